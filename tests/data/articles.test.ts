import * as fc from 'fast-check'
import { gunzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { addArticles, articleIds, articleTags, articlesById, markRead, readArticle, sha256, sources } from '../../renderer/data/articles.ts'
import { openDatabase } from '../../renderer/data/database.ts'
import { SourceMemory } from '../../renderer/data/decidedBlocks.ts'
import { decide, undo } from '../../renderer/data/decisions.ts'
import { addText, extraction, freshName } from '../support/libraryFixture.ts'

test('an article comes in whole: row, body, original and the change to derive from', async () => {
  const db = await openDatabase(freshName())
  const id = await addText(db, 'Titel', 'Erster Absatz.\n\nZweiter.', { siteName: 'SNA', publishedAt: '2022-01-10', lang: 'de' })
  const { article, body } = (await readArticle(db, id))!
  expect(article).toMatchObject({ title: 'Titel', source: 'SNA', order: '2022-01-10', version: 1, readAt: 0, words: 3, excerpt: 'Erster Absatz. Zweiter.' })
  expect(body).toMatchObject({ text: 'Erster Absatz.\n\nZweiter.', hash: await sha256(body.text), version: 1 })
  const original = (await db.originals.get(id))!
  expect(new TextDecoder().decode(gunzipSync(original.gzip))).toBe('Titel\n\nErster Absatz.\n\nZweiter.')
  expect(await db.changes.toArray()).toMatchObject([{ table: 'articles', id }])
})

test('importing again adds nothing and overwrites nothing, not even at the same moment', async () => {
  const db = await openDatabase(freshName())
  const item = { extraction: extraction('A', 'Text', { url: 'https://example.org/a' }), fileName: 'a.txt', mediaType: 'text/plain', encoding: 'utf-8', bytes: new Uint8Array([65]), importId: 'i' }
  const both = (await Promise.all([addArticles(db, [item, item]), addArticles(db, [item])])).flat()
  expect(both.map(({ added }) => String(added)).sort()).toEqual(['false', 'false', 'true'])
  const other = { ...item, extraction: extraction('Error 404', 'Gone', { url: 'https://example.org/a' }) }
  expect(await addArticles(db, [other])).toMatchObject([{ id: both[0]!.id, added: false }])
  expect((await readArticle(db, both[0]!.id))!.body.text).toBe('Text')
  expect(await db.articles.count()).toBe(1)
})

test('lists agree with a naive filter and sort', async () => {
  const pick = <T>(...values: T[]) => fc.constantFrom(...values)
  const rows = fc.array(fc.record({ source: pick(null, 'A', 'B'), date: pick(null, '2021', '2022-01-10', '2022-01-10T14:50'), read: fc.boolean(), tags: fc.uniqueArray(pick('x', 'y'), { maxLength: 2 }) }), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const db = await openDatabase(freshName())
      for (const [at, { source, date, read, tags }] of given.entries()) {
        const id = await addText(db, `T${at}`, `text ${at}`, { siteName: source, publishedAt: date })
        if (read) await markRead(db, id, true)
        await db.articles.update(id, { tags })
      }
      const all = await db.articles.toArray()
      const orders = async (ids: string[]) => (await articlesById(db, ids)).map((row) => row.order)
      const naive = (keep: (row: (typeof all)[number]) => boolean) => all.filter(keep).map((row) => row.order).sort().reverse()
      expect(await orders(await articleIds(db))).toEqual(naive(() => true))
      expect(await orders(await articleIds(db, { source: '' }))).toEqual(naive((row) => row.siteName === null))
      expect(await orders(await articleIds(db, { source: 'A', unread: true }))).toEqual(naive((row) => row.siteName === 'A' && row.readAt === 0))
      expect(await orders(await articleIds(db, { tag: 'x', unread: true }))).toEqual(naive((row) => row.tags.includes('x') && row.readAt === 0))
      expect(await articleTags(db)).toEqual(['x', 'y'].flatMap((name) => (given.some(({ tags }) => tags.includes(name)) ? [{ name, articles: given.filter(({ tags }) => tags.includes(name)).length }] : [])))
      const counted = await sources(db)
      expect(counted.reduce((sum, source) => sum + source.articles, 0)).toBe(all.length)
      expect(counted.reduce((sum, source) => sum + source.unread, 0)).toBe(all.filter((row) => row.readAt === 0).length)
      await db.delete()
    }),
    { seed: 3, numRuns: process.env['DOSSIER_LONG'] ? 300 : 20 },
  )
})

test('a correction shows at once, survives re-import and can be undone', async () => {
  const db = await openDatabase(freshName())
  const id = await addText(db, 'Titel', 'Text', { lang: 'de' })
  const { key } = (await db.articles.get(id))!
  const done = await decide(db, [
    { type: 'article', articleKey: key, field: 'title', value: 'Besser' },
    { type: 'article', articleKey: key, field: 'siteName', value: 'SNA' },
  ])
  expect(await db.articles.get(id)).toMatchObject({ title: 'Besser', siteName: 'SNA', source: 'SNA', extracted: { title: 'Titel', siteName: null } })
  await db.articles.clear()
  const again = await addText(db, 'Titel', 'Text', { lang: 'de' })
  expect(await db.articles.get(again)).toMatchObject({ title: 'Besser', siteName: 'SNA' })
  await undo(db, done)
  expect(await db.articles.get(again)).toMatchObject({ title: 'Titel', siteName: null, source: '' })
})

test('an import that remembers the articles of its sources removes what one that reads them anew with each batch removes', async () => {
  const words = (from: number): string => Array.from({ length: 40 }, (_, at) => `word${from * 100 + at}`).join(' ')
  const item = (at: number) => ({
    extraction: extraction(`T${at}`, `${words(at)}.\n\n${at % 4 === 0 ? `Mail ${at} to the editor` : 'Follow us on the wire'}\n\n${at % 3 === 0 ? 'Printed in the old town' : words(at + 500)}`, { siteName: at % 5 === 0 ? 'Bote' : 'Gazette', publishedAt: `2024-01-${String((at * 7) % 28 + 1).padStart(2, '0')}` }),
    fileName: `${at}.txt`, mediaType: 'text/plain', encoding: 'utf-8', bytes: new TextEncoder().encode(`article ${at}`), importId: 'i',
  })
  const textsOf = async (memory: () => SourceMemory): Promise<string[]> => {
    const db = await openDatabase(freshName())
    for (let at = 0; at < 80; at += 8) await addArticles(db, Array.from({ length: 8 }, (_, of) => item(at + of)), { memory: memory() })
    const texts = (await db.bodies.toArray()).map(({ text }) => text).sort()
    await db.delete()
    return texts
  }
  const memory = new SourceMemory()
  const remembered = await textsOf(() => memory)
  expect(remembered).toEqual(await textsOf(() => new SourceMemory()))
  expect(remembered.filter((text) => text.includes('Follow us')).length).toBeLessThan(40)
})
