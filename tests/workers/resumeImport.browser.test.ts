/** An import that is killed anywhere leaves whole articles only, goes on, and ends as if nothing had happened. */
import { strToU8 } from 'fflate'
import { afterEach, expect, test } from 'vitest'
import { findTables } from '../../renderer/core/import/bulk/findTables.ts'
import type { ImportRow } from '../../renderer/core/model.ts'
import { openDatabase, type DossierDatabase } from '../../renderer/data/database.ts'
import { settleImport } from '../../renderer/data/imports.ts'
import { undoArticleImport } from '../../renderer/data/removeArticles.ts'
import { setSetting } from '../../renderer/data/settings.ts'
import { Gate } from '../../renderer/workers/gate.ts'
import { Importer, type FileToImport } from '../../renderer/workers/importer.ts'
import { freshName } from '../support/libraryFixture.ts'

const open: { close(): void }[] = []
afterEach(() => open.splice(0).forEach((one) => one.close()))
const importerOf = (name: string): Importer => {
  const importer = new Importer(name)
  open.push(importer)
  return importer
}

const prose = (of: string): string => `The harbour of ${of} will be enlarged until autumn, the council said on Monday, after years of quarrels about who was to pay for it. Work is to begin in March, when the ice has gone.`
const text = (at: number): FileToImport => ({ name: `texts/${String(at).padStart(3, '0')}.txt`, bytes: strToU8(`Report ${at} from the harbour\n\n${prose(`Town ${at}`)}\n`) })
const records = Array.from({ length: 200 }, (_, at) => JSON.stringify({ title: `Record ${at}`, text: prose(`Village ${at}`), url: `https://news.example/${at}` })).join('\n')
const picture = new Uint8Array(400).fill(7)
const page = `<!DOCTYPE html><title>A page</title><article><h1>A page</h1><p>${prose('Pageton')}</p><p><img src="quay.png" alt="Quay"></p><p>${prose('Pageham')}</p></article>`

/** Texts before and behind a file of many records, a page with its picture, what comes twice, and what cannot be read. */
const FILES: FileToImport[] = [
  ...Array.from({ length: 30 }, (_, at) => text(at)),
  { name: 'records.jsonl', bytes: strToU8(records) },
  { name: 'empty.txt', bytes: new Uint8Array() },
  { name: 'locked.txt', problem: 'permission was refused' },
  { name: 'page.html', bytes: strToU8(page) },
  { name: 'quay.png', bytes: picture },
  { ...text(3), name: 'a copy.txt' },
  ...Array.from({ length: 20 }, (_, at) => text(100 + at)),
]

const said = ({ imported, present, refused, done, files }: ImportRow): unknown => ({ imported, present, done, files, refused: refused.map(({ fileName, code }) => `${fileName} ${code}`).sort() })

async function whole(db: DossierDatabase): Promise<string[]> {
  const rows = await db.articles.toArray()
  const [bodies, originals] = await Promise.all([db.bodies.toArray(), db.originals.toArray()])
  const ids = rows.map(({ id }) => id).sort()
  expect(bodies.map(({ articleId }) => articleId).sort()).toEqual(ids)
  expect(originals.map(({ articleId }) => articleId).sort()).toEqual(ids)
  return rows.map(({ title }) => title).sort()
}

/** Kills the worker when its progress says so. */
async function killed(name: string, when: (progress: { done: number; articles: number }) => boolean): Promise<void> {
  const importer = new Importer(name)
  await importer.importFiles(FILES, { onProgress: (progress) => when(progress) && importer.close() }).then(() => expect.unreachable('it was to be killed'), () => undefined)
}

test('killed among texts, within a file of many, and among what is left: it goes on to the same end', async () => {
  const straight = freshName()
  const uninterrupted = await importerOf(straight).importFiles(FILES)
  const titles = await whole(await openDatabase(straight))
  expect(said(uninterrupted)).toMatchObject({ imported: titles.length, present: 1, refused: ['empty.txt empty', 'locked.txt unreadable'] })

  const name = freshName()
  await killed(name, ({ done }) => done >= 20)
  const db = await openDatabase(name)
  for (const when of [({ done, articles }: { done: number; articles: number }) => done === 30 && articles >= 190, ({ done }: { done: number }) => done >= 45]) {
    const count = (await whole(db)).length
    const importer = importerOf(name)
    const [found, ...others] = await importer.cutShort()
    expect([found?.kept, others, found?.row.imported]).toEqual([true, [], count])
    await importer.goOn(found!.row.id, { onProgress: (progress) => when(progress) && importer.close() }).then(() => expect.unreachable('it was to be killed'), () => undefined)
  }
  const importer = importerOf(name)
  const [found] = await importer.cutShort()
  const ended = await importer.goOn(found!.row.id)
  expect(said(ended!)).toEqual(said(uninterrupted))
  expect(await whole(db)).toEqual(titles)
  expect(await importer.cutShort()).toEqual([])
  expect(await importer.goOn(found!.row.id)).toBeNull()
})

test('cancelled, it goes on; its files gone, it asks for them and skips what is there; kept as it is or undone, nothing is left to go on with', async () => {
  const name = freshName()
  const importer = importerOf(name)
  const stop = async (): Promise<ImportRow> => {
    const [abort, gate] = [new AbortController(), new Gate()]
    return importer.importFiles(FILES, { signal: abort.signal, gate, onProgress: ({ done }) => done >= 10 && abort.abort() })
  }
  const stopped = await stop()
  const db = await openDatabase(name)
  expect(stopped).toMatchObject({ finishedAt: 0, imported: (await whole(db)).length })
  expect(stopped.stoppedAt).toBeGreaterThan(0)

  const folder = await (await (await navigator.storage.getDirectory()).getDirectoryHandle('imports')).getDirectoryHandle(name)
  await folder.removeEntry(stopped.id)
  expect((await importer.cutShort()).map(({ kept }) => kept)).toEqual([false])
  expect(await importer.goOn(stopped.id)).toBeNull()
  const ended = await importer.goOn(stopped.id, { files: FILES.toReversed() })
  const titles = await whole(db)
  expect(ended).toMatchObject({ imported: titles.length, done: FILES.length })
  expect(ended!.finishedAt).toBeGreaterThan(0)
  expect(titles).toHaveLength(30 + 200 + 1 + 20)

  await undoArticleImport(db, stopped.id)
  const kept = async (): Promise<string[]> => {
    const names: string[] = []
    for await (const key of folder.keys()) names.push(key)
    return names
  }
  expect(await kept()).toEqual([])
  const second = await stop()
  expect(await kept()).toEqual([second.id])
  await settleImport(db, second.id)
  expect(await importer.cutShort()).toEqual([])
  expect(await kept()).toEqual([])
  expect((await db.imports.get(second.id))!.finishedAt).toBeGreaterThan(0)
  const third = await stop()
  await undoArticleImport(db, third.id)
  expect(await importer.cutShort()).toEqual([])
  expect(await kept()).toEqual([])
})

test('the same files chosen again, after a kill or a cancel, go on with their import, whatever their order; others begin one of their own', async () => {
  const name = freshName()
  await killed(name, ({ done }) => done >= 12)
  const db = await openDatabase(name)
  const [first] = await db.imports.toArray()
  // A worker that was killed gives up its lock a moment later.
  await importerOf(name).atRest(first!.id)
  const others = FILES.map((file) => ('bytes' in file && file.name === 'texts/005.txt' ? { ...file, bytes: file.bytes.map((byte, at) => (at === 7 ? byte + 1 : byte)) } : file))
  expect((await importerOf(name).importFiles(others)).id).not.toBe(first!.id)
  const ended = await importerOf(name).importFiles(FILES.toReversed())
  expect(ended).toMatchObject({ id: first!.id, done: FILES.length, files: FILES.length })
  expect(ended.finishedAt).toBeGreaterThan(0)
  expect(await db.imports.count()).toBe(2)

  // Without the files that were kept they are read anew, into the same import.
  const again = freshName()
  await killed(again, ({ done }) => done >= 12)
  const [cut] = await (await openDatabase(again)).imports.toArray()
  await importerOf(again).atRest(cut!.id)
  await (await (await (await navigator.storage.getDirectory()).getDirectoryHandle('imports')).getDirectoryHandle(again)).removeEntry(cut!.id)
  const straight = await importerOf(again).importFiles(FILES)
  expect(straight).toMatchObject({ id: cut!.id, imported: 251, done: FILES.length })
})

test('a table that was begun is read to its end as it was begun, whatever is told of its columns meanwhile; one that was not, as is told', async () => {
  const name = freshName()
  const importer = importerOf(name)
  const others = Array.from({ length: 3 }, (_, at) => JSON.stringify({ headline: `Headline ${at}`, subject: `Subject ${at}`, body: prose(`Hamlet ${at}`) })).join('\n')
  const files = [{ name: 'a.jsonl', bytes: strToU8(records) }, { name: 'b.jsonl', bytes: strToU8(others) }]
  const abort = new AbortController()
  const cut = await importer.importFiles(files, { signal: abort.signal, onProgress: ({ articles }) => articles >= 16 && abort.abort() })
  const [begun, other] = (await Promise.all(files.map((file) => findTables(file)))).map(([table]) => table!.signature)
  const db = await openDatabase(name)
  await setSetting(db, 'columns', { [begun!]: { title: 'url', text: 'text' }, [other!]: { title: 'subject', text: 'body' } })
  const ended = await importer.importFiles(files)
  expect([cut.tables, ended.id, ended.columns, ended.finishedAt > 0]).toEqual([[begun], cut.id, undefined, true])
  expect(await whole(db)).toEqual([...Array.from({ length: 200 }, (_, at) => `Record ${at}`), 'Subject 0', 'Subject 1', 'Subject 2'].sort())
})
