/**
 * The editor of one note: title, toolbar, text, and below it what links here. The session saves; this hands it every change. Nothing
 * here is rendered again while one types, but the toolbar's buttons and the line that says “Saved”.
 */
import type { Editor } from '@tiptap/core'
import { useEditor } from '@tiptap/react'
import type { Node } from '@tiptap/pm/model'
import { Selection } from '@tiptap/pm/state'
import { X } from 'lucide-react'
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { NoteRow } from '../../../core/model.ts'
import { parseAssetAddress } from '../../../core/notes/assets.ts'
import { restoreNote } from '../../../data/notes.ts'
import { Backlinks } from '../../desk/mentions/Backlinks.tsx'
import { UnlinkedNames } from '../../desk/mentions/UnlinkedNames.tsx'
import { useDesk, type NoteFocus, type Quote } from '../../desk/desk.ts'
import { useSetting } from '../../desk/useSetting.ts'
import { Button } from '../../shared/Button.tsx'
import { IconButton } from '../../shared/IconButton.tsx'
import { notesStrings as strings } from '../../shared/strings/notes.ts'
import { detailConflictStrings as detailStrings } from '../../shared/strings/noteAbout.ts'
import { noteToolsStrings as toolsStrings } from '../../shared/strings/noteTools.ts'
import { VisuallyHidden } from '../../shared/VisuallyHidden.tsx'
import { BlockHandle } from '../blocks/BlockHandle.tsx'
import { CompletionList } from '../completion/CompletionList.tsx'
import { CompletionMenu } from '../completion/completionMenu.ts'
import { extensionsOf } from './editorExtensions.ts'
import { EditorPlace } from './EditorPlace.tsx'
import editorStyles from './editorStyle.module.css'
import { takeWantedJump } from './headingJumps.ts'
import { insertPassages } from '../paste/insertPassages.ts'
import { LinkDialog } from './LinkDialog.tsx'
import { registerEditor } from '../session/liveEditors.ts'
import { inSchema, transformInto } from '../session/mergeNotes.ts'
import type { MoveOptions } from '../blocks/moveBlocks.ts'
import { NoteAbout } from '../pane/NoteAbout.tsx'
import { NoteFindBar } from '../find/NoteFindBar.tsx'
import { NoteMenu } from '../pane/NoteMenu.tsx'
import { NoteMeta } from '../pane/NoteMeta.tsx'
import { NoteOutline } from '../pane/NoteOutline.tsx'
import type { NoteSession } from '../session/noteSession.ts'
import type { Superseded } from '../session/sessionState.ts'
import styles from '../pane/NotesPane.module.css'
import { NoteToolbar } from './NoteToolbar.tsx'
import { OpenOutside } from '../pane/OpenOutside.tsx'
import { SaveFailure } from '../pane/SaveStatus.tsx'
import { useNoteRequests } from '../pane/useNoteRequests.ts'
import { useLatest } from './useLatest.ts'
import { useSettledTitle } from '../pane/useSettledTitle.ts'
import { Toolbox, useNoteTools } from '../pane/useNoteTools.ts'
import { useSpelling } from './useSpelling.ts'
import { saveAttachment } from './saveAttachment.ts'
import { showDocument } from './showDocument.ts'
import { useStoredNote } from '../pane/useStoredNote.ts'
import { NodeViewPortals } from '../views/NodeViewPortals.tsx'
import { NodeViewStore } from '../views/nodeViewStore.ts'

export interface NoteEditorProps {
  session: NoteSession
  doc: Node
  /** As it was when the note was opened. */
  row: NoteRow
  focus?: NoteFocus
  pendingQuotes: readonly Quote[] | null
  onQuotesTaken: () => void
  onSuperseded: (what: Superseded) => void
}

const NoteHistory = lazy(() => import('../history/NoteHistory.tsx').then((module) => ({ default: module.NoteHistory })))

/** Marks a transaction that brings in what is saved already. */
const ADOPTED = 'adopted'

/** Puts the caret into the text at once: Tiptap's own focus command waits for a frame, and what is typed meanwhile would go elsewhere. */
function beginBody(editor: Editor, at: number): void {
  const { tr, doc } = editor.state
  editor.view.dispatch(tr.setSelection(Selection.near(doc.resolve(Math.min(at, doc.content.size)), at === 0 ? 1 : -1)).scrollIntoView())
  editor.view.focus()
}

export function NoteEditor({ session, doc, row, focus, pendingQuotes, onQuotesTaken, onSuperseded }: NoteEditorProps) {
  const desk = useDesk()
  const { db, host } = desk
  const latestDesk = useLatest(desk)
  const superseded = useLatest(onSuperseded)
  const title = useRef<HTMLTextAreaElement>(null)
  const touched = useRef(false)
  const [linking, setLinking] = useState(false)
  const [outside, setOutside] = useState<string | null>(null)
  const [givenTitle, setGivenTitle] = useState(row.title)
  const [history, setHistory] = useState(false)
  const [menu] = useState(() => new CompletionMenu())
  const { trashed, lang } = useStoredNote(db, row, session)
  const latestLang = useLatest(lang)
  const [views] = useState(() => new NodeViewStore())
  const [announced, setAnnounced] = useState('')
  const [moved] = useState((): MoveOptions['moved'] => (place, down) => setAnnounced(place === null ? (down ? toolsStrings.last : toolsStrings.first) : toolsStrings.moved(place.at, place.of)))
  const [toolbox] = useState(() => new Toolbox())
  const [extensions] = useState(() =>
    extensionsOf({
      menu, views, moved, desk: latestDesk, openOutside: setOutside, editLink: () => setLinking(true),
      toggleFocus: () => toolbox.tools?.toggleFocus(), leaveFocus: () => toolbox.tools?.leaveFocus() === true, self: () => ({ id: row.id, title: session.title, lang: latestLang() }),
    }),
  )

  const spellCheck = useSetting('spellCheck')
  const editor = useEditor({
    extensions,
    injectCSS: false,
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        class: editorStyles.body ?? '', 'aria-label': strings.body, 'aria-multiline': 'true', 'aria-placeholder': strings.bodyPlaceholder,
        style: `--placeholder: ${JSON.stringify(strings.bodyPlaceholder)}`, spellcheck: String(spellCheck), dir: 'auto',
      },
    },
    onTransaction: ({ editor, transaction, appendedTransactions }) => {
      const steps = [transaction, ...appendedTransactions].filter((each) => each.getMeta(ADOPTED) !== true).flatMap((each) => each.steps)
      if (steps.length > 0) session.record(steps, editor.state.doc)
    },
    onFocus: () => {
      touched.current = true
    },
    onBlur: () => void session.flush(),
  })

  useLayoutEffect(() => showDocument(editor, doc), [editor, doc])
  // Whoever shows something of the state looks at it after a transaction, and listens by now.
  useEffect(() => editor.view.dispatch(editor.state.tr.setMeta('addToHistory', false)), [editor])

  const settleTitle = useSettledTitle(session, row)
  const settledTitle = useLatest(settleTitle)
  useEffect(() => {
    session.attach({
      freeze: () => editor.setEditable(false, false),
      superseded: (what) => superseded()(what),
      adopt: (next, nextTitle) => {
        const { tr } = editor.state
        transformInto(tr, inSchema(editor.schema, next))
        // Undo takes back what was written here, not what came from elsewhere.
        editor.view.dispatch(tr.setMeta(ADOPTED, true).setMeta('addToHistory', false))
        if (nextTitle !== null) setGivenTitle(nextTitle)
      },
      otherTitle: (theirs) => {
        const take = (): void => {
          setGivenTitle(theirs)
          session.retitle(theirs)
          settledTitle()()
        }
        latestDesk().notify({ message: detailStrings.title(session.title, theirs), detail: detailStrings.both, stays: true, action: { label: detailStrings.take(theirs), run: take } })
      },
    })
  }, [session, editor, superseded, latestDesk, settledTitle])

  useSpelling(editor, lang)
  useEffect(() => registerEditor(db, row.id, { editor, session }), [db, row.id, editor, session])
  useEffect(() => editor.setEditable(!trashed, false), [editor, trashed])

  useEffect(() => {
    const flush = (): void => void session.flush()
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') flush()
    }
    document.addEventListener('visibilitychange', hidden)
    window.addEventListener('pagehide', flush)
    const stop = host.onClosing(() => session.flush())
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      window.removeEventListener('pagehide', flush)
      stop()
    }
  }, [session, host])

  // With the text itself: what is typed as soon as one sees it goes into it.
  useLayoutEffect(() => {
    if (takeWantedJump(db, row.id, editor)) return
    if (focus === 'title') title.current?.focus()
    else if (focus !== undefined) {
      beginBody(editor, focus === 'body' ? editor.state.doc.content.size : focus)
      // The app put the caret there: what is quoted goes to the end nevertheless.
      touched.current = false
    }
  }, [focus, editor, db, row.id])

  useNoteRequests(editor, row.id, desk.notify)
  const pane = useRef<HTMLDivElement>(null)
  const tools = useNoteTools(editor, pane)
  useEffect(() => toolbox.set(tools))

  const taken = useRef<readonly Quote[] | null>(null)
  useEffect(() => {
    if (pendingQuotes === null || taken.current === pendingQuotes || trashed) return
    taken.current = pendingQuotes
    insertPassages(editor, pendingQuotes, touched.current ? null : editor.state.doc.content.size)
    onQuotesTaken()
  }, [editor, pendingQuotes, onQuotesTaken, trashed])

  return (
    <div ref={pane} className={styles.pane} data-note={row.id} data-focused={tools.focused || undefined}>
      <div className={styles.head}>
        <NoteTitle session={session} title={title} initial={givenTitle} readOnly={trashed} spellCheck={spellCheck} onEnter={() => beginBody(editor, 0)} onSettled={settleTitle} />
        <NoteMenu session={session} editor={editor} row={row} onHistory={() => setHistory(true)} />
        <IconButton label={strings.close} icon={X} onClick={() => desk.closeNote(row.id)} />
      </div>
      <NoteMeta session={session} editor={editor} tools={tools} />
      <NoteAbout opened={row} />
      <SaveFailure session={session} />
      {trashed ? (
        <div className={styles.banner}>
          {strings.inTrash}
          <Button onClick={() => void restoreNote(db, row.id)}>{strings.restore}</Button>
        </div>
      ) : (
        <NoteToolbar editor={editor} onLink={() => setLinking(true)} />
      )}
      {tools.finding > 0 && <NoteFindBar editor={editor} asked={tools.finding} replacing={tools.replacing} onReplacing={tools.setReplacing} onClose={tools.closeFind} />}
      {tools.outline && <NoteOutline editor={editor} />}
      <div className={styles.scroll} data-note-scroll>
        <EditorPlace editor={editor} lang={lang ?? undefined} />
        {trashed ? null : <BlockHandle editor={editor} moved={moved} />}
        <div className={styles.below}>
          <Backlinks kind="note" id={row.id} />
          <UnlinkedNames noteId={row.id} />
        </div>
      </div>
      <NodeViewPortals store={views} />
      <div role="status">
        <VisuallyHidden>{announced}</VisuallyHidden>
      </div>
      <CompletionList menu={menu} />
      <LinkDialog
        editor={editor} open={linking} onClose={() => setLinking(false)}
        onFollow={(url) => {
          setLinking(false)
          const file = parseAssetAddress(url)
          if (file === null) setOutside(url)
          else void saveAttachment(desk, file)
        }}
      />
      <Suspense fallback={null}>
        {history && <NoteHistory session={session} editor={editor} note={row.id} readOnly={trashed} onTitle={setGivenTitle} onClose={() => setHistory(false)} />}
      </Suspense>
      <OpenOutside url={outside} onClose={() => setOutside(null)} />
    </div>
  )
}

/** One line of thought, on as many lines as it needs. Enter goes to the text. */
interface NoteTitleProps {
  session: NoteSession
  title: React.RefObject<HTMLTextAreaElement | null>
  initial: string
  readOnly: boolean
  spellCheck: boolean
  onEnter: () => void
  /** The title is left: it is meant as it stands. */
  onSettled: () => void
}

function NoteTitle({ session, title, initial, readOnly, spellCheck, onEnter, onSettled }: NoteTitleProps) {
  const [text, setText] = useState(initial)
  // Another window, or an earlier version, gives another.
  const [given, setGiven] = useState(initial)
  if (given !== initial) {
    setGiven(initial)
    setText(initial)
  }
  return (
    <textarea
      ref={title} className={styles.title} rows={1} aria-label={strings.title} placeholder={strings.titlePlaceholder} value={text} readOnly={readOnly} spellCheck={spellCheck}
      onChange={({ target }) => {
        const line = target.value.replace(/\s*\n\s*/g, ' ')
        setText(line)
        session.retitle(line)
      }}
      onBlur={({ target }) => {
        // A long title shows how it begins.
        target.scrollTop = 0
        onSettled()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        event.preventDefault()
        onEnter()
      }}
    />
  )
}
