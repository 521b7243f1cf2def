/** The notes that use a sentence, each with what it says around the quote. */
import { useLiveQuery } from 'dexie-react-hooks'
import type { ReactNode, RefObject } from 'react'
import { aroundPassage } from '../../../core/notes/passageInNote.ts'
import { excerptOf } from '../../../core/text/words.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { useDesk } from '../../desk/desk.ts'
import { Sentence } from '../../desk/mentions/Sentence.tsx'
import { marginStrings as strings } from '../../shared/strings/passages.ts'
import styles from './MarginCard.module.css'
import type { PassageUse } from './usePassageUses.ts'

/** Uses that are listed; a sentence may have five hundred. */
const MOST = 40
/** Characters shown of a block beside the quote. */
const BESIDE = 140

export interface MarginCardProps {
  uses: PassageUse[]
  first: RefObject<HTMLButtonElement | null>
  onEnter: () => void
  onLeave: () => void
  onFollow: (use: PassageUse) => void
}

export function MarginCard({ uses, first, onEnter, onLeave, onFollow }: MarginCardProps): ReactNode {
  const { db } = useDesk()
  const shown = uses.slice(0, MOST)
  const around = useLiveQuery(() => surroundings(db, shown), [db, uses])
  return (
    <div className={styles.card} onPointerEnter={onEnter} onPointerLeave={onLeave}>
      <ul>
        {shown.map((use, at) => {
          const { note, link } = use
          const beside = around?.get(link.id)
          return (
            <li key={link.id}>
              <button ref={at === 0 ? first : undefined} type="button" className={styles.use} onClick={() => onFollow(use)}>
                <span className={styles.title}>{note.title === '' ? strings.untitled : note.title}</span>
                {beside !== undefined && beside.before !== '' && <span className={styles.context} dir="auto">{beside.before}</span>}
                <Sentence text={excerptOf(link.context, 200)} marks={[{ start: Math.min(link.at.start, 199), end: Math.min(link.at.end, excerptOf(link.context, 200).length) }]} />
                {beside !== undefined && beside.after !== '' && <span className={styles.context} dir="auto">{beside.after}</span>}
              </button>
            </li>
          )
        })}
      </ul>
      {uses.length > shown.length && <p className={styles.more}>{strings.more(uses.length - shown.length)}</p>}
    </div>
  )
}

/** By link id, what stands in the note before and after a quote: as of its last snapshot, which a note that is being written runs ahead of by seconds. */
async function surroundings(db: DossierDatabase, uses: PassageUse[]): Promise<Map<number | undefined, { before: string; after: string }>> {
  const bodies = await db.noteBodies.bulkGet([...new Set(uses.map(({ note }) => note.id))])
  const docs = new Map(bodies.flatMap((body) => (body === undefined ? [] : [[body.noteId, body.doc]])))
  return new Map(
    uses.flatMap(({ note, link, passage }) => {
      const doc = docs.get(note.id)
      const found = doc === undefined ? null : aroundPassage(doc, passage)
      return found === null ? [] : [[link.id, { before: excerptEnd(found.before), after: excerptOf(found.after, BESIDE) }] as const]
    }),
  )
}

/** The end of a text, as excerptOf is its beginning. */
function excerptEnd(text: string): string {
  const line = text.slice(-2 * BESIDE).replace(/\s+/g, ' ').trim()
  if (line.length <= BESIDE) return line
  const cut = line.indexOf(' ', line.length - BESIDE)
  return `…${line.slice(cut < 0 ? line.length - BESIDE : cut + 1)}`
}
