/**
 * Texts in which people have marked the names, read from the folder that the project develops on: what the gazetteer's word lists and the tagger
 * are learned from, and what evaluation measures on. One rule, published here, keeps the parts apart.
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
  /** False for messages and reports that stand beside news in one set. */
  news?: boolean
}

/**
 * Whether a sentence or document, by its place in its file counted from 0, is kept for measuring: every third is, and nothing is learned from it nor
 * decided on it. All else teaches, and decides between methods and settings by cross-validation (crossValidate.ts). Europarl is parallel: the same
 * numbers are the same sentences in all its languages. SmartData comes with a test part of its own, of which the news are measured. Of our own
 * sentences (sentences/) the Italian, French and Spanish ones are parted by the same rule. The others, MobIE (traffic messages) and Europeana
 * (newspapers of 1870–1930, scanned) only teach.
 */
export function isTest(index: number): boolean {
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

/** Sentences of our own, a line each: `[P Marta Bellini], sindaco di [L Bari]`, with P, O and L. */
function ownSentences(lines: string, lang: Lang): AnnotatedText[] {
  const kinds: Record<string, ActorKind> = { P: 'person', O: 'organisation', L: 'place' }
  return lines.split('\n').filter(Boolean).map((line) => {
    let text = ''
    const spans: AnnotatedText['spans'] = []
    for (const piece of line.split(/(\[[POL] [^\]]+\])/)) {
      const kind = kinds[piece.startsWith('[') ? (piece[1] ?? '') : '']
      const words = kind === undefined ? piece : piece.slice(3, -1)
      if (kind !== undefined) spans.push({ start: text.length, end: text.length + words.length, kind })
      text += words
    }
    return { text, lang, spans, other: [] }
  })
}

function smartData(file: string): AnnotatedText[] {
  const raw = new TextDecoder().decode(gunzipSync(readFileSync(file)))
  const texts: AnnotatedText[] = []
  for (const match of raw.matchAll(/"raw" : ("(?:[^"\\]|\\.)*")/g)) {
    const xml = JSON.parse(match[1] ?? '""') as string
    const inner = /<TEXT>([\s\S]*?)<\/TEXT>/.exec(xml)?.[1]
    if (inner === undefined) continue
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
      const [first, last, kind] = [at.get(from), at.get(to), KIND[type]]
      if (first === undefined || last === undefined || NO_NAME.test(type)) continue
      // Some spans take a space along.
      const marked = text.slice(first, last)
      const [start, end] = [first + marked.length - marked.trimStart().length, last - marked.length + marked.trimEnd().length]
      if (kind === undefined) other.push({ start, end })
      else spans.push({ start, end, kind })
    }
    texts.push({ text, lang: 'de', spans, other, news: xml.includes('featureValue="news"') })
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

interface Parts {
  learn: AnnotatedText[]
  test: AnnotatedText[]
}

export interface AnnotatedSet extends Parts {
  name: string
}

/** Scanned pages come as one text of a hundred thousand words: read in pieces, like articles. */
function pieces({ text, lang, spans, other }: AnnotatedText, length = 4000): AnnotatedText[] {
  const found: AnnotatedText[] = []
  for (let from = 0; from < text.length; ) {
    let to = text.length - from <= length ? text.length : text.lastIndexOf(' ', from + length)
    const cut = [...spans, ...other].find(({ start, end }) => start < to && end > to)
    if (cut) to = cut.end
    const within = <S extends Span>(all: S[]): S[] => all.filter(({ start, end }) => start >= from && end <= to).map((span) => ({ ...span, start: span.start - from, end: span.end - from }))
    found.push({ text: text.slice(from, to), lang, spans: within(spans), other: within(other) })
    from = to
  }
  return found
}

/** The sets that `dataDir` holds; missing ones are left out. All are free to use: CC BY, CC0, MIT or without restriction (NOTICE.md). */
export function annotatedSets(dataDir: string): AnnotatedSet[] {
  const path = (name: string): string => join(dataDir, 'ner', name)
  const text = (name: string): string => readFileSync(path(name), 'utf8')
  const parted = (texts: AnnotatedText[]): Parts => ({ learn: texts.filter((_, at) => !isTest(at)), test: texts.filter((_, at) => isTest(at)) })
  const teaching = (texts: AnnotatedText[]): Parts => ({ learn: texts, test: [] })
  const sets: { name: string; file: string; read: (file: string) => Parts }[] = [
    { name: 'de germeval', file: 'germeval2014-de/NER-de-dev.tsv', read: (file) => parted(fromColumns(text(file), 'de', 1, 2)) },
    {
      name: 'de smartdata news', file: 'smartdata-de/v1_20180119/test.json.gz',
      read: (file) => ({ learn: smartData(path(file.replace('test', 'train'))), test: smartData(path(file)).filter(({ news }) => news) }),
    },
    { name: 'de mobie', file: 'mobie-de/v1_20210811/ner_conll03_formatted.zip', read: (file) => teaching(fromColumns(new TextDecoder().decode(unzipSync(readFileSync(path(file)))['train.conll2003']), 'de', 0, 3)) },
    { name: 'en wikigold', file: 'wikigold-en/wikigold.conllu', read: (file) => parted(fromColumns(text(file), 'en', 1, 2)) },
    { name: 'ru factrueval', file: 'factrueval-ru/devset', read: (file) => parted(factRuEval(path(file))) },
    ...['de', 'en', 'es', 'it'].map((lang) => ({ name: `${lang} europarl`, file: `europarl-de-en-es-it/${lang}-europarl.test.conll02`, read: (file: string) => parted(fromColumns(text(file), lang, 0, 1)) })),
    ...['DE.lft', 'DE.onb', 'DE.sbb', 'FR.bnf'].map((part) => ({ name: `europeana ${part}`, file: `europeana-cc0/enp_${part}.bio`, read: (file: string) => teaching(fromColumns(text(file), part.slice(0, 2).toLowerCase(), 0, 1).flatMap((page) => pieces(page))) })),
  ]
  const found = sets.filter(({ file }) => existsSync(path(file))).map(({ name, file, read }): AnnotatedSet => ({ name, ...read(file) }))
  const own = ['it', 'fr', 'es', 'de', 'en', 'ru'].map((lang): AnnotatedSet => {
    const texts = ownSentences(readFileSync(join(import.meta.dirname, 'sentences', `${lang}.txt`), 'utf8'), lang)
    return { name: `${lang} own`, ...(['it', 'fr', 'es'].includes(lang) ? parted(texts) : teaching(texts)) }
  })
  return [...found, ...own]
}
