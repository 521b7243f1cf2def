/**
 * mdast to React: an article's body as elements, never as HTML. Each text leaf knows its offset (`data-at`), and is divided where mentions
 * begin and end. Raw HTML is not shown, images by their description only: the desk loads nothing from elsewhere.
 */
import { ExternalLink, Image } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatAddress } from '../../../core/address.ts'
import type { Projection } from '../../../core/text/projection.ts'
import type { LinkedMention } from '../../../data/actors.ts'
import { readerStrings as strings } from '../../shared/strings/reader.ts'
import styles from './Article.module.css'
import { ArticlePicture } from './ArticlePicture.tsx'
import type { Alignment, Content, Nodes } from './document.ts'
import { lastWhere } from '../textPosition.ts'

type Starts = Projection['starts']

/** What blocks are rendered with. */
export interface BodyContext {
  /** Offset of each leaf (core/text/projection.ts). */
  starts: Starts
  /** Mentions to underline, in order. */
  mentions: LinkedMention[]
  /** Addresses of reference links, by identifier. */
  definitions: Map<string, string>
  /** Depth of the body's highest headings: they become h2, since the article's title is its h1. */
  topHeading: number
}

/** http(s) and mailto addresses; anything else is no link. */
export function externalAddress(url: string): string | null {
  return /^(?:https?:\/\/|mailto:)/i.test(url) && URL.canParse(url) ? url : null
}

/** One mention as a link to its actor, named by its surface and described by the actor's name. */
export function MentionLink({ mention, at, children }: { mention: LinkedMention; at: string; children: ReactNode }): ReactNode {
  const { actor } = mention
  // Spread: the linter does not know yet that ARIA 1.3 allows it on every role.
  const description = { 'aria-description': actor.name }
  return (
    <a
      className={styles.mention}
      href={formatAddress({ place: { kind: 'actor', id: actor.id } })}
      data-mention={at}
      data-actor={actor.id}
      data-kind={actor.kind}
      {...description}
      tabIndex={-1}
      draggable={false}
    >
      {children}
    </a>
  )
}

/** A text divided at mentions: `start` is the offset of its first character, in the offsets of the mentions. */
export function withMentions(value: string, start: number, mentions: LinkedMention[], plain: (text: string, key: number) => ReactNode, field = 'b'): ReactNode {
  const end = start + value.length
  const parts: ReactNode[] = []
  let at = start
  for (let index = lastWhere(mentions, (mention) => mention.end <= start) + 1; index < mentions.length; index++) {
    const mention = mentions[index]!
    if (mention.start >= end) break
    const from = Math.max(mention.start, at)
    const to = Math.min(mention.end, end)
    if (from >= to) continue
    if (from > at) parts.push(plain(value.slice(at - start, from - start), at))
    parts.push(<MentionLink key={`m${from}`} mention={mention} at={`${field}${index}`}>{value.slice(from - start, to - start)}</MentionLink>)
    at = to
  }
  if (at < end) parts.push(plain(value.slice(at - start), at))
  return parts
}

function Leaf({ node, value, context, href }: { node: Nodes; value: string; context: BodyContext; href: string | null }): ReactNode {
  const start = context.starts.get(node)
  if (start === undefined) return value
  const plain = (text: string, key: number): ReactNode => (href === null ? text : <External key={key} href={href}>{text}</External>)
  return <span data-at={start}>{withMentions(value, start, context.mentions, plain)}</span>
}

function External({ href, children, label }: { href: string; children: ReactNode; label?: string }): ReactNode {
  return <a className={label === undefined ? styles.external : styles.externalIcon} href={href} data-external="" rel="noreferrer noopener" aria-label={label}>{children}</a>
}

/** Where a link's text is a mention, the mention is the link, and the address has a sign of its own after it. */
function Link({ href, node, context }: { href: string | null; node: Extract<Nodes, { type: 'link' | 'linkReference' }>; context: BodyContext }): ReactNode {
  const first = context.starts.get(firstLeaf(node, context.starts) ?? node)
  const next = first === undefined ? undefined : context.mentions[lastWhere(context.mentions, (mention) => mention.end <= first) + 1]
  const length = href === null ? 0 : textLength(node)
  const crossed = first !== undefined && next !== undefined && next.start < first + length
  return (
    <>
      <Inline nodes={node.children} context={context} href={href} />
      {href !== null && crossed && <External href={href} label={strings.openAddress(href)}><ExternalLink size={12} aria-hidden /></External>}
    </>
  )
}

function textLength(node: Nodes): number {
  if ('value' in node) return node.value.length
  return 'children' in node ? node.children.reduce((sum, child) => sum + textLength(child), 0) : 0
}

/** The first text leaf in a node. */
export function firstLeaf(node: Nodes, starts: Starts): Nodes | null {
  if (starts.has(node)) return node
  if ('children' in node) {
    for (const child of node.children) {
      const leaf = firstLeaf(child, starts)
      if (leaf !== null) return leaf
    }
  }
  return null
}

function Inline({ nodes, context, href }: { nodes: Nodes[]; context: BodyContext; href: string | null }): ReactNode {
  return nodes.map((node, key) => <Phrase key={key} node={node} context={context} href={href} />)
}

function Phrase({ node, context, href }: { node: Nodes; context: BodyContext; href: string | null }): ReactNode {
  switch (node.type) {
    case 'text':
      return <Leaf node={node} value={node.value} context={context} href={href} />
    case 'inlineCode':
      return <code><Leaf node={node} value={node.value} context={context} href={href} /></code>
    case 'break':
      return <br data-at={context.starts.get(node)} />
    case 'emphasis':
      return <em><Inline nodes={node.children} context={context} href={href} /></em>
    case 'strong':
      return <strong><Inline nodes={node.children} context={context} href={href} /></strong>
    case 'delete':
      return <del><Inline nodes={node.children} context={context} href={href} /></del>
    case 'link':
      return <Link href={externalAddress(node.url)} node={node} context={context} />
    case 'linkReference':
      return <Link href={externalAddress(context.definitions.get(node.identifier) ?? '')} node={node} context={context} />
    case 'image':
      return <ArticlePicture address={node.url} alt={node.alt ?? ''} caption={node.title ?? ''} />
    case 'imageReference':
      return node.alt === null || node.alt === undefined || node.alt === '' ? null : (
        <span className={styles.image}><Image size={14} aria-hidden /> {strings.image(node.alt)}</span>
      )
    case 'footnoteReference':
      return <sup className={styles.note}>{node.label ?? node.identifier}</sup>
    case 'html':
      return null
    default:
      return 'children' in node ? <Inline nodes={node.children} context={context} href={href} /> : null
  }
}

function Blocks({ nodes, context }: { nodes: Content[]; context: BodyContext }): ReactNode {
  return nodes.map((node, key) => <Block key={key} node={node} context={context} />)
}

const alignments: Record<Alignment, string | undefined> = { left: styles.left, center: styles.center, right: styles.right }

/** One block of the body. */
export function Block({ node, context }: { node: Content; context: BodyContext }): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return <p><Inline nodes={node.children} context={context} href={null} /></p>
    case 'heading': {
      const Heading = `h${Math.min(6, Math.max(0, node.depth - context.topHeading) + 2)}` as 'h2'
      return <Heading><Inline nodes={node.children} context={context} href={null} /></Heading>
    }
    case 'blockquote':
      return <blockquote><Blocks nodes={node.children} context={context} /></blockquote>
    case 'list': {
      const items = node.children.map((item, key) => (
        <li key={key} className={item.checked === null || item.checked === undefined ? undefined : styles.task}>
          {item.checked !== null && item.checked !== undefined && <input type="checkbox" checked={item.checked} disabled aria-label={strings.task(item.checked)} />}
          {node.spread !== true && item.children.length === 1 && item.children[0]?.type === 'paragraph'
            ? <Inline nodes={item.children[0].children} context={context} href={null} />
            : <Blocks nodes={item.children} context={context} />}
        </li>
      ))
      return node.ordered === true ? <ol start={node.start ?? 1}>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      return (
        <div className={styles.table}>
          <table>
            <tbody>
              {node.children.map((row, at) => (
                <tr key={at}>
                  {row.children.map((cell, column) => {
                    const className = alignments[node.align?.[column] ?? 'left']
                    const content = <Inline nodes={cell.children} context={context} href={null} />
                    return at === 0 ? <th key={column} scope="col" className={className}>{content}</th> : <td key={column} className={className}>{content}</td>
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
    case 'code':
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, so the keyboard must reach it
      return <pre tabIndex={0}><code><Leaf node={node} value={node.value} context={context} href={null} /></code></pre>
    case 'thematicBreak':
      return <hr />
    case 'footnoteDefinition':
      return (
        <aside className={styles.footnote}>
          <sup>{node.label ?? node.identifier}</sup>
          <div><Blocks nodes={node.children} context={context} /></div>
        </aside>
      )
    case 'html':
    case 'definition':
    case 'yaml':
      return null
    default:
      return <p><Phrase node={node} context={context} href={null} /></p>
  }
}
