/** Two windows on one note: whatever both write, every word is in the note or in a copy, and both end with the same text. */
import { Node } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id, NoteNode } from '../../../../renderer/core/model.ts'
import { plainText } from '../../../../renderer/core/notes/document.ts'
import { openDatabase, type DossierDatabase } from '../../../../renderer/data/database.ts'
import { createNote, listNotes, noteDocument, openNote } from '../../../../renderer/data/notes.ts'
import { listRevisions, readRevision } from '../../../../renderer/data/revisions.ts'
import { mergeDocuments, stepsBetween, transformInto } from '../../../../renderer/ui/notes/session/mergeNotes.ts'
import { NoteSession } from '../../../../renderer/ui/notes/session/noteSession.ts'
import { noteSchema } from '../../../../renderer/ui/notes/schema/noteExtensions.ts'
import { replay } from '../../../../renderer/ui/notes/schema/replay.ts'
import { everyNode } from '../everyNode.ts'

const paragraph = (text: string): NoteNode => ({ type: 'paragraph', ...(text === '' ? {} : { content: [{ type: 'text', text }] }) })
const document = (...texts: string[]): NoteNode => ({ type: 'doc', content: texts.map(paragraph) })

/** A window: an editor's state and its session, opened anew when another's changes could not be merged. */
class Window {
  state!: EditorState
  session!: NoteSession
  superseded = 0
  /** Titles of the other window that gave way. */
  readonly others: string[] = []
  shownTitle = ''
  readonly #db: DossierDatabase
  readonly #id: Id

  constructor(db: DossierDatabase, id: Id) {
    this.#db = db
    this.#id = id
  }

  async open(): Promise<this> {
    const note = (await openNote(this.#db, this.#id))!
    const doc = Node.fromJSON(noteSchema, replay(note.doc, note.steps.flatMap((batch) => batch.steps)))
    this.state = EditorState.create({ schema: noteSchema, doc, selection: TextSelection.atEnd(doc) })
    this.shownTitle = note.row.title
    this.session = new NoteSession(this.#db, note.row, doc, note.steps.length)
    this.session.attach({
      freeze: () => undefined,
      superseded: () => void (this.superseded += 1),
      otherTitle: (theirs) => void this.others.push(theirs),
      adopt: (next, title) => {
        this.shownTitle = title ?? this.shownTitle
        const { tr } = this.state
        transformInto(tr, next)
        this.state = this.state.apply(tr)
        if (!this.state.doc.eq(next)) throw new Error(`the editor shows ${this.state.doc.toString()}, not ${next.toString()}`)
      },
    })
    return this
  }

  insert(text: string, share: number): void {
    const { tr, doc } = this.state
    const at = Math.round(share * doc.content.size)
    if (!doc.resolve(at).parent.isTextblock) return
    this.#apply(tr.insertText(text, at))
  }

  split(share: number): void {
    const { tr, doc } = this.state
    const at = Math.round(share * doc.content.size)
    if (doc.resolve(at).depth === 1 && doc.resolve(at).parent.type.name === 'paragraph') this.#apply(tr.split(at))
  }

  /** A new paragraph at the end, as one writes on. */
  append(text: string): void {
    this.#apply(this.state.tr.insert(this.state.doc.content.size, Node.fromJSON(noteSchema, paragraph(text))))
  }

  /** As one types into the title. */
  retitle(title: string): void {
    this.shownTitle = title
    this.session.retitle(title)
  }

  async flush(): Promise<void> {
    await this.session.flush()
    if (this.superseded > 0) {
      this.superseded = 0
      await this.open()
    }
  }

  async hear(): Promise<void> {
    this.session.observe((await this.#db.notes.get(this.#id))!)
    await this.flush()
  }

  #apply(tr: EditorState['tr']): void {
    this.state = this.state.apply(tr)
    this.session.record(tr.steps, this.state.doc)
  }
}

const text = async (db: DossierDatabase, id: Id): Promise<string> => plainText((await noteDocument(db, id, replay))!.doc)

test('two windows that write in different blocks have both, with the caret where it was', async () => {
  const db = await openDatabase(`test-${crypto.randomUUID()}`)
  const { id } = await createNote(db, { title: 'T', doc: document('One.', 'Two.', 'Three.') })
  const left = await new Window(db, id).open()
  const right = await new Window(db, id).open()
  right.state = right.state.apply(right.state.tr.setSelection(TextSelection.create(right.state.doc, 9)))
  left.insert('Begin ', 1 / left.state.doc.content.size)
  await left.flush()
  right.insert(' end', (right.state.doc.content.size - 1) / right.state.doc.content.size)
  await right.flush()
  expect(await text(db, id)).toBe('Begin One.\n\nTwo.\n\nThree. end')
  expect([right.superseded, right.state.selection.from]).toEqual([0, 15])
  await left.hear()
  expect(left.state.doc.toJSON()).toEqual(right.state.doc.toJSON())
  expect(await db.notes.count()).toBe(1)
  await db.delete()
})

test('both writing on at the end have both; in one paragraph, the second is kept as a copy', async () => {
  const db = await openDatabase(`test-${crypto.randomUUID()}`)
  const { id } = await createNote(db, { title: 'T', doc: document('One.') })
  const left = await new Window(db, id).open()
  const right = await new Window(db, id).open()
  left.append('Left.')
  right.append('Right.')
  await left.flush()
  await right.flush()
  expect(await text(db, id)).toBe('One.\n\nLeft.\n\nRight.')
  await left.hear()
  left.insert('A', 1 / left.state.doc.content.size)
  right.insert('B', 2 / right.state.doc.content.size)
  await left.flush()
  await right.flush()
  expect(await text(db, id)).toBe('AOne.\n\nLeft.\n\nRight.')
  const copy = (await listNotes(db)).find((note) => note.id !== id)!
  expect(copy.title).toMatch(/^T \(copy of /)
  expect(await text(db, copy.id)).toBe('OBne.\n\nLeft.\n\nRight.')
  expect(right.state.doc.toJSON()).toEqual(left.state.doc.toJSON())
  await db.delete()
})

test('titles: one changed here or there is taken; of two, the last stands and the other is told, and can be taken', async () => {
  const db = await openDatabase(`test-${crypto.randomUUID()}`)
  const { id } = await createNote(db, { title: 'T', doc: document('One.', 'Two.') })
  const left = await new Window(db, id).open()
  const right = await new Window(db, id).open()
  const stored = async (): Promise<string> => (await db.notes.get(id))!.title
  left.retitle('Left')
  await left.flush()
  // Written in the text while the title changed there.
  right.append('Mine.')
  await right.flush()
  expect([await stored(), right.shownTitle, right.session.title, right.session.takeForeignTitle(), right.session.takeForeignTitle()]).toEqual(['Left', 'Left', 'Left', 'Left', null])
  await left.hear()
  expect([left.shownTitle, left.others, left.session.takeForeignTitle()]).toEqual(['Left', [], null])

  left.retitle('Left again')
  right.retitle('Right')
  await left.flush()
  await right.flush()
  expect([await stored(), right.shownTitle, right.others]).toEqual(['Right', 'Right', ['Left again']])
  await left.hear()
  expect([left.shownTitle, left.others]).toEqual(['Right', []])
  right.retitle('Left again')
  await right.flush()
  await left.hear()
  expect([await stored(), left.shownTitle, left.others]).toEqual(['Left again', 'Left again', []])

  // The same in both is no conflict; and what is typed and taken back is no change.
  left.retitle('Both')
  right.retitle('Both')
  await left.flush()
  await right.flush()
  left.retitle('Mistyped')
  left.retitle('Both')
  right.retitle('Last')
  await right.flush()
  await left.hear()
  expect([left.shownTitle, left.others, right.others]).toEqual(['Last', [], ['Left again']])
  await db.delete()
})

test('whatever two windows write, and however their saves fall, every word is in the note or in a copy', async () => {
  const db = await openDatabase(`test-${crypto.randomUUID()}`)
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const act = fc.record({ who: fc.boolean(), what: fc.oneof({ weight: 5, arbitrary: fc.constant('insert' as const) }, fc.constantFrom('split' as const, 'append' as const, 'flush' as const, 'hear' as const, 'reopen' as const)), share })
  let word = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 30 }), fc.boolean(), async (acts, rich) => {
      const { id } = await createNote(db, { title: 'T', doc: rich ? everyNode : document('One.', 'Two.', '', 'Four.', 'Five.') })
      const before = new Set(await db.notes.toCollection().primaryKeys())
      const windows = [await new Window(db, id).open(), await new Window(db, id).open()]
      const words: string[] = []
      for (const { who, what, share: place } of acts) {
        const window = windows[who ? 1 : 0]!
        if (what === 'insert' || what === 'append') {
          const made = `w${++word}x`
          const size = window.state.doc.content.size
          if (what === 'append') window.append(made)
          else window.insert(` ${made} `, place)
          if (window.state.doc.content.size > size) words.push(made)
        } else if (what === 'split') window.split(place)
        else if (what === 'flush') await window.flush()
        else if (what === 'hear') await window.hear()
        else {
          await window.session.close()
          window.superseded = 0
          await window.open()
        }
      }
      for (const window of [...windows, ...windows]) await window.flush()
      for (const window of windows) await window.hear()
      expect(windows[0]!.state.doc.toJSON()).toEqual(windows[1]!.state.doc.toJSON())
      expect((await noteDocument(db, id, replay))!.doc).toEqual(windows[0]!.state.doc.toJSON())
      const copies = (await db.notes.toCollection().primaryKeys()).filter((each) => !before.has(each))
      const all = JSON.stringify(await Promise.all([id, ...copies].map(async (each) => (await noteDocument(db, each, replay))!.doc)))
      for (const made of words) expect(all, made).toContain(made)
      await Promise.all(windows.map(({ session }) => session.close()))
    }),
    { seed: 77, numRuns: process.env['DOSSIER_LONG'] ? 1000 : 40 },
  )
  await db.delete()
}, 240_000)

test('the steps between two documents lead from one to the other, whatever they hold', () => {
  const blocks = fc.subarray(everyNode.content!, { minLength: 1 })
  fc.assert(
    fc.property(blocks, blocks, fc.nat(5), (before, after, repeat) => {
      const from = Node.fromJSON(noteSchema, { type: 'doc', content: [...before, paragraph('aa'.repeat(repeat))] })
      const to = Node.fromJSON(noteSchema, { type: 'doc', content: [...after, paragraph('a'.repeat(repeat))] })
      let doc = from
      for (const step of stepsBetween(from, to)) doc = step.apply(doc).doc!
      expect(doc.toJSON()).toEqual(to.toJSON())
      doc.check()
      expect(mergeDocuments(from, from, to)!.toJSON()).toEqual(to.toJSON())
    }),
    { seed: 3, numRuns: 200 },
  )
})

test('what a note was is kept: as it was opened, and as it was closed', async () => {
  const db = await openDatabase(`test-${crypto.randomUUID()}`)
  const { id } = await createNote(db, { title: 'T', doc: document('As it was.'), updatedAt: Date.now() - 3_600_000 })
  const window = await new Window(db, id).open()
  window.insert('Changed. ', 1 / window.state.doc.content.size)
  await window.flush()
  await expect.poll(async () => (await listRevisions(db, id)).length).toBe(1)
  await window.session.close()
  const kept = await Promise.all((await listRevisions(db, id)).map(async (each) => plainText((await readRevision(db, each.id))!.doc)))
  expect(kept).toEqual(['Changed. As it was.', 'As it was.'])
  // Looking at it changes nothing.
  await (await new Window(db, id).open()).session.close()
  expect(await listRevisions(db, id)).toHaveLength(2)
  await db.delete()
})
