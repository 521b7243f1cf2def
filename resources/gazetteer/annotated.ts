/**
 * Texts in which people have marked the names, read from the folder that the project develops on: what the gazetteer's word lists are learned
 * from, and what evaluation measures on. One rule keeps the two apart.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, unzipSync } from 'fflate'
import type { ActorKind, Lang, Span } from '../../renderer/core/model.ts'

export interface AnnotatedText {
  text: string
  lang: Lang
  /** People, organisations and places. */
  spans: { start: number; end: number; kind: ActorKind }[]
  /** Whatever else is marked: works, events, adjectives of places. */
  other: Span[]
}

/**
 * Every third sentence or document of a set, by its place in the file, is kept for measuring; nothing is learned from it. Europarl is parallel:
 * the same numbers are the same sentences in all its languages.
 */
export function heldOut(index: number): boolean {
  return index % 3 === 2
}

const KIND: Record<string, ActorKind> = {
  PER: 'person', ORG: 'organisation', LOC: 'place',
  person: 'person', organization: 'organisation', 'organization-company': 'organisation',
  location: 'place', 'location-city': 'place', 'location-street': 'place', 'location-stop': 'place', 'location-route': 'place',
}
/** Labels of traffic reports that mark no name: Stau, gestern, zwei Stunden. */
const NO_NAME = /^(?:O|date|time|duration|number|distance|set|money|percent|trigger|event-cause|disaster-type|org-position)$/

/** CoNLL-like lines → texts of one block (sentence) each, words joined as they would be printed. */
function fromColumns(lines: string, lang: Lang, word: number, label: number): AnnotatedText[] {
  const texts: AnnotatedText[] = []
  let rows: [string, string][] = []
  for (const line of [...lines.split('\n'), '']) {
    if (line.startsWith('#\t') || line.startsWith('# ')) continue
    const cells = line.split(/[\t ]/)
    const text = cells[word]
    const tag = cells[label]
    if (line.trim() === '') {
      if (rows.length > 0) texts.push(detokenise(rows, lang))
      rows = []
    } else if (text !== undefined && tag !== undefined) rows.push([text, tag.trim()])
  }
  return texts
}

function detokenise(rows: [string, string][], lang: Lang): AnnotatedText {
  let text = ''
  let open = false
  const spans: AnnotatedText['spans'] = []
  const other: Span[] = []
  let current: AnnotatedText['spans'][number] | null = null
  rows.forEach(([word, tag], at) => {
    const quote = /^["“”„]$/.test(word)
    const closes = /^[.,;:!?)\]%…»]|^['’]s?$|^['’](?:s|re|ve|ll|t|d|m)$|^n't$/.test(word) || (quote && open)
    const previous = rows[at - 1]?.[0] ?? ''
    const glued = /[([«„]$/.test(previous) || (/^["“”]$/.test(previous) && open) || (/\p{L}['’]$/u.test(previous) && lang !== 'en' && lang !== 'de')
    if (text !== '' && !closes && !glued) text += ' '
    if (quote) open = !open
    const start = text.length
    text += word
    const name = tag.replace(/^[BI]-/, '')
    const kind = KIND[name]
    if (kind === undefined) {
      current = null
      if (!NO_NAME.test(name)) other.push({ start, end: text.length })
    } else if (tag.startsWith('B-') || current === null || current.kind !== kind) spans.push((current = { start, end: text.length, kind }))
    else current.end = text.length
  })
  return { text, lang, spans, other }
}

function smartData(file: string, newsOnly: boolean): AnnotatedText[] {
  const raw = new TextDecoder().decode(gunzipSync(readFileSync(file)))
  const texts: AnnotatedText[] = []
  for (const match of raw.matchAll(/"raw" : ("(?:[^"\\]|\\.)*")/g)) {
    const xml = JSON.parse(match[1] ?? '""') as string
    const inner = /<TEXT>([\s\S]*?)<\/TEXT>/.exec(xml)?.[1]
    if (inner === undefined || (newsOnly && !xml.includes('featureValue="news"'))) continue
    const at = new Map<string, number>()
    let text = ''
    for (const piece of inner.split(/(<NODE id="\d+" \/>)/)) {
      const id = /^<NODE id="(\d+)" \/>$/.exec(piece)?.[1]
      if (id !== undefined) at.set(id, text.length)
      else text += piece.replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/\r/g, '')
    }
    const spans: AnnotatedText['spans'] = []
    const other: Span[] = []
    for (const [, from = '', to = '', type = ''] of xml.matchAll(/<Entity id="\d+" startPos="(\d+)" endPos="(\d+)" type="([^"]+)"/g)) {
      const [start, end, kind] = [at.get(from), at.get(to), KIND[type]]
      if (start === undefined || end === undefined || NO_NAME.test(type)) continue
      if (kind === undefined) other.push({ start, end })
      else spans.push({ start, end, kind })
    }
    texts.push({ text, lang: 'de', spans, other })
  }
  return texts
}

function factRuEval(folder: string): AnnotatedText[] {
  const texts: AnnotatedText[] = []
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.objects')).sort()) {
    const base = join(folder, name.replace(/\.objects$/, ''))
    const text = readFileSync(`${base}.txt`, 'utf8').replace(/\r\n/g, '\n')
    const places = new Map(
      readFileSync(`${base}.spans`, 'utf8').split('\n').flatMap((line) => {
        const [id, , start, length] = line.split(' ')
        return id && start && length ? [[id, { start: Number(start), end: Number(start) + Number(length) }] as const] : []
      }),
    )
    const spans = readFileSync(`${base}.objects`, 'utf8').split('\n').flatMap((line) => {
      const [head = ''] = line.split('#')
      const [, type = '', ...ids] = head.trim().split(/\s+/)
      const kind: ActorKind | undefined = type === 'Person' ? 'person' : type === 'Org' ? 'organisation' : type === 'Location' || type === 'LocOrg' ? 'place' : undefined
      const parts = ids.flatMap((id) => places.get(id) ?? [])
      if (kind === undefined || parts.length === 0) return []
      return [{ start: Math.min(...parts.map((part) => part.start)), end: Math.max(...parts.map((part) => part.end)), kind }]
    })
    texts.push({ text, lang: 'ru', spans, other: [] })
  }
  return texts
}

export interface AnnotatedSet {
  name: string
  /** To learn from. */
  learn: AnnotatedText[]
  /** To measure on: held out, or the set's own test part; empty where it is too old or too unlike news. */
  measure: AnnotatedText[]
}

/** The sets that `dataDir` holds; missing ones are left out. All are free to use: CC BY, CC0, MIT or without restriction (NOTICE.md). */
export function annotatedSets(dataDir: string): AnnotatedSet[] {
  const path = (name: string): string => join(dataDir, 'ner', name)
  const text = (name: string): string => readFileSync(path(name), 'utf8')
  const parted = (texts: AnnotatedText[]): Omit<AnnotatedSet, 'name'> => ({ learn: texts.filter((_, at) => !heldOut(at)), measure: texts.filter((_, at) => heldOut(at)) })
  const sets: { name: string; file: string; read: (file: string) => Omit<AnnotatedSet, 'name'> }[] = [
    { name: 'de germeval', file: 'germeval2014-de/NER-de-dev.tsv', read: (file) => parted(fromColumns(text(file), 'de', 1, 2)) },
    { name: 'de smartdata news', file: 'smartdata-de/v1_20180119/test.json.gz', read: (file) => ({ learn: smartData(path(file.replace('test', 'train')), false), measure: smartData(path(file), true) }) },
    { name: 'de mobie', file: 'mobie-de/v1_20210811/ner_conll03_formatted.zip', read: (file) => ({ learn: fromColumns(new TextDecoder().decode(unzipSync(readFileSync(path(file)))['train.conll2003']), 'de', 0, 3), measure: [] }) },
    { name: 'en wikigold', file: 'wikigold-en/wikigold.conllu', read: (file) => parted(fromColumns(text(file), 'en', 1, 2)) },
    { name: 'ru factrueval', file: 'factrueval-ru/devset', read: (file) => parted(factRuEval(path(file))) },
    ...['de', 'en', 'es', 'it'].map((lang) => ({ name: `${lang} europarl`, file: `europarl-de-en-es-it/${lang}-europarl.test.conll02`, read: (file: string) => parted(fromColumns(text(file), lang, 0, 1)) })),
    ...['DE.lft', 'DE.onb', 'DE.sbb', 'FR.bnf'].map((part) => ({ name: `europeana ${part}`, file: `europeana-cc0/enp_${part}.bio`, read: (file: string) => ({ learn: fromColumns(text(file), part.slice(0, 2).toLowerCase(), 0, 1), measure: [] }) })),
  ]
  return sets.filter(({ file }) => existsSync(path(file))).map(({ name, file, read }) => ({ name, ...read(file) }))
}
