/**
 * The passage: words quoted from one version of an article, with the selector that finds them again and, below, a line that says
 * whose they are and leads back to them. The text can be edited (shortened, emphasised); the selector keeps what was quoted.
 */
import { mergeAttributes, Node } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { formatAddress, type Place } from '../../../core/address.ts'
import { formatEdtf } from '../../../core/events/formatEdtf.ts'
import { NODE, type PassageAttrs, type PassageSource } from '../../../core/notes/document.ts'
import { passageStrings } from '../../shared/strings/notes.ts'
import { placeOf } from './reference.ts'
import { hiddenAttribute } from './hiddenAttribute.ts'

const NO_SOURCE: PassageSource = { title: null, siteName: null, publishedAt: null, url: null, lang: null }

/** Where the quoted words stand; null when the passage names no article (or not a possible one). */
export function passagePlace({ articleId, version, start, end }: PassageAttrs): Place | null {
  return articleId === '' ? null : placeOf('article', articleId, `@${version}?at=${start}-${end}`)
}

/** `SNA, 10 January 2022 ↗`; an unknown source or date is left out, the title stands in for the source. */
export function sourceLine({ siteName, title, publishedAt }: PassageSource): string {
  const parts = [siteName ?? title ?? passageStrings.article, publishedAt === null ? passageStrings.undated : formatEdtf(publishedAt, passageStrings.locale)]
  return `${parts.join(', ')} ↗`
}

/** Reads the attributes that a passage carries in HTML. Untrusted: null unless every one has its type. */
function parseAttrs(json: string | undefined): PassageAttrs | null {
  let value: unknown
  try {
    value = JSON.parse(json ?? '')
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const given = value as Record<string, unknown>
  const source = (typeof given['source'] === 'object' && given['source'] !== null ? given['source'] : {}) as Record<string, unknown>
  const text = (name: string): string => (typeof given[name] === 'string' ? given[name] : '')
  const number = (name: string): number => (Number.isSafeInteger(given[name]) ? (given[name] as number) : 0)
  const known = (name: string): string | null => (typeof source[name] === 'string' ? source[name] : null)
  const attrs: PassageAttrs = {
    articleId: text('articleId'), version: number('version'), start: number('start'), end: number('end'),
    exact: text('exact'), prefix: text('prefix'), suffix: text('suffix'),
    source: { title: known('title'), siteName: known('siteName'), publishedAt: known('publishedAt'), url: known('url'), lang: known('lang') },
  }
  return passagePlace(attrs) === null ? null : attrs
}

export const Passage = Node.create({
  name: NODE.passage,
  group: 'block',
  content: 'paragraph+',
  defining: true,
  isolating: true,

  addAttributes: () =>
    Object.fromEntries(
      Object.entries({ articleId: '', version: 1, start: 0, end: 0, exact: '', prefix: '', suffix: '', source: NO_SOURCE }).map(([name, value]) => [
        name,
        hiddenAttribute(value),
      ]),
    ),

  parseHTML: () => [
    {
      tag: 'figure[data-passage]',
      contentElement: 'blockquote',
      getAttrs: (element) => parseAttrs(element.dataset['passage']) ?? false,
    },
  ],

  renderHTML({ node, HTMLAttributes }) {
    const attrs = node.attrs as PassageAttrs
    const place = passagePlace(attrs)
    const line = sourceLine(attrs.source)
    const title = attrs.source.title ?? ''
    return [
      'figure',
      mergeAttributes(HTMLAttributes, { 'data-passage': JSON.stringify(attrs) }),
      ['blockquote', { ...(attrs.source.lang === null ? {} : { lang: attrs.source.lang }), dir: 'auto' }, 0],
      // Two ways to read one thing: the source line is no part of the text, so the caret skips it.
      ['figcaption', { contenteditable: 'false' }, place === null ? line : ['a', { href: formatAddress({ place }), 'data-passage-link': '', title }, line]],
    ]
  },

  addKeyboardShortcuts() {
    return {
      // As in a list: Enter in an empty last paragraph goes on below the passage.
      Enter: ({ editor }) => {
        const { $from, empty } = editor.state.selection
        const passage = $from.node(-1) as ProseMirrorNode | undefined
        if (!empty || passage?.type.name !== NODE.passage || $from.parent.content.size > 0 || passage.childCount < 2 || $from.index(-1) !== passage.childCount - 1) return false
        return editor.commands.command(({ tr, state }) => {
          tr.delete($from.before(), $from.after())
          const after = tr.mapping.map($from.after(-1))
          tr.insert(after, state.schema.nodes[NODE.paragraph]!.create())
          tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView()
          return true
        })
      },
      // An empty passage goes with one more Backspace.
      Backspace: ({ editor }) => {
        const { $from, empty } = editor.state.selection
        const passage = $from.node(-1) as ProseMirrorNode | undefined
        if (!empty || passage?.type.name !== NODE.passage || passage.textContent !== '' || passage.childCount > 1) return false
        return editor.commands.command(({ tr, state }) => {
          const from = $from.before(-1)
          tr.replaceWith(from, $from.after(-1), state.schema.nodes[NODE.paragraph]!.create())
          tr.setSelection(TextSelection.create(tr.doc, from + 1))
          return true
        })
      },
    }
  },
})
