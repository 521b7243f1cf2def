/**
 * mdast to Markdown text, always the same way: `-` bullets, `*` and `**`, fenced code, `#` headings, one list item a line. Escapes what
 * would otherwise be read as syntax, and little else.
 */
import type { Link, Nodes, Root, ThematicBreak, Text } from 'mdast'
import { frontmatterToMarkdown } from 'mdast-util-frontmatter'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { defaultHandlers, toMarkdown } from 'mdast-util-to-markdown'
import type { Handle, Info, Options, State } from 'mdast-util-to-markdown'
import { createSafeText } from './safeText.ts'
import type { CalloutMark, RawBlock, RawInline, WikiEmbed, WikiLink } from './syntaxTree.ts'

/**
 * `state.safe` escapes by single characters. These escapes it makes are never needed: the syntax they prevent would take more than
 * what stands there. Each pattern refuses to begin after a backslash, which may be one of the text.
 */
function unescapeNeedless(value: string, startsLine: boolean): string {
  if (!value.includes('\\')) return value
  const text = value
    // `*`, `_`, `~` between spaces within a line flank nothing.
    .replace(/(?<=[^\s\\] )\\([*_~])(?= [^\s])/g, '$1')
    // `&` begins a character reference only if a `;` ends it.
    .replace(/(?<!\\)\\&(?=[A-Za-z0-9#]*(?:$|[^A-Za-z0-9#;]))/g, '&')
    // A bare address begins with `www.` or `http(s)://`, and a mail address has a dot after the `@`.
    .replace(/(?<!ww)(?<=w)\\\.(?=\w)/gi, '.')
    .replace(/(?<=[ps])(?<!https?)\\:(?=\/)/gi, ':')
    .replace(value.includes('<') ? /$^/g : /(?<=[\w.+-])\\@(?![\w.-]*\.)/g, '@')
  // `#tag` at the start of a line is no heading.
  return startsLine ? text.replace(/^\\#(?=[^#\s])/, '#') : text
}

/** `<` opens a mail autolink before any of these, also before the backtick of code and the marker of emphasis. */
const MAIL_OPENER = /(\\*)<(?=[\w.!#$%&'*+/=?^`{|}~-]+@|$)/g

/** `state.safe` escapes `<` before letters only. */
const escapeMailOpeners = (value: string, after: string): string =>
  !value.includes('<') ? value : value.replace(MAIL_OPENER, (opener: string, slashes: string, offset: number) => {
    const last = offset + opener.length === value.length
    return slashes.length % 2 === 1 || (last && !/[!*`_~]/.test(after)) ? opener : `${slashes}\\<`
  })

/** The same for characters outside the BMP, which `state.safe` takes for two. */
function escapeBesideAstral(value: string, { before, after }: { before: string; after: string }): string {
  if (!value.includes('_')) return value
  const escaped = (run: string): string => run.replaceAll('_', '\\_')
  const ended = /[*_]/.test(after) ? value.replace(/(?<![\\_])_+(?=[\uD800-\uDBFF][\uDC00-\uDFFF]$)/, escaped) : value
  return /[*_]$/.test(before) ? ended.replace(/(?<=^[\uD800-\uDBFF][\uDC00-\uDFFF])_+/, escaped) : ended
}

const safeText = createSafeText()

function text(node: Text, parent: Nodes | undefined, state: State, info: Info): string {
  const index = state.indexStack.at(-1) ?? 0
  const previous = parent !== undefined && 'children' in parent ? parent.children[index - 1] : undefined
  // `state.safe` keeps `a__b` as it is unless a `*` or `_` beside it may turn `b` into a reference; a `~` may, too.
  const beside = { ...info, before: info.before.replace(/~$/, '*'), after: info.after.replace(/^~/, '*') }
  const inner = escapeBesideAstral(safeText(state, node.value, beside), beside)
  const safe = escapeMailOpeners(unescapeNeedless(inner, info.before === '\n' || info.before === ''), info.after)
  // `[^1]:` at the start of a paragraph would define the footnote.
  return previous?.type === 'footnoteReference' && safe.startsWith(':') ? `\\${safe}` : safe
}

/** `---` would make front matter at the start of a file, and one long rule of itself after the bullet `-`. */
function thematicBreak(node: ThematicBreak, parent: Nodes | undefined): string {
  if (parent?.type === 'listItem') return '___'
  return parent?.type === 'root' && parent.children[0] === node ? '***' : '---'
}

/** CommonMark's URI and mail autolinks (section 6.5); the serialiser alone would also write `<a@_.b>`, which is none. */
const AUTOLINK = /^[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*$/
const MAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i

/** Runs the library's own handler with autolinks allowed only where they would be read as such. */
function withAutolinks<T>(node: Link, state: State, run: () => T): T {
  const child = node.children[0]
  const shown = child?.type === 'text' ? child.value : ''
  const { resourceLink } = state.options
  state.options.resourceLink = !(shown === node.url ? AUTOLINK.test(node.url) : MAIL.test(shown))
  const result = run()
  state.options.resourceLink = resourceLink ?? false
  return result
}

const link: Handle = (node: Link, parent, state, info) => withAutolinks(node, state, () => defaultHandlers.link(node, parent, state, info))

const linkPeek: Handle = (node: Link, parent, state) => withAutolinks(node, state, () => defaultHandlers.link.peek(node, parent, state))

const inCell = (state: State): boolean => state.stack.includes('tableCell')

function wikiLink(node: WikiLink, _: Nodes | undefined, state: State): string {
  return `[[${node.target}${node.label === null ? '' : `${inCell(state) ? '\\|' : '|'}${node.label}`}]]`
}

function wikiEmbed(node: WikiEmbed, _: Nodes | undefined, state: State): string {
  const label = node.label === null ? '' : `|${node.label}`
  return `![[${node.target}${inCell(state) ? label.replaceAll('|', '\\|') : label}]]`
}

function rawInline(node: RawInline, _: Nodes | undefined, state: State): string {
  return inCell(state) ? node.value.replace(/\|/g, '\\|') : node.value
}

const withPeek = (handle: Handle, peek: Handle): Handle => Object.assign(handle, { peek })

/** Extensions as one: the serialiser takes each into its state anew at every call, which for a short note is half of the work. */
function together({ extensions, ...own }: Options): Options {
  const parts = [...(extensions ?? []).map(together), own]
  const handlers = Object.assign({}, ...parts.map((part) => part.handlers)) as Options['handlers']
  return { ...Object.assign({}, ...parts), handlers, join: parts.flatMap((part) => part.join ?? []), unsafe: parts.flatMap((part) => part.unsafe ?? []) }
}

const options = together({
  bullet: '-',
  bulletOther: '*',
  emphasis: '*',
  strong: '*',
  fence: '`',
  fences: true,
  // thematicBreak() writes its own; this keeps the library from changing bullets for fear of `- ---`.
  rule: '_',
  listItemIndent: 'one',
  incrementListMarker: true,
  resourceLink: false,
  setext: false,
  extensions: [
    gfmToMarkdown({ tablePipeAlign: false }),
    frontmatterToMarkdown(['yaml']),
    {
      // `[^` would begin a footnote mark.
      unsafe: [{ character: '^', before: '\\[', inConstruct: ['label', 'phrasing'] }],
      handlers: {
        text: text as Handle,
        link: withPeek(link, linkPeek),
        thematicBreak: thematicBreak as Handle,
        wikiLink: withPeek(wikiLink, () => '['),
        wikiEmbed: withPeek(wikiEmbed, () => '!'),
        calloutMark: withPeek((node: CalloutMark) => node.value, () => '['),
        rawInline: withPeek(rawInline, (node: RawInline) => node.value.slice(0, 1)),
        rawBlock: ((node: RawBlock) => node.value) as Handle,
      },
    },
  ],
})

/** Ends in one line end; empty for an empty document. */
export const serializeMarkdown = (root: Root | Nodes): string => toMarkdown(root, options)
