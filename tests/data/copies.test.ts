/** The same wire story in several sources: linked, not dropped; and nothing is left of the links when the articles go. */
import { expect, test } from 'vitest'
import { compareAgain, copiesOf, CopyFinder, sketchMissing } from '../../renderer/data/copies.ts'
import { addArticles, setStarred, type ArticleToAdd } from '../../renderer/data/articles.ts'
import { editBlocks } from '../../renderer/data/blockEdits.ts'
import { openDatabase, type DossierDatabase } from '../../renderer/data/database.ts'
import { newImport } from '../../renderer/data/imports.ts'
import { undoArticleImport } from '../../renderer/data/removeArticles.ts'
import { extraction, freshName } from '../support/libraryFixture.ts'

const words = (seed: number, count: number): string => Array.from({ length: count }, (_, at) => `w${(seed * 7919 + at * at * 31 + at * seed) % 9973}`).join(' ')
const WIRE = words(1, 300)
const article = (title: string, text: string, importId: string, publishedAt: string | null = null): ArticleToAdd => ({
  extraction: extraction(title, text, { siteName: title, publishedAt }), fileName: `${title}.txt`, mediaType: 'text/plain', encoding: 'utf-8', bytes: new TextEncoder().encode(title + text), importId,
})
const titles = async (db: DossierDatabase, title: string): Promise<string[]> => (await copiesOf(db, (await db.articles.filter((row) => row.title === title).first())!)).map((row) => row.title)

test('copies in one import and in later ones are linked both ways, what is merely about the same is not; undoing takes the links along', async () => {
  const db = await openDatabase(freshName())
  await db.imports.bulkAdd([{ ...newImport(3), id: 'one' }, { ...newImport(2), id: 'two' }])
  const first = await addArticles(db, [article('Gazette', WIRE, 'one', '2024-03-02'), article('Bote', `${words(9, 30)} ${WIRE}`, 'one', '2024-03-01'), article('Other', `${words(2, 250)} ${words(1, 40)}`, 'one')])
  expect(first.map(({ copy }) => copy)).toEqual([false, true, false])
  const finder = new CopyFinder()
  const [late, form, twice] = await addArticles(db, [article('Courier', `${words(1, 270)} ${words(8, 20)}`, 'two', '2024-03-03'), article('Form', `${words(1, 280)} ${words(4, 20)}`, 'two', '2024-09-01'), article('Gazette', WIRE, 'two', '2024-03-02')], { copies: finder })
  expect([late, form, twice].map((one) => [one!.added, one!.copy])).toEqual([[true, true], [true, false], [false, false]])
  expect([await titles(db, 'Gazette'), await titles(db, 'Courier'), await titles(db, 'Other'), await titles(db, 'Form')]).toEqual([['Bote', 'Courier'], ['Bote', 'Gazette'], [], []])

  await setStarred(db, late!.id, true)
  await undoArticleImport(db, 'two')
  expect(await titles(db, 'Gazette')).toEqual(['Bote', 'Courier'])
  await undoArticleImport(db, 'one')
  expect(await titles(db, 'Courier')).toEqual([])
  expect((await db.articles.toArray()).map((row) => [row.title, row.copyGroup])).toEqual([['Courier', undefined]])
  expect((await db.sketches.toArray()).flatMap((row) => row.articles)).toEqual([late!.id])

  // What came, went and comes again is found again, by the finder that has seen it all too.
  const [again] = await addArticles(db, [article('Gazette', WIRE, 'three', '2024-03-02')], { copies: finder })
  expect([again!.copy, await titles(db, 'Gazette')]).toEqual([true, ['Courier']])
})

test('a library from before is compared once: among itself, and with what comes', async () => {
  const db = await openDatabase(freshName())
  for (const [at, text] of [WIRE, words(3, 200), `${WIRE} ${words(5, 20)}`, 'Too short.'].entries()) await addArticles(db, [article(`Paper ${at}`, text, 'old')])
  await db.sketches.clear()
  await db.articles.toCollection().modify((row) => void delete row.copyGroup)
  const finder = new CopyFinder()
  await sketchMissing(db, finder, new AbortController().signal)
  expect([await titles(db, 'Paper 0'), await titles(db, 'Paper 1')]).toEqual([['Paper 2'], []])
  const stored = await db.sketches.count()
  await sketchMissing(db, finder, new AbortController().signal)
  expect(await db.sketches.count()).toBe(stored)
  await addArticles(db, [article('New', `${words(6, 10)} ${words(3, 200)}`, 'new')], { copies: finder })
  expect(await titles(db, 'Paper 1')).toEqual(['New'])
})

test('a paper that prints two thirds of a story is linked to it; an article that has another text is compared again', async () => {
  const db = await openDatabase(freshName())
  const paragraphs = [words(1, 200), words(11, 180), words(12, 190)]
  await addArticles(db, [article('Agency', paragraphs.join('\n\n'), 'one', '2024-03-01'), article('Cut', paragraphs.slice(0, 2).join('\n\n'), 'one', '2024-03-02'), article('Padded', [paragraphs[0], paragraphs[2], words(21, 250)].join('\n\n'), 'one', '2024-03-02'), article('Later', paragraphs.slice(1).join('\n\n'), 'one', '2024-06-02')])
  expect([await titles(db, 'Agency'), await titles(db, 'Padded'), await titles(db, 'Later')]).toEqual([['Cut'], [], []])

  // Without what was added to it, it is the story shortened; with it again, it is not.
  const { id } = (await db.articles.filter(({ title }) => title === 'Padded').first())!
  await editBlocks(db, id, 1, { type: 'drop', from: 2, to: 3 })
  await compareAgain(db, [id])
  expect(await titles(db, 'Padded')).toContain('Agency')
  await editBlocks(db, id, 2, { type: 'put-back', blocks: [{ step: (await db.bodies.get([id, 2]))!.steps.findIndex(({ stage }) => stage === 'you'), line: 0 }] })
  await compareAgain(db, [id])
  expect([await titles(db, 'Padded'), (await titles(db, 'Agency')).includes('Cut')]).toEqual([[], true])
})
