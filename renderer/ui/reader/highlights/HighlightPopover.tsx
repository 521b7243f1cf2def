/** The layer of one highlight: its colour, its comment, its tags; on to a note, or away. What is typed is kept as it is typed. */
import { useLiveQuery } from 'dexie-react-hooks'
import { ChevronLeft, ChevronRight, Quote, Trash2 } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { ArticleRow, BodyRow, HighlightColour, HighlightRow } from '../../../core/model.ts'
import { passageSelector } from '../../../core/notes/passageSelector.ts'
import { deleteHighlights, describeHighlight, HIGHLIGHT_COLOURS, highlightTags, moveHighlight, putHighlights, readTags } from '../../../data/highlights.ts'
import { useDesk } from '../../desk/desk.ts'
import { useSetting } from '../../desk/useSetting.ts'
import { Button } from '../../shared/Button.tsx'
import { classes } from '../../shared/classes.ts'
import { IconButton } from '../../shared/IconButton.tsx'
import { Popover } from '../../shared/Popover.tsx'
import { highlightStrings as strings } from '../../shared/strings/highlights.ts'
import { TextField } from '../../shared/TextField.tsx'
import styles from './highlights.module.css'
import type { PlacedHighlight } from './usePlacedHighlights.ts'

/** Ms without a key after which a comment is saved; closing saves at once. */
const REST = 300

export interface HighlightPopoverProps {
  article: ArticleRow
  version: BodyRow
  /** Null until the list has it, or when it was deleted elsewhere. */
  highlight: PlacedHighlight | null
  at: number
  of: number
  fresh: boolean
  /** Where its words end on the screen. */
  rect: () => DOMRect
  onStep: (by: 1 | -1) => void
  onColour: (colour: HighlightColour) => void
  onClose: () => void
}

export function HighlightPopover(props: HighlightPopoverProps): ReactNode {
  const { highlight, rect, fresh, onClose } = props
  const comment = useRef<HTMLTextAreaElement>(null)
  const chosen = useRef<HTMLInputElement>(null)
  if (highlight === null) return null
  return (
    <Popover open anchor={{ getBoundingClientRect: rect }} label={strings.edit} initialFocus={fresh || highlight.row.comment === '' ? comment : chosen} onOpenChange={(open) => !open && onClose()}>
      <HighlightEditor {...props} highlight={highlight} comment={comment} chosen={chosen} />
    </Popover>
  )
}

interface HighlightEditorProps extends HighlightPopoverProps {
  highlight: PlacedHighlight
  comment: React.RefObject<HTMLTextAreaElement | null>
  chosen: React.RefObject<HTMLInputElement | null>
}

function HighlightEditor({ article, version, highlight: { row, span, moved }, at, of, fresh, onStep, onColour, onClose, comment, chosen }: HighlightEditorProps): ReactNode {
  const { db, notify, quote } = useDesk()
  const id = useId()
  const { text, setText, tags, setTags, save } = useDescription(row)
  // Before the browser does anything else: the layer's own focus comes a moment later, and a key may come before it.
  useLayoutEffect(() => {
    if (fresh) comment.current?.focus({ preventScroll: true })
  }, [fresh, comment])
  const known = useLiveQuery(() => highlightTags(db), [db]) ?? []
  const spellCheck = useSetting('spellCheck')

  const remove = async (): Promise<void> => {
    await save()
    const rows = await deleteHighlights(db, [row.id])
    onClose()
    notify({ message: strings.deleted(1), undo: () => putHighlights(db, rows) })
  }
  const keepHere = async (): Promise<void> => {
    const before = await moveHighlight(db, row.id, passageSelector(version, span))
    notify({ message: strings.kept, ...(before === null ? {} : { undo: () => putHighlights(db, [before]) }) })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || (!event.ctrlKey && !event.metaKey)) return
    event.preventDefault()
    onClose()
  }

  return (
    // Keys come from the fields inside.
    <div role="presentation" className={styles.editor} onKeyDown={onKeyDown}>
      <div className={styles.line}>
        <fieldset className={styles.swatches} aria-label={strings.colour}>
          {HIGHLIGHT_COLOURS.map((colour) => (
            <label key={colour} className={styles.swatch} title={strings.colours[colour]}>
              <input
                ref={row.colour === colour ? chosen : undefined} type="radio" name={`${id}-colour`} value={colour} checked={row.colour === colour} aria-label={strings.colours[colour]}
                onChange={() => {
                  onColour(colour)
                  void describeHighlight(db, row.id, { colour })
                }}
              />
              <span aria-hidden className={styles[colour]}>A</span>
            </label>
          ))}
        </fieldset>
        <IconButton label={strings.delete} icon={Trash2} onClick={() => void remove()} />
      </div>
      <textarea
        ref={comment} className={styles.comment} aria-label={strings.comment} placeholder={strings.commentPlaceholder} value={text} spellCheck={spellCheck} dir="auto" rows={2}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => void save()}
      />
      <TextField
        aria-label={strings.tags} placeholder={strings.tagsPlaceholder} value={tags} list={`${id}-tags`} spellCheck={false}
        onChange={(event) => setTags(event.target.value)}
        onBlur={() => void save()}
      />
      <datalist id={`${id}-tags`}>{known.map(({ name }) => <option key={name} value={name}>{name}</option>)}</datalist>
      {moved && (
        <p className={styles.note}>
          {strings.moved}. {strings.movedDetail(row.version)} <Button variant="quiet" onClick={() => void keepHere()}>{strings.keepHere}</Button>
        </p>
      )}
      <div className={classes(styles.line)}>
        <Button
          icon={Quote}
          onClick={() => {
            void save()
            quote({ ...row, comment: text, article })
            onClose()
          }}
        >
          {strings.quote}
        </Button>
        {of > 1 && (
          <span className={styles.line}>
            <IconButton label={strings.previous} icon={ChevronLeft} onClick={() => onStep(-1)} />
            <span className={styles.note} role="status">{strings.of(at + 1, of)}</span>
            <IconButton label={strings.next} icon={ChevronRight} onClick={() => onStep(1)} />
          </span>
        )}
      </div>
    </div>
  )
}

/** Comment and tags as they are typed; saved when one pauses, and when the layer goes. */
function useDescription(row: HighlightRow): { text: string; setText: (text: string) => void; tags: string; setTags: (tags: string) => void; save: () => Promise<void> } {
  const { db, notify } = useDesk()
  const [text, setText] = useState(row.comment)
  const [tags, setTags] = useState(row.tags.join(', '))
  const saved = useRef({ text: row.comment, tags: row.tags.join(', ') })
  const latest = useRef({ text, tags })
  const save = useRef(async (): Promise<void> => {
    const { text, tags } = latest.current
    if (saved.current.text === text && saved.current.tags === tags) return
    saved.current = { text, tags }
    try {
      await describeHighlight(db, row.id, { comment: text.trim(), tags: readTags(tags) })
    } catch (error) {
      notify({ message: strings.notSaved, detail: error instanceof Error ? error.message : String(error), kind: 'error' })
    }
  })
  useEffect(() => {
    latest.current = { text, tags }
    const timer = setTimeout(() => void save.current(), REST)
    return () => clearTimeout(timer)
  }, [text, tags])
  useEffect(() => {
    const last = save.current
    return () => void last()
  }, [])
  return { text, setText, tags, setTags, save: () => save.current() }
}
