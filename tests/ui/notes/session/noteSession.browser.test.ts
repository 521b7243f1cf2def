import { Fragment, Node, Slice } from '@tiptap/pm/model'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Id, NoteNode } from '../../../../renderer/core/model.ts'
import { countWords, excerpt } from '../../../../renderer/core/notes/document.ts'
import { linksOf, tagsOf } from '../../../../renderer/core/notes/links.ts'
import { openDatabase, type DossierDatabase } from '../../../../renderer/data/database.ts'
import { createNote, noteDocument, openNote, type OpenNote } from '../../../../renderer/data/notes.ts'
import { NoteIndexer } from '../../../../renderer/ui/notes/session/noteIndexer.ts'
import { NoteSession } from '../../../../renderer/ui/notes/session/noteSession.ts'
import { noteSchema } from '../../../../renderer/ui/notes/schema/noteExtensions.ts'
import { replay } from '../../../../renderer/ui/notes/schema/replay.ts'
import { everyNode } from '../everyNode.ts'

const runs = { seed: 20260, numRuns: process.env['DOSSIER_LONG'] ? 600 : 60 }

/** Edits by proportions of the document, so that each fits whatever came before. */
const edit = fc.oneof(
  fc.record({ type: fc.constant('insert' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), text: fc.constantFrom('a', 'Worte. ', '#Tag ', '#tag ', 'Zürich – ', '日本語', '👩‍👩‍👧') }),
  fc.record({ type: fc.constant('delete' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), to: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ type: fc.constant('paste' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), block: fc.nat({ max: everyNode.content!.length - 1 }) }),
  fc.record({ type: fc.constant('split' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
)
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

function apply(state: EditorState, change: Edit): Transaction {
  const { tr, doc } = state
  const place = (share: number): number => Math.round(share * doc.content.size)
  const at = place(change.at)
  const inText = doc.resolve(at).parent.isTextblock
  if (change.type === 'insert') return inText ? tr.insertText(change.text, at) : tr
  if (change.type === 'delete') return tr.deleteRange(Math.min(at, place(change.to)), Math.min(Math.max(at, place(change.to)), at + 40))
  if (change.type === 'split') return inText && doc.resolve(at).depth === 1 && doc.resolve(at).parent.type.name === 'paragraph' ? tr.split(at) : tr
  const block = Node.fromJSON(noteSchema, everyNode.content![change.block])
  return tr.replaceRange(at, at, new Slice(Fragment.from(block), 0, 0))
}

/** Between edits the note is saved, or closed (which makes a snapshot) and opened again. */
const action = fc.oneof({ weight: 6, arbitrary: edit }, { weight: 2, arbitrary: fc.constant('save' as const) }, { weight: 1, arbitrary: fc.constant('reopen' as const) })

/** The note is this document, and what lists and backlinks show is a reading of the whole of it. */
async function expectStored(db: DossierDatabase, id: Id, expected: Node): Promise<void> {
  const { row, doc } = (await noteDocument(db, id, replay))!
  expect(doc).toEqual(expected.toJSON())
  expect([row.excerpt, row.words, row.tags]).toEqual([excerpt(doc), countWords(doc), tagsOf(doc)])
  const links = await db.links.where('noteId').equals(id).toArray()
  expect(links.map(({ id: _id, noteId: _noteId, ...link }) => link)).toEqual(linksOf(doc))
}

function expectSnapshot({ doc, steps }: OpenNote, expected: Node): void {
  expect(steps).toEqual([])
  expect(doc).toEqual(expected.toJSON())
}

test('snapshot and journal are the document, and the index is that of the whole of it, whatever was done', async () => {
  const db = await openDatabase(`test-${crypto.randomUUID()}`)
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 30 }), async (actions) => {
      const { id } = await createNote(db, { title: 'T', doc: everyNode, index: new NoteIndexer().index(Node.fromJSON(noteSchema, everyNode)) })
      let state = EditorState.create({ schema: noteSchema, doc: Node.fromJSON(noteSchema, everyNode) })
      let session = new NoteSession(db, (await openNote(db, id))!.row, state.doc)
      for (const each of actions) {
        if (each === 'save') {
          await session.flush()
          await expectStored(db, id, state.doc)
        } else if (each === 'reopen') {
          await session.close()
          const opened = (await openNote(db, id))!
          expectSnapshot(opened, state.doc)
          session = new NoteSession(db, opened.row, state.doc)
        } else {
          const { state: next, transactions } = state.applyTransaction(apply(state, each))
          state = next
          session.record(transactions.flatMap((tr) => tr.steps), state.doc)
        }
      }
      await session.close()
      await expectStored(db, id, state.doc)
    }),
    runs,
  )
  await db.delete()
}, 120_000)

test('the index reads only the blocks that changed', () => {
  const paragraph = (text: string): NoteNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  let state = EditorState.create({ schema: noteSchema, doc: Node.fromJSON(noteSchema, { type: 'doc', content: Array.from({ length: 2000 }, (_, at) => paragraph(`Number ${at}`)) }) })
  const read = vi.spyOn(Node.prototype, 'toJSON')
  const indexer = new NoteIndexer()
  indexer.index(state.doc)
  state = state.apply(state.tr.insertText('x', state.doc.content.size - 1))
  read.mockClear()
  expect(indexer.index(state.doc).words).toBe(4000)
  expect(read.mock.calls.length).toBeLessThan(300)
  read.mockRestore()
})

test('of a book the index is read a little at a time, and never owed in the end', async () => {
  const db = await openDatabase(`test-${crypto.randomUUID()}`)
  const link: NoteNode = { type: 'reference', attrs: { kind: 'note', id: 'other', label: 'other', target: null } }
  const item = (text: string): NoteNode => ({ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text }, link] }] })
  const list: NoteNode = { type: 'bulletList', content: Array.from({ length: 300 }, (_, at) => item(`Item ${at} #t${at} `)) }
  const doc = Node.fromJSON(noteSchema, { type: 'doc', content: [list, { type: 'paragraph', content: [{ type: 'text', text: 'The end' }] }] })

  // Ten blocks at a time: within the list too.
  const indexer = new NoteIndexer()
  let rounds = 0
  for (let done = false; !done; rounds++) {
    let asked = 0
    done = indexer.advance(doc, () => asked++ < 10)
  }
  expect(rounds).toBeGreaterThan(20)
  expect(indexer.index(doc)).toEqual(new NoteIndexer().index(doc))

  // Where there is no time for the index the text is written first, and the index follows.
  const clock = vi.spyOn(performance, 'now')
  let now = 0
  clock.mockImplementation(() => (now += 1000))
  const { id } = await createNote(db, { doc: doc.toJSON() as NoteNode })
  const session = new NoteSession(db, (await openNote(db, id))!.row, doc)
  let state = EditorState.create({ schema: noteSchema, doc })
  const write = (to: NoteSession, text: string, at: number): Promise<void> => {
    const tr = state.tr.insertText(text, at)
    state = state.apply(tr)
    to.record(tr.steps, state.doc)
    return to.flush()
  }
  await write(session, 'more ', 3)
  clock.mockRestore()
  await session.close()
  const stored = (await openNote(db, id))!
  expectSnapshot(stored, state.doc)
  expect([stored.row.words, stored.row.tags.length, await db.links.count(), stored.row.revision]).toEqual([new NoteIndexer().index(state.doc).words, 300, 300, 3])

  // Links that nobody touched are written once, whatever is typed elsewhere.
  const again = new NoteSession(db, stored.row, state.doc)
  const written = vi.spyOn(db.links, 'bulkAdd')
  for (const text of ['a', 'b', 'c']) await write(again, text, state.doc.content.size - 1)
  await again.close()
  expect([written.mock.calls.length, await db.links.count(), (await openNote(db, id))!.row.excerpt]).toEqual([1, 300, excerpt(state.doc.toJSON() as NoteNode)])
  await db.delete()
})

test('a save begins 150 ms after the first unsaved keystroke, and those that follow do not push it back', async () => {
  const db = await openDatabase(`test-${crypto.randomUUID()}`)
  const { id } = await createNote(db, { title: 'T' })
  const { row, doc } = (await openNote(db, id))!
  let state = EditorState.create({ schema: noteSchema, doc: Node.fromJSON(noteSchema, doc) })
  const session = new NoteSession(db, row, state.doc)
  const turn = setTimeout
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  try {
    let oldest: number | null = null
    const waited: number[] = []
    let written = (): void => undefined
    session.subscribe(() => {
      if (session.state().kind !== 'saving') return written()
      if (oldest !== null) waited.push(performance.now() - oldest)
      oldest = null
    })
    for (let key = 0; key < 100; key++) {
      const tr = state.tr.insertText('x', state.doc.content.size - 1)
      state = state.apply(tr)
      oldest ??= performance.now()
      session.record(tr.steps, state.doc)
      vi.advanceTimersByTime(20)
      // The write takes no time of this clock.
      if (session.state().kind === 'saving') await new Promise<void>((done) => (written = done))
      await new Promise((next) => turn(next))
    }
    // In two seconds of writing without a pause.
    expect(waited.length).toBeGreaterThanOrEqual(11)
    expect(new Set(waited)).toEqual(new Set([150]))
  } finally {
    vi.useRealTimers()
  }
  await session.close()
  await expectStored(db, id, state.doc)
  await db.delete()
})
