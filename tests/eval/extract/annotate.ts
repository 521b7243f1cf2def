/**
 * For the next annotator.
 *   node tests/support/run.mjs tests/eval/extract/annotate.ts show DIR PAGE [FROM TO]
 *     prints what the page says to machines and its blocks, numbered; `@` marks links, runs of short blocks share a line
 *   node tests/support/run.mjs tests/eval/extract/annotate.ts record DIR LABELS
 *     reads labels and adds them to tests/eval/annotations (a page that is there already is replaced)
 * DIR is the folder `extraction` of the data. LABELS has a line a page, fields divided by tabs: page, site, language, blocks, days, authors, sources,
 * further titles. Blocks are written as role and numbers, `T12 p13-15 h16 c17`; a capital `T` marks a headline whose text is the title, a small `t` one
 * that is not quite (with a kicker, say). Authors by comma, `-` for nobody, `?` where one cannot tell; other fields by `|`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readOriginal } from '../../../renderer/core/import/readOriginal.ts'
import type { Annotation, Role } from './annotations.ts'
import { ROLES, SPLITS, splitOf, titleHash } from './annotations.ts'
import { pageBlocks } from './pageBlocks.ts'

const FOLDER = join(import.meta.dirname, '../annotations')

function load(dataDir: string, page: string): string {
  return readOriginal('page.html', readFileSync(join(dataDir, page))).text
}

function show(dataDir: string, page: string, from: number, to: number): void {
  const html = load(dataDir, page)
  const lines: string[] = []
  for (const [tag] of html.matchAll(/<meta\s[^>]{0,600}>/gi)) if (/(?:name|property|itemprop)=["']?[\w:.-]*(?:author|creator|date|time|publish|title|byl|site_name)/i.test(tag)) lines.push(tag.slice(0, 200))
  for (const [, key, value] of html.matchAll(/"(headline|datePublished|author)"\s*:\s*("[^"]{0,140}"|[[{][^\]}]{0,160})/g)) lines.push(`JSON ${key}: ${value?.replace(/\s+/g, ' ')}`)
  for (const [tag] of html.matchAll(/<(?:time[^>]{0,200}>|title[^>]*>[^<]*)/gi)) lines.push(tag)
  let run: string[] = []
  const flush = (): void => {
    if (run.length > 0) lines.push(run.length > 12 ? [...run.slice(0, 4), '…', ...run.slice(-3)].join(' | ') : run.join(' | '))
    run = []
  }
  for (const [index, { text, tag, linked }] of pageBlocks(html).entries()) {
    if (index < from || index > to) continue
    if ((text.length < 30 && !/^(?:h[1-6]|p)$/.test(tag)) || (linked && text.length < 70)) run.push(`${index} ${text.slice(0, 26)}`)
    else {
      flush()
      lines.push(`${index} ${tag}${linked ? '@' : ''} ${text.length > 90 ? `${text.slice(0, 60)} … ${text.slice(-24)} [${text.length}]` : text}`)
    }
  }
  flush()
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** @throws naming the page and what is wrong with its line */
function annotationOf(line: string, dataDir: string): Annotation {
  const [page = '', site = '', lang = '', labels = '', days = '', authors = '', sources = '', titles = ''] = line.split('\t')
  const blocks = pageBlocks(load(dataDir, page))
  const roles = new Map<number, Role>()
  const right = titles.split('|').filter((title) => title !== '')
  for (const label of labels.split(' ')) {
    const match = /^([A-Za-z])(\d+)(?:-(\d+))?$/.exec(label)
    const role = match?.[1] ? ROLES[match[1].toLowerCase() as keyof typeof ROLES] : undefined
    if (!match || role === undefined) throw new Error(`${page}: what is “${label}”?`)
    for (let index = Number(match[2]); index <= Number(match[3] ?? match[2]); index += 1) {
      const block = blocks[index]
      if (!block) throw new Error(`${page} has ${blocks.length} blocks, none is ${index}`)
      roles.set(index, role)
      if (match[1] === 'T') right.push(block.text)
    }
  }
  if (right.length === 0 || !/^\d{4}-\d\d-\d\d(?:\||$)|^-$/.test(days)) throw new Error(`${page}: no title, or “${days}” is no day`)
  return {
    page,
    site,
    lang,
    titles: [...new Set(right.map(titleHash))],
    authors: authors === '?' ? null : authors === '-' ? [] : authors.split(', '),
    published: days === '-' ? [] : days.split('|'),
    sources: sources.split('|'),
    blocks: Object.fromEntries([...roles].sort(([a], [b]) => a - b).map(([index, role]) => [blocks[index]?.hash ?? '', role])),
  }
}

function record(dataDir: string, labelsFile: string): void {
  const added = readFileSync(labelsFile, 'utf8').split('\n').filter((line) => line !== '').map((line) => annotationOf(line, dataDir))
  for (const split of SPLITS) {
    const path = join(FOLDER, `${split}.json`)
    const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Annotation[]) : []
    const all = new Map([...before, ...added.filter(({ site }) => splitOf(site) === split)].map((one) => [one.page, one]))
    const sorted = [...all.values()].sort((a, b) => (a.page < b.page ? -1 : 1))
    writeFileSync(path, `[\n${sorted.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`)
    process.stdout.write(`${split}: ${sorted.length} pages\n`)
  }
}

const [command, dataDir, file, from, to] = process.argv.slice(2)
if (command === 'show' && dataDir && file) show(dataDir, file, Number(from ?? 0), Number(to ?? Number.MAX_SAFE_INTEGER))
else if (command === 'record' && dataDir && file) record(dataDir, file)
else process.stderr.write('usage: annotate.ts show DIR PAGE [FROM TO] | record DIR LABELS\n')
