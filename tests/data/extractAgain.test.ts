import { expect, test } from 'vitest'
import { extractArticle } from '../../renderer/core/extract/extractArticle.ts'
import { readArticles } from '../../renderer/core/import/articles/readArticles.ts'
import { anchor } from '../../renderer/core/notes/anchor.ts'
import { passageSelector } from '../../renderer/core/notes/passageSelector.ts'
import type { Id } from '../../renderer/core/model.ts'
import { addArticles, articlesById, readArticle, readBody } from '../../renderer/data/articles.ts'
import { editBlocks } from '../../renderer/data/blockEdits.ts'
import { addBlockRule, blockRules } from '../../renderer/data/blockRules.ts'
import { type DossierDatabase, openDatabase } from '../../renderer/data/database.ts'
import { decide } from '../../renderer/data/decisions.ts'
import { chooseColumns, restoreColumns } from '../../renderer/data/columnChoices.ts'
import { extractAgain, outdatedArticles, undoExtracted } from '../../renderer/data/extractAgain.ts'
import { importedTables } from '../../renderer/data/importedTables.ts'
import { newImport } from '../../renderer/data/imports.ts'
import { getSetting } from '../../renderer/data/settings.ts'
import { Extractor } from '../../renderer/workers/extractor.ts'
import { freshName } from '../support/libraryFixture.ts'

const CLOSED = 'Die Brücke wurde am Montag gesperrt, weil niemand sagen konnte, wie lange sie noch halten würde.'
const COUNCIL = 'Der Ausschuss beriet bis in die Nacht und kam zu keinem Ergebnis, das allen gefallen hätte.'
const FERRY = 'Bis auf weiteres fährt eine Fähre, die den Verkehr aber kaum bewältigen kann, wie es hieß.'
const page = (number: number): string => `<html lang="de"><head><title>Brücke ${number} gesperrt</title><meta property="og:site_name" content="Bote"><meta property="article:published_time" content="2022-01-${10 + number}"></head>
  <body><nav>Start | Politik</nav><article><h1>Brücke ${number} gesperrt</h1><p>${CLOSED}</p><p><img src="bilder/plan.png" alt="Plan"></p><p>${COUNCIL}</p><p>Gelesen ${number}00 mal bis zum heutigen Tag</p><p>${FERRY}</p></article></body></html>`

/** An article as earlier rules made it: without its last paragraph, and undated. */
async function addOld(db: DossierDatabase, number: number): Promise<Id> {
  const bytes = new TextEncoder().encode(page(number))
  const extraction = extractArticle({ kind: 'html', text: page(number), images: () => `asset:${'a'.repeat(64)}` })
  const children = extraction.body.children.slice(0, -1)
  const [added] = await addArticles(db, [{
    extraction: { ...extraction, body: { type: 'root', children }, text: extraction.text.slice(0, -FERRY.length - 2), publishedAt: null, extractor: 'html/1' },
    fileName: `seite ${number}.html`, mediaType: 'text/html', encoding: 'utf-8', bytes, importId: 'i',
    images: [{ id: 'a'.repeat(64), name: 'plan.png', mediaType: 'image/png', bytes: new Uint8Array(200).fill(number) }],
  }])
  return added!.id
}

test('extracted anew, an article has a new version where its text changes; what the user said of it holds, and all of it is taken back', async () => {
  const db = await openDatabase(freshName())
  const id = await addOld(db, 1)
  const { article: old, body: first } = (await readArticle(db, id))!
  await decide(db, [{ type: 'article', articleKey: old.key, field: 'title', value: 'Mein Titel' }])
  const edit = (await editBlocks(db, id, 1, { type: 'drop', from: 2, to: 3 }))!
  expect(edit.texts).toEqual([COUNCIL])
  const selector = passageSelector({ articleId: id, version: 1, text: first.text }, { start: 4, end: 40 })
  expect(await outdatedArticles(db)).toEqual([{ source: 'Bote', articles: 1 }])

  const done = await extractAgain(db, id)
  const { article, body } = (await readArticle(db, id))!
  expect(body.text).toBe([CLOSED, 'Gelesen 100 mal bis zum heutigen Tag', FERRY].join('\n\n'))
  expect(article).toMatchObject({ version: 3, title: 'Mein Titel', publishedAt: '2022-01-11', order: '2022-01-11', extracted: { title: 'Brücke 1 gesperrt', publishedAt: '2022-01-11' }, extractor: body.extractor })
  // The picture that lay beside the page is found by its name, though its bytes are what they are.
  expect(JSON.stringify(body.body)).toContain('"type":"image"')
  expect(anchor(selector, body).state).toBe('exact')
  expect(await readBody(db, id, 1)).toEqual(first)
  expect(await outdatedArticles(db)).toEqual([])

  // Once more: nothing to do.
  expect(await extractAgain(db, id)).toEqual({ state: 'same' })
  expect((await db.articles.get(id))?.version).toBe(3)
  if (done.state !== 'changed') throw new Error(done.state)
  await undoExtracted(db, done.change)
  const undone = (await readArticle(db, id))!
  expect(undone.body).toMatchObject({ version: 4, text: (await readBody(db, id, 2))!.text, sameAs: [2] })
  expect(undone.article).toMatchObject({ title: 'Mein Titel', publishedAt: null })
})

test('a run over a source in the worker: told, stopped anywhere, gone on with; its rule holds; what cannot be read is named', async () => {
  const db = await openDatabase(freshName())
  const ids: Id[] = []
  for (let number = 1; number <= 6; number++) ids.push(await addOld(db, number))
  await addBlockRule(db, 'Bote', 'drop', ['Gelesen 100 mal bis zum heutigen Tag'])
  await db.originals.update(ids[5]!, { gzip: new Uint8Array([1, 2, 3]) })
  const worker = new Extractor(db.name)
  const abort = new AbortController()
  const first = await worker.extract({ type: 'outdated', source: 'Bote' }, { signal: abort.signal, onProgress: ({ done }) => done === 2 && abort.abort() })
  expect(first).toMatchObject({ cancelled: true })
  expect(first.done).toBeLessThan(6)
  const rest = await worker.extract({ type: 'outdated', source: null })
  expect(rest).toMatchObject({ cancelled: false, failed: [{ id: ids[5], title: 'Brücke 6 gesperrt' }] })
  expect(first.changes.length + rest.changes.length).toBe(5)
  for (const id of ids.slice(0, 5)) expect((await readBody(db, id))!.text).toBe([CLOSED, COUNCIL, FERRY].join('\n\n'))
  expect(await blockRules(db)).toMatchObject([{ articles: 5 }])
  await worker.undo([...first.changes, ...rest.changes])
  expect((await articlesById(db, ids)).map(({ version }) => version)).toEqual([3, 3, 3, 3, 3, 1])
  for (const id of ids.slice(0, 5)) expect((await readBody(db, id))!.text).toBe((await readBody(db, id, 1))!.text)
  worker.close()
})

const SUBJECTS = ['die Brücke', 'der Hafen', 'das Theater', 'die Schule', 'der Bahnhof', 'das Museum']
const printed = (at: number): string => `<html lang="de"><head><title>Streit über ${SUBJECTS[at]}</title><meta property="og:site_name" content="Kurier"></head><body><article><h1>Streit über ${SUBJECTS[at]}</h1>
  <p>Über ${SUBJECTS[at]} wurde am Montag lange gestritten, und niemand im Saal wollte den ersten Schritt tun.</p><p>Ein Sprecher sagte zu ${SUBJECTS[at]}, dass man erst später darüber entscheiden werde, wenn überhaupt.</p>
  <p>Unsere Redaktion sitzt in der Altstadt, Haus ${at + 3}, und freut sich über Besuch</p></article></body></html>`

test('what recurs in the articles of a source is left out at import once it is known, and of earlier articles when they are extracted anew', async () => {
  const db = await openDatabase(freshName())
  const add = async (...numbers: number[]): Promise<Id[]> =>
    (await addArticles(db, numbers.map((at) => ({ extraction: extractArticle({ kind: 'html', text: printed(at) }), fileName: `${at}.html`, mediaType: 'text/html', encoding: 'utf-8', bytes: new TextEncoder().encode(printed(at)), importId: 'i' })))).map(({ id }) => id)
  const early = await add(0, 1, 2)
  const late = await add(3, 4)
  const closing = async (id: Id): Promise<boolean> => (await readBody(db, id))!.text.includes('Altstadt')
  expect(await Promise.all([...early, ...late].map(closing))).toEqual([true, true, true, false, false])
  expect((await readBody(db, late[0]!))!.steps).toContainEqual(expect.objectContaining({ stage: 'recurring', reason: 'occurs in 5 articles of this source', removed: expect.stringContaining('Haus 6') }))
  // Put back by hand in one of them, it stays there.
  const step = (await readBody(db, late[1]!))!.steps.findIndex(({ stage }) => stage === 'recurring')
  await editBlocks(db, late[1]!, 1, { type: 'put-back', blocks: [{ step, line: 0 }] })
  for (const id of [...early, ...late]) await extractAgain(db, id)
  expect(await Promise.all([...early, ...late].map(closing))).toEqual([false, false, false, false, true])
  expect((await articlesById(db, [...early, ...late])).map(({ version }) => version)).toEqual([2, 2, 2, 1, 2])
})

/** Rows of a table, imported by guessed columns as the import `importId`. */
async function addTable(db: DossierDatabase, importId: Id): Promise<Id[]> {
  const bytes = new TextEncoder().encode([['headline', 'body', 'teaser', 'labels', 'keywords'], ...[1, 2].map((at) => [`${importId} ${at}`, `${CLOSED} ${at}`, at === 1 ? COUNCIL : `${CLOSED} ${at}`, 'sea', 'ice; snow'])].map((cells) => cells.join('\t')).join('\n'))
  const ids: Id[] = []
  for await (const item of readArticles({ name: `${importId}.tsv`, bytes })) {
    if (item.kind === 'refused') throw new Error(item.message)
    const { extraction, original: { name, table, ...original }, tags } = item.article
    ids.push(...(await addArticles(db, [{ extraction, fileName: name, ...original, table: table!, importId, tags }])).map(({ id }) => id))
  }
  return ids
}

test('rows of a table are read anew by other columns only in the import they are chosen for, with their tags; read again they stay so, and all of it is taken back', async () => {
  const db = await openDatabase(freshName())
  const [ours, theirs] = [await addTable(db, 'ours'), await addTable(db, 'theirs')]
  const { signature, columns: guessed } = (await db.originals.get(ours[0]!))!.table!
  expect(guessed).toMatchObject({ text: 'body', tags: 'labels' })
  const columns = { ...guessed, text: 'teaser', tags: 'keywords' }
  const stateOf = async (ids: Id[]): Promise<unknown[]> => Promise.all(ids.map(async (id) => [(await readBody(db, id))!.text, (await db.articles.get(id))!.tags, (await db.originals.get(id))!.table]))
  const before = await stateOf([...ours, ...theirs])
  const former = await chooseColumns(db, { [signature]: columns })
  const worker = new Extractor(db.name)
  const { changes, same } = await worker.extract({ type: 'tables', importId: 'ours', columns: { [signature]: columns } })
  const after = [[COUNCIL, ['ice', 'snow'], { signature, columns, chosen: true }], [`${CLOSED} 2`, ['ice', 'snow'], { signature, columns, chosen: true }]]
  expect(await stateOf(ours)).toEqual(after)
  // By its rules alone each is read as it was: the choice made for one import is not believed of another's rows.
  for (const id of [...ours, ...theirs]) await extractAgain(db, id)
  expect(await stateOf([...ours, ...theirs])).toEqual([...after, ...before.slice(2)])
  const { same: once } = await worker.extract({ type: 'tables', importId: 'ours', columns: { [signature]: columns } })
  expect([changes.length, same.length, once.length]).toEqual([2, 0, 2])
  // A row without a text says so.
  const none = await worker.extract({ type: 'tables', importId: 'theirs', columns: { [signature]: { title: 'headline', text: 'missing' } } })
  expect(none.failed.map(({ message }) => message).sort()).toEqual(['“theirs 1” has no text and no address.', '“theirs 2” has no text and no address.'])

  await worker.undo([...changes, ...same])
  await restoreColumns(db, former)
  expect(await stateOf([...ours, ...theirs])).toEqual(before)
  expect(await getSetting(db, 'columns')).toEqual({})
  worker.close()
})

test('a small table is found among the many rows of another that came with it, wherever its rows lie', async () => {
  const db = await openDatabase(freshName())
  const [id] = await addTable(db, 'large')
  const [article, original] = [(await db.articles.get(id!))!, (await db.originals.get(id!))!]
  const small = { signature: 'small', columns: { text: 'body' } }
  // By their ids the two thousand come first.
  const rows = [...Array.from({ length: 2100 }, (_, at) => ({ id: `0${at}`, table: original.table! })), { id: 'z', table: small }]
  await db.articles.bulkAdd(rows.map((row) => ({ ...article, id: row.id, key: row.id, importId: 'both' })))
  await db.originals.bulkAdd(rows.map((row) => ({ ...original, articleId: row.id, table: row.table })))
  await db.imports.add({ ...newImport(1), id: 'both', tables: [original.table!.signature, 'small'] })
  expect((await importedTables(db, 'both')).map(({ signature, columns }) => ({ signature, columns }))).toEqual([original.table!, small])
})
