/**
 * What an embed names, shown in its place: a note or one section of it, an article's passage or beginning, the short facts of an actor or event. It
 * follows the library. An embed in an embedded note is a link: nothing shows itself within itself.
 */
import { useLiveQuery } from 'dexie-react-hooks'
import { Image as ImageIcon, Link2Off } from 'lucide-react'
import { createElement } from 'react'
import type { ReferenceAttrs } from '../../../core/notes/document.ts'
import { useDesk } from '../../desk/desk.ts'
import { iconOf } from '../../desk/page/icons.ts'
import { PlaceLink } from '../../desk/mentions/PlaceLink.tsx'
import { embedStrings as strings } from '../../shared/strings/noteNodes.ts'
import { followTarget } from '../editor/followLinks.ts'
import styles from './EmbedCard.module.css'
import { loadEmbed } from './loadEmbed.ts'
import { EmbeddedNote } from './EmbeddedNote.tsx'
import type { IslandProps } from './nodeViewStore.ts'

export function EmbedCard({ node, editor }: IslandProps) {
  const attrs = node.attrs as ReferenceAttrs
  const { id } = attrs
  return id === null ? <Unresolved attrs={attrs} onCreate={() => followTarget(editor, attrs)} /> : <Resolved attrs={{ ...attrs, id }} />
}

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i

function Unresolved({ attrs: { target, label }, onCreate }: { attrs: ReferenceAttrs; onCreate: () => void }) {
  const name = target ?? label
  const picture = PICTURE.test(name)
  return (
    <span className={styles.card} role="group" aria-label={picture ? strings.noPicture(name) : strings.unresolved(name)}>
      <span className={styles.missing}>
        {createElement(picture ? ImageIcon : Link2Off, { size: 14, 'aria-hidden': true })}
        <span>{picture ? strings.noPicture(name) : strings.unresolved(name)}</span>
        {!picture && <button type="button" className={styles.create} onClick={onCreate}>{strings.create}</button>}
      </span>
    </span>
  )
}

function Resolved({ attrs }: { attrs: ReferenceAttrs & { id: string } }) {
  const { db } = useDesk()
  const { kind, id, target, label } = attrs
  const found = useLiveQuery(() => loadEmbed(db, attrs).catch((error: Error) => error), [db, kind, id, target])
  if (found === undefined) return <span className={styles.card}><span className={styles.missing}>{label || strings.loading}</span></span>
  if (found === null || found instanceof Error) {
    return (
      <span className={styles.card} role="group" aria-label={strings.label(kind, label)}>
        <span className={styles.missing}>
          <Link2Off size={14} aria-hidden />
          <span>{label === '' ? '' : `${label}: `}{found === null ? strings.gone[kind] : `${strings.unreadable} ${found.message}`}</span>
        </span>
      </span>
    )
  }
  const { place, title, detail, problem, note, text } = found
  return (
    <span className={styles.card} role="group" aria-label={strings.label(kind, title)}>
      <span className={styles.head}>
        {createElement(iconOf(kind, ''), { size: 14, 'aria-hidden': true })}
        <PlaceLink to={place} className={styles.title}>{title}</PlaceLink>
        {detail !== '' && <span className={styles.detail}>{detail}</span>}
      </span>
      {problem !== undefined && <span className={styles.missing}>{problem}</span>}
      {note !== undefined && <EmbeddedNote doc={note} />}
      {text !== undefined && (
        <span className={styles.scroll} data-scrolls="" data-quoted={text.quoted} lang={text.lang ?? undefined} dir="auto">
          {text.words.split(/\n+/).map((line, at) => <span key={at} className={styles.paragraph}>{line}</span>)}
        </span>
      )}
    </span>
  )
}
