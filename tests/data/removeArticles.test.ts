/** An import is taken back: all of it that nobody has touched, with what was derived of it. */
import { expect, test } from 'vitest'
import { passageSelector } from '../../renderer/core/notes/passageSelector.ts'
import { setStarred } from '../../renderer/data/articles.ts'
import { openDatabase, type DossierDatabase } from '../../renderer/data/database.ts'
import { decide } from '../../renderer/data/decisions.ts'
import { Deriver } from '../../renderer/data/deriver.ts'
import { addHighlight, newHighlight } from '../../renderer/data/highlights.ts'
import { editBlocks } from '../../renderer/data/blockEdits.ts'
import { indexOf } from '../../renderer/data/noteImports.ts'
import { createNote } from '../../renderer/data/notes.ts'
import { listImports, newImport } from '../../renderer/data/imports.ts'
import { undoArticleImport } from '../../renderer/data/removeArticles.ts'
import { shippedGazetteer } from '../support/gazetteer.ts'
import { addText, addVersion, freshName } from '../support/libraryFixture.ts'

const gazetteer = shippedGazetteer()
const derive = (db: DossierDatabase): Promise<void> => new Deriver(db, async () => gazetteer).run()
const text = (name: string): string => `On 7 July 2020 unrest broke out in Kenya, said ${name} in Nairobi. ${name} spoke for the United Nations.`

async function imported(titles: string[]): Promise<{ db: DossierDatabase; ids: Record<string, string> }> {
  const db = await openDatabase(freshName())
  const ids: Record<string, string> = {}
  for (const title of titles) ids[title] = await addText(db, title, `${text(title === 'Plain' ? 'Peter Holm' : 'Lena Vogt')}\n\nMore to come.`, { lang: 'en', publishedAt: '2020-07-08' })
  await db.imports.add({ ...newImport(titles.length), id: 'test', finishedAt: 2, imported: titles.length })
  return { db, ids }
}

const living = async (db: DossierDatabase): Promise<string[]> => (await db.actors.toArray()).filter((row) => row.articles > 0).map(({ name }) => name).sort()

test('what was touched stays and says by what; the rest goes with its actors and events, as if it had never come', async () => {
  const titles = ['Plain', 'Linked', 'Marked', 'Corrected', 'Starred', 'Edited', 'Extracted anew']
  const { db, ids } = await imported(titles)
  await derive(db)
  expect(await living(db)).toContain('Peter Holm')

  const doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'reference', attrs: { kind: 'article', id: ids['Linked'], label: 'Linked', target: null } }] }] }
  await createNote(db, { title: 'A note', doc, index: indexOf(doc) })
  await addHighlight(db, { ...newHighlight(passageSelector({ articleId: ids['Marked']!, version: 1, text: text('Lena Vogt') }, { start: 3, end: 9 }), 'yellow'), updatedAt: Date.now() + 1 })
  await decide(db, [{ type: 'article', articleKey: (await db.articles.get(ids['Corrected']!))!.key, field: 'siteName', value: 'The Courier' }])
  await setStarred(db, ids['Starred']!, true)
  await editBlocks(db, ids['Edited']!, 1, { type: 'drop', from: 1, to: 2 })
  await addVersion(db, ids['Extracted anew']!, text('Peter Holm'))

  const undone = await undoArticleImport(db, 'test')
  expect(undone?.removed).toBe(2)
  expect(new Map(undone?.spared.map(({ title, why }) => [title, why]))).toEqual(new Map([['Linked', 'linked'], ['Marked', 'highlighted'], ['Corrected', 'corrected'], ['Starred', 'starred'], ['Edited', 'edited']]))
  await derive(db)
  expect(await living(db)).not.toContain('Peter Holm')
  for (const table of [db.bodies, db.mentions, db.occurrences, db.eventPassages, db.eventArticles] as const) {
    expect(await table.filter((row: { articleId: string }) => row.articleId === ids['Plain']).count(), table.name).toBe(0)
  }
  expect(await db.bodies.where({ articleId: ids['Extracted anew'] }).count()).toBe(0)
  expect(await db.originals.get(ids['Plain']!)).toBeUndefined()
  expect((await listImports(db)).map(({ id, articles }) => [id, articles])).toEqual([['test', 5]])
})

test('an import that nobody touched leaves nothing behind, and can come again', async () => {
  const { db } = await imported(['Plain', 'Another'])
  await derive(db)
  expect(await undoArticleImport(db, 'test')).toEqual({ removed: 2, spared: [] })
  await derive(db)
  expect([await db.articles.count(), await db.occurrences.count(), await db.eventArticles.count(), await db.changes.count(), (await listImports(db)).length]).toEqual([0, 0, 0, 0, 0])
  expect(await living(db)).toEqual([])
  expect(await undoArticleImport(db, 'test')).toBeNull()
  await addText(db, 'Plain', text('Peter Holm'), { lang: 'en', publishedAt: '2020-07-08' })
  await derive(db)
  expect(await living(db)).toContain('Peter Holm')
})

test('stopped in the middle, it goes on where it was', async () => {
  const { db } = await imported(Array.from({ length: 120 }, (_, at) => `Report ${at}`))
  const stop = new AbortController()
  await expect(undoArticleImport(db, 'test', { signal: stop.signal, onProgress: (done) => done > 0 && stop.abort() })).rejects.toThrow('abort')
  expect(await db.articles.count()).toBe(20)
  expect(await undoArticleImport(db, 'test')).toEqual({ removed: 20, spared: [] })
})
