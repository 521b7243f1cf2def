/**
 * The pages of an export that are no notes: an article, its highlights, an actor, an event. Each is front matter and a document of the note's own
 * kind, so that links, quotes and citations are written as in notes, in every format.
 */
import type { Root } from 'mdast'
import { formatEdtf } from '../events/formatEdtf.ts'
import { languageName } from '../markdown/passageAttribution.ts'
import type { ActorKind, Edtf, HighlightRow, Id, Lang, NoteNode, Span } from '../model.ts'
import { NODE, type PassageAttrs } from '../notes/document.ts'
import type { CitedArticle } from './bibliography/citedArticle.ts'
import type { PageKind } from './placePages.ts'

export interface ExportArticle extends CitedArticle {
  addedAt: number
}

export interface ExportActor {
  id: Id
  kind: ActorKind
  name: string
  names: { lang: Lang; name: string }[]
  articles: { id: Id; count: number }[]
}

/** A passage with its words. */
export interface ExportPassage extends Span {
  version: number
  exact: string
}

export interface ExportEvent {
  id: Id
  title: string
  start: Edtf | null
  end: Edtf | null
  actors: Id[]
  articles: { id: Id; inferred: boolean; why: string; passages: ExportPassage[] }[]
}

export interface Page {
  kind: PageKind
  id: Id
  title: string
  createdAt: number
  folder: string
  /** Properties besides title and id. */
  properties: Record<string, unknown>
  /** A note's document, or an article's body as it is. */
  content: { doc: NoteNode } | { body: Root }
}

const text = (value: string): NoteNode => ({ type: NODE.text, text: value })
const paragraph = (...content: NoteNode[]): NoteNode => ({ type: NODE.paragraph, content })
const heading = (level: number, ...content: NoteNode[]): NoteNode => ({ type: NODE.heading, attrs: { level }, content })
const list = (items: NoteNode[][]): NoteNode => ({ type: NODE.bulletList, content: items.map((content) => ({ type: NODE.listItem, content: [paragraph(...content)] })) })
const reference = (kind: 'article' | 'actor' | 'event' | 'note', id: Id, label: string): NoteNode => ({ type: NODE.reference, attrs: { kind, id, label, target: null } })
const section = (title: string, items: NoteNode[][]): NoteNode[] => (items.length === 0 ? [] : [heading(2, text(title)), list(items)])
const document = (content: NoteNode[]): NoteNode => ({ type: NODE.doc, content: content.length > 0 ? content : [{ type: NODE.paragraph }] })

const present = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)))

const sourceProperties = ({ siteName, byline, publishedAt, lang, url }: CitedArticle): Record<string, unknown> =>
  present({ source: siteName, author: byline, published: publishedAt, lang, url })

/** `SNA, 10 January 2022` */
const provenance = ({ siteName, publishedAt }: CitedArticle): string => [siteName ?? 'source unknown', publishedAt === null ? 'undated' : formatEdtf(publishedAt, 'en-GB')].join(', ')

const count = (number: number, one: string, many: string): string => `${number.toLocaleString('en')} ${number === 1 ? one : many}`

export const articlePage = (article: ExportArticle, body: Root): Page => ({
  kind: 'article', id: article.id, title: article.title, createdAt: article.addedAt, folder: 'Articles',
  properties: { dossier: 'article', ...sourceProperties(article), citekey: article.citationKey }, content: { body },
})

/** The words of a passage as paragraphs, with its address. */
function passage(article: CitedArticle, { version, start, end, exact }: ExportPassage): NoteNode {
  const { title, siteName, publishedAt, url, lang } = article
  const attrs: PassageAttrs = { articleId: article.id, version, start, end, exact, prefix: '', suffix: '', source: { title, siteName, publishedAt, url, lang } }
  return { type: NODE.passage, attrs: { ...attrs }, content: plainParagraphs(exact) }
}

/** Plain text as paragraphs at blank lines, with breaks at line ends. */
const plainParagraphs = (value: string): NoteNode[] =>
  value.split(/\n{2,}/).map((block) => paragraph(...block.split('\n').flatMap((line, at) => [...(at > 0 ? [{ type: NODE.hardBreak }] : []), ...(line === '' ? [] : [text(line)])])))

export function highlightsPage(article: ExportArticle, highlights: readonly HighlightRow[]): Page {
  const content = highlights.toSorted((a, b) => a.start - b.start || a.end - b.end).flatMap((highlight) => [
    passage(article, highlight),
    paragraph(text(`Highlighted in ${highlight.colour}${highlight.tags.length === 0 ? '' : `, ${highlight.tags.map((tag) => `#${tag}`).join(' ')}`}`)),
    ...(highlight.comment.trim() === '' ? [] : plainParagraphs(highlight.comment.trim())),
    { type: NODE.horizontalRule },
  ]).slice(0, -1)
  return {
    kind: 'highlights', id: article.id, title: article.title, createdAt: article.addedAt, folder: 'Highlights',
    properties: { dossier: 'highlights', ...sourceProperties(article), tags: [...new Set(highlights.flatMap(({ tags }) => tags))] },
    content: { doc: document([paragraph(text('Of '), reference('article', article.id, article.title), text(` (${provenance(article)})`)), ...content]) },
  }
}

const KINDS: Record<ActorKind, string> = { person: 'Person', organisation: 'Organisation', place: 'Place' }

type Named = { id: Id; title: string }

export function actorPage(actor: ExportActor, articleOf: (id: Id) => CitedArticle | undefined, notes: readonly Named[]): Page {
  const others = [...new Set(actor.names.map(({ name }) => name))].filter((name) => name !== actor.name)
  const languages = [...new Set(actor.names.map(({ lang }) => lang))]
  const articles = actor.articles.flatMap(({ id, count: mentions }) => {
    const article = articleOf(id)
    return article === undefined ? [] : [[reference('article', id, article.title), text(` (${provenance(article)}; ${count(mentions, 'mention', 'mentions')})`)]]
  })
  return {
    kind: 'actor', id: actor.id, title: actor.name, createdAt: 0, folder: 'Actors', properties: { dossier: 'actor', ...present({ aliases: others }) },
    content: {
      doc: document([
        paragraph(text(KINDS[actor.kind])),
        ...section('Names', languages.map((lang) => [text(`${lang === 'und' ? 'Language unknown' : languageName(lang)}: ${actor.names.filter((each) => each.lang === lang).map(({ name }) => name).join(', ')}`)])),
        ...section('Articles', articles),
        ...section('Notes', notes.map((note) => [reference('note', note.id, note.title)])),
      ]),
    },
  }
}

export function eventPage(event: ExportEvent, articleOf: (id: Id) => CitedArticle | undefined, nameOf: (actor: Id) => string | null, notes: readonly Named[]): Page {
  const date = event.start === null ? event.end : event.end === null || event.end === event.start ? event.start : `${event.start}/${event.end}`
  const told = event.articles.flatMap(({ id, inferred, why, passages }) => {
    const article = articleOf(id)
    if (article === undefined) return []
    return [
      heading(3, reference('article', id, article.title)),
      ...(inferred ? [paragraph(text(`Inferred, not dated by the article itself${why === '' ? '' : `: ${why}`}`))] : []),
      ...passages.map((each) => passage(article, each)),
    ]
  })
  const actors = event.actors.flatMap((id) => {
    const name = nameOf(id)
    return name === null ? [] : [[reference('actor', id, name)]]
  })
  return {
    kind: 'event', id: event.id, title: event.title, createdAt: 0, folder: 'Events', properties: { dossier: 'event', ...present({ date }) },
    content: {
      doc: document([
        paragraph(text(date === null ? 'Date unknown' : formatEdtf(date, 'en-GB'))),
        ...section('Actors', actors),
        ...(told.length === 0 ? [] : [heading(2, text('Articles')), ...told]),
        ...section('Notes', notes.map((note) => [reference('note', note.id, note.title)])),
      ]),
    },
  }
}
