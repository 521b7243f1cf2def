/** A small library with one of everything, for what exports are checked against. */
import type { LibraryToExport } from '../../../renderer/core/export/exportLibrary.ts'
import type { ExportArticle } from '../../../renderer/core/export/pages.ts'
import type { NoteToExport, PageLookup } from '../../../renderer/core/export/pageWriter.ts'
import { markdownToNote } from '../../../renderer/core/markdown/markdown.ts'
import { parseMarkdown } from '../../../renderer/core/markdown/parseMarkdown.ts'

const CREATED = Date.UTC(2022, 0, 10, 14, 50)

export const MAP = 'aa'.repeat(32)
export const OTHER_MAP = 'ab'.repeat(32)
export const GONE = 'ff'.repeat(32)

export const article = (id: string, given: Partial<ExportArticle> = {}): ExportArticle => ({
  id, title: 'Unruhen in Kasachstan', byline: 'Erika Muster', siteName: 'SNA', publishedAt: '2022-01-10', lang: 'de', url: 'https://example.org/unruhen', citationKey: 'muster2022unruhen', addedAt: CREATED, ...given,
})

export const note = (id: string, title: string, markdown: string, more: Partial<NoteToExport> = {}): NoteToExport => ({
  id, title, createdAt: CREATED, updatedAt: CREATED, tags: [], aliases: [], folder: '', lang: null, doc: markdownToNote(markdown), ...more,
})

const UNREST = article('art1')
const APPEAL = article('art2', { title: "Kazakistan: l'appello", byline: null, siteName: "L'AntiDiplomatico", publishedAt: '2022-01-05T21:16', lang: 'it', url: null, citationKey: 'lantidiplomatico2022kazakistan' })

const LAWS = `
# A heading

See [the unrest](dossier://note/n2#The%20start), [a map](dossier://note/n3), [gone (2021)](dossier://note/elsewhere) and [[Not yet|nothing yet]]. $5 @home a^b \\begin{x}

![Map of Almaty|300](asset:${MAP} "The caption")

![](asset:${OTHER_MAP})

![Lost](asset:${GONE})

> [!warning]- Mind the "gap"
> In the callout.
>
> > [!note]
> > Within.

(a) is no list[^1].

[^1]: A footnote about [Tokayev](dossier://actor/act1).
`

const UNREST_NOTE = `
## The start

[Tokayev](dossier://actor/act1) on [10 January](dossier://event/ev1), says [Unruhen](dossier://article/art1@1?at=3-9).

> In einer *Sitzung*: „Nein“.
>
> Zweiter Absatz.

([source unknown, undated](dossier://article/art1@1?at=28-46))

- In a list:

  > Altro

  ([L'AntiDiplomatico, 5 January 2022, 21:16](dossier://article/art2@1?at=0-5): “Kazakistan”, Italian)

![The appeal](dossier://article/art2)
`

export const NOTES: NoteToExport[] = [
  note('n1', 'Three laws', LAWS, { tags: ['laws', 'true'], aliases: ['3 laws', 'a: b'], lang: 'en' }),
  note('n2', 'Kazakhstan: the unrest?', UNREST_NOTE, { folder: 'Travel/2022', createdAt: CREATED + 1 }),
  note('n3', 'three LAWS', 'Up to [laws](dossier://note/n1).\n', { folder: 'travel/a:b', createdAt: CREATED + 2 }),
  note('n4', 'THREE laws', '---\nsource: paper # kept\n---\n\nFirst.\n', { createdAt: CREATED + 3 }),
  note('n5', '', '', { createdAt: CREATED + 4 }),
]

export const LIBRARY: LibraryToExport = {
  notes: NOTES,
  articles: [
    { article: UNREST, body: parseMarkdown('## Almaty\n\nErster Absatz hier drin.\n\nZweiter Absatz mit $ und @zeichen.\n', { frontMatter: false }) },
    { article: APPEAL, body: parseMarkdown('Altro testo.\n', { frontMatter: false }) },
  ],
  actors: [{ id: 'act1', kind: 'person', name: 'Kassym-Jomart Tokayev', names: [{ lang: 'de', name: 'Kassym-Jomart Tokajew' }, { lang: 'en', name: 'Kassym-Jomart Tokayev' }], articles: [{ id: 'art1', count: 3 }, { id: 'art2', count: 1 }] }],
  events: [{
    id: 'ev1', title: 'Session of the council', start: '2022-01-10', end: '2022-01-10', actors: ['act1', 'act9'],
    articles: [{ id: 'art1', inferred: false, why: '', passages: [{ version: 1, start: 8, end: 31, exact: 'Erster Absatz hier drin.' }] }, { id: 'art2', inferred: true, why: 'same participants', passages: [] }],
  }],
  highlights: [{
    articleId: 'art1',
    highlights: [
      { id: 'h2', articleId: 'art1', version: 1, start: 34, end: 48, exact: 'Zweiter Absatz', prefix: '', suffix: '', colour: 'green', comment: '', tags: [], createdAt: 0, updatedAt: 0 },
      { id: 'h1', articleId: 'art1', version: 1, start: 8, end: 22, exact: 'Erster Absatz ', prefix: '', suffix: '', colour: 'yellow', comment: 'Why first?\n\nAsk *her*.', tags: ['ask', 'source/sna'], createdAt: 0, updatedAt: 0 },
    ],
  }],
  assets: [{ id: MAP, name: 'Map of Almaty.PNG', mediaType: 'image/png' }, { id: OTHER_MAP, name: 'map of almaty.png', mediaType: 'image/png' }],
}

export const LOOKUP: PageLookup = {
  labelOf: (kind, id) => (kind === 'actor' ? ({ act1: 'Kassym-Jomart Tokayev', act9: 'CSTO' }[id] ?? null) : null),
  articleOf: (id) => ({ art1: UNREST, art2: APPEAL })[id],
  currentOf: (_kind, id) => id,
  paragraphOf: (passage) => (passage.articleId === 'art1' && passage.start === 28 ? 2 : null),
}
