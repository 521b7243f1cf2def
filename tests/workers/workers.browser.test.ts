/** The three workers as the window knows them: real workers, real IndexedDB, the bundled corpus. */
import { afterEach, expect, test } from 'vitest'
import { createNote, trashNote } from '../../renderer/data/notes.ts'
import { decide } from '../../renderer/data/decisions.ts'
import { openDatabase } from '../../renderer/data/database.ts'
import { Derivation } from '../../renderer/workers/derivation.ts'
import { Gate } from '../../renderer/workers/gate.ts'
import { Finder } from '../../renderer/workers/finder.ts'
import { bundledCorpus, Importer, type FileToImport } from '../../renderer/workers/importer.ts'
import { freshName } from '../support/libraryFixture.ts'

const opened: { close(): void }[] = []
const closing = <T extends { close(): void }>(one: T): T => {
  opened.push(one)
  return one
}
afterEach(() => {
  for (const one of opened.splice(0)) one.close()
})
const file = (name: string, text: string): FileToImport => ({ name, bytes: new TextEncoder().encode(text) })
const article = (n: number): FileToImport =>
  file(`${n}.txt`, `Der Hafen wird ausgebaut (${n})\n\n3. Mai 2021\n\nDer Hafen der Stadt wird bis zum Herbst ausgebaut, wie die Verwaltung am Montag mitteilte. Die Arbeiten kosten mehrere Millionen Euro und dauern zwei Jahre.\n`)

test('the bundled corpus comes in, is derived, and is found by name', async () => {
  const name = freshName()
  const progress: number[] = []
  const report = await closing(new Importer(name)).importFiles(bundledCorpus, { onProgress: ({ done }) => progress.push(done) })
  expect(report).toMatchObject({ imported: 5, present: 0, refused: [] })
  expect(progress).toEqual([0, 1, 2, 3, 4])
  const pending: number[] = []
  closing(new Derivation((now) => pending.push(now.pending), name))
  await expect.poll(() => pending.at(-1), { timeout: 20_000 }).toBe(0)
  const db = closing(await openDatabase(name))
  await expect.poll(() => db.changes.count(), { timeout: 20_000 }).toBe(0)
  const finder = closing(new Finder(name))
  const [csto] = await finder.find('csto', { kinds: ['actor'] })
  expect(await db.actors.get(csto!.id)).toMatchObject({ kind: 'organisation', articles: 5 })
  const again = await closing(new Importer(name)).importFiles(bundledCorpus)
  expect(again).toMatchObject({ imported: 0, present: 5 })
})

test('a file that cannot be read is named with the reason, and the rest goes on', async () => {
  const name = freshName()
  const files = [
    file('empty.txt', ''),
    { name: 'photo.txt', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]) },
    { name: 'noise.txt', bytes: Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256) },
    { name: 'gone.txt', url: new URL('/nowhere/gone.txt?import', location.href).href.replace('http', 'blob:http') },
    article(1),
  ]
  const report = await closing(new Importer(name)).importFiles(files)
  expect(report.imported).toBe(1)
  expect(report.refused.map(({ fileName, code }) => [fileName, code])).toMatchObject([['empty.txt', 'empty'], ['photo.txt', 'binary'], ['noise.txt', expect.stringMatching(/binary|encoding/)], ['gone.txt', 'failed']])
  for (const { fileName, message } of report.refused) expect(message).toContain(fileName)
})

test('what is asked of a worker that is closed is answered: it was ended', async () => {
  const importer = new Importer(freshName())
  const running = importer.importFiles([article(1)])
  importer.close()
  await expect(running).rejects.toMatchObject({ name: 'AbortError' })
  await expect(importer.importFiles([article(2)])).rejects.toMatchObject({ name: 'AbortError' })
  const derivation = new Derivation(() => {}, freshName())
  derivation.close()
  await expect(derivation.done).resolves.toBeUndefined()
})

test('cancelled, it stops between two articles and keeps those that are in', async () => {
  const name = freshName()
  const abort = new AbortController()
  const report = await closing(new Importer(name)).importFiles(Array.from({ length: 400 }, (_, at) => article(at)), { signal: abort.signal, onProgress: ({ done }) => done === 3 && abort.abort() })
  expect(report.imported).toBeGreaterThanOrEqual(3)
  expect(report.imported).toBeLessThan(400)
  const db = closing(await openDatabase(name))
  expect([await db.articles.count(), await db.bodies.count(), await db.originals.count()]).toEqual([report.imported, report.imported, report.imported])
})

test('a paused import has written what it read, stands still until it is let on, and can be cancelled while it waits', async () => {
  const name = freshName()
  const importer = closing(new Importer(name))
  const [gate, abort] = [new Gate(), new AbortController()]
  let last = 0
  const stops = [20, 40]
  const onProgress = ({ done }: { done: number }): void => {
    last = done
    if (done < (stops[0] ?? Infinity)) return
    stops.shift()
    gate.set(true)
  }
  const running = importer.importFiles(Array.from({ length: 200 }, (_, at) => article(at)), { gate, signal: abort.signal, onProgress })
  const db = await openDatabase(name)
  // Messages cross: it may be a file further when it hears of the pause.
  const still = async (from: number): Promise<number> => {
    await expect.poll(async () => (last >= from && (await db.articles.count()) >= from ? 'paused' : last)).toBe('paused')
    // Some files further, for it is told of several at once; then what it has read is written.
    await new Promise((later) => setTimeout(later, 500))
    const [count, at] = [await db.articles.count(), last]
    await new Promise((later) => setTimeout(later, 300))
    expect([await db.articles.count(), last]).toEqual([count, at])
    return count
  }
  const first = await still(20)
  gate.set(false)
  const second = await still(40)
  expect(second).toBeGreaterThan(first)
  abort.abort()
  expect((await running).imported).toBe(second)
})

test('a library of a later version stops the import with the message of that', async () => {
  const name = freshName()
  await new Promise((done) => {
    const open = indexedDB.open(name, 990)
    open.addEventListener('success', () => done(open.result.close()))
  })
  await expect(closing(new Importer(name)).importFiles([article(1)])).rejects.toMatchObject({ code: 'newer', message: expect.stringContaining('later version') })
})

test('the finder follows what happens to notes', async () => {
  const name = freshName()
  const db = closing(await openDatabase(name))
  const finder = closing(new Finder(name))
  const titles = async () => (await finder.find('reise')).map((found) => found.name)
  expect(await titles()).toEqual([])
  const { id } = await createNote(db, { title: 'Reisenotiz' })
  await expect.poll(titles).toEqual(['Reisenotiz'])
  await db.notes.update(id, { title: 'Reise nach Wien' })
  await expect.poll(titles).toEqual(['Reise nach Wien'])
  await trashNote(db, id)
  await expect.poll(titles).toEqual([])
})

test('the finder follows articles: new ones, corrected ones, and ones that go', async () => {
  const name = freshName()
  const db = closing(await openDatabase(name))
  const importer = closing(new Importer(name))
  const finder = closing(new Finder(name))
  const titles = async () => (await finder.find('hafen', { kinds: ['article'] })).map((found) => found.name).sort()
  expect(await titles()).toEqual([])
  await importer.importFiles([article(1), article(2)])
  await expect.poll(titles).toEqual(['Der Hafen wird ausgebaut (1)', 'Der Hafen wird ausgebaut (2)'])
  const [first, second] = await db.articles.orderBy('key').toArray()
  await db.articles.update(first!.id, { readAt: 5 })
  await decide(db, [{ type: 'article', articleKey: second!.key, field: 'title', value: 'Hafen, neu' }])
  await expect.poll(titles).toEqual([first!.title, 'Hafen, neu'])
  await db.articles.delete(first!.id)
  await expect.poll(titles).toEqual(['Hafen, neu'])
})

test('of two derivations one works and the other waits; when the first is closed, the second takes over', async () => {
  const name = freshName()
  const counts = [0, 0]
  const first = closing(new Derivation(() => counts[0]!++, name))
  await expect.poll(() => counts[0], { timeout: 20_000 }).toBeGreaterThan(0)
  closing(new Derivation(() => counts[1]!++, name))
  const importer = closing(new Importer(name))
  const db = closing(await openDatabase(name))
  await importer.importFiles([article(1)])
  await expect.poll(() => db.changes.count(), { timeout: 40_000 }).toBe(0)
  expect(counts[1]).toBe(0)
  first.close()
  await importer.importFiles([article(2)])
  await expect.poll(() => db.changes.count(), { timeout: 40_000 }).toBe(0)
  expect(counts[1]).toBeGreaterThan(0)
})
