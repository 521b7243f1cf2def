/**
 * How well events are linked. There is no free annotated corpus of news events in our languages, so this measures on what there is: an
 * invented corpus in the data folder if somebody put one there (`events/*.jsonl`: lines of `inspect link`'s input with `events: string[]`, the names
 * of the events each article belongs to), scored by pairs of articles. A wrong pair weighs more than a missed one, so precision stands first.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { corpusArticle, linkEventsOf } from '../inspect/events.ts'
import type { EvalReport } from './report.ts'

/** Unordered pairs of what is together in one of the groups. */
function pairsOf(groups: Iterable<string[]>): Set<string> {
  const pairs = new Set<string>()
  for (const group of groups) {
    const members = [...new Set(group)].sort()
    members.forEach((a, i) => {
      for (const b of members.slice(i + 1)) pairs.add(`${a}\n${b}`)
    })
  }
  return pairs
}

/** @param dataDir the folder that may have `events/` */
export async function evalEvents(dataDir: string): Promise<EvalReport> {
  const folder = join(dataDir, 'events')
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.jsonl')).sort() : []
  const report: EvalReport = { name: 'events', measures: [], notes: [] }
  if (files.length === 0) report.notes.push(`no annotated events in ${folder}: nothing is measured (the tests hold invented clusters)`)
  const { linkActors } = await import('../inspect/actors.ts')
  for (const file of files) {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as unknown)
    const articles = lines.map(corpusArticle)
    const gold = new Map<string, string[]>()
    lines.forEach((line, i) => {
      const events = (line as { events?: unknown }).events
      for (const event of Array.isArray(events) ? events : []) gold.set(String(event), [...(gold.get(String(event)) ?? []), articles[i]?.id ?? ''])
    })
    const { actors } = linkActors(articles)
    const found = linkEventsOf({ articles, actors })
    const [wanted, got] = [pairsOf(gold.values()), pairsOf(found.map((event) => event.articles))]
    const right = [...got].filter((pair) => wanted.has(pair)).length
    report.measures.push(
      { measure: `${file} pair precision`, value: got.size === 0 ? 1 : right / got.size, n: got.size },
      { measure: `${file} pair recall`, value: wanted.size === 0 ? 1 : right / wanted.size, n: wanted.size },
      { measure: `${file} events found`, value: found.length, n: articles.length },
    )
  }
  return report
}
