/**
 * How many articles of 4 KB a core reads in a second: names alone, and with the events and dates that the app looks for in the same go. The code is
 * built as for the app first, for loaded module by module it runs half as fast. The articles are invented (bench/generateCorpus.ts); no data are read.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import type { EventMention } from '../../renderer/core/events/types.ts'
import type { Lang, RecognisedMention } from '../../renderer/core/model.ts'
import { generateArticle } from '../bench/generateCorpus.ts'
import { shippedData } from '../support/gazetteer.ts'
import type { EvalReport } from './report.ts'
import type * as Reading from './speedEntry.ts'

const ARTICLES = 300
const ROUNDS = 5

async function built(): Promise<typeof Reading> {
  const outDir = mkdtempSync(join(tmpdir(), 'dossier-speed-'))
  try {
    await build({
      root: resolve(import.meta.dirname, '../..'), configFile: false, logLevel: 'error', ssr: { noExternal: true },
      build: { ssr: resolve(import.meta.dirname, 'speedEntry.ts'), outDir, minify: true, emptyOutDir: true, rollupOptions: { output: { entryFileNames: 'reading.mjs' } } },
    })
    return (await import(/* @vite-ignore */ pathToFileURL(join(outDir, 'reading.mjs')).href)) as typeof Reading
  } finally {
    rmSync(outDir, { recursive: true })
  }
}

export async function evalSpeed(): Promise<EvalReport> {
  const { createGazetteer, detectLanguage, eventPassages, formKey, recognise } = await built()
  const gazetteer = createGazetteer(shippedData())
  const articles = Array.from({ length: ARTICLES }, (_, at) => {
    const { text } = generateArticle(at, ARTICLES)
    return { id: String(at), key: String(at), title: '', text, lang: detectLanguage(text), publishedAt: '2022-01-10' }
  })
  const size = articles.reduce((sum, { text }) => sum + text.length, 0) / ARTICLES
  const forms = new Map<string, number>()
  const withForms = (lang: Lang | null, mentions: RecognisedMention[]): EventMention[] =>
    mentions.map((mention) => {
      const key = formKey({ kind: mention.kind, lang: lang ?? 'und', name: mention.name })
      const form = forms.get(key) ?? forms.size
      forms.set(key, form)
      return { ...mention, form }
    })
  const ways: [string, (article: (typeof articles)[number]) => void][] = [
    ['names', (article) => void recognise(article, gazetteer)],
    ['names, dates and events', (article) => void eventPassages({ ...article, mentions: withForms(article.lang, recognise(article, gazetteer).mentions) })],
  ]
  const measures = ways.map(([what, read]) => {
    // The first round is a start: words are met, code is compiled.
    const rounds = Array.from({ length: ROUNDS + 1 }, () => {
      const from = process.cpuUsage()
      articles.forEach(read)
      const { user, system } = process.cpuUsage(from)
      return (user + system) / 1e6
    })
    const [, ...warm] = rounds
    return { measure: `${what}: articles a second on one core`, value: ARTICLES / warm.toSorted((a, b) => a - b)[ROUNDS >> 1]!, n: ARTICLES }
  })
  return { name: 'speed', measures, notes: [`Invented articles of ${size.toFixed(0)} letters in five languages; processor time, the median of ${ROUNDS} rounds, collection of garbage included.`] }
}
