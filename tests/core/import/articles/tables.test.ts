/** Tables whose columns are told: found before the import, shown, chosen, read so, and known again by their columns. */
import { gzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readArticles } from '../../../../renderer/core/import/articles/readArticles.ts'
import type { ArticleSource, ReadItem } from '../../../../renderer/core/import/articles/types.ts'
import { columnOf, withColumn } from '../../../../renderer/core/import/bulk/columnFields.ts'
import { findTables } from '../../../../renderer/core/import/bulk/findTables.ts'
import { previewTable } from '../../../../renderer/core/import/bulk/previewTable.ts'
import { isKnownByColumns } from '../../../../renderer/core/import/bulk/table.ts'
import { PROSE, utf8 } from '../../../support/articleFiles.ts'

const csv = (...rows: string[][]): Uint8Array => utf8(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'))
const jsonl = (...rows: object[]): Uint8Array => utf8(rows.map((row) => JSON.stringify(row)).join('\n'))

/** Two columns that could both be the text, and a date of which none is. */
const TABLE = csv(
  ['headline', 'body', 'teaser', 'seen'],
  ['Harbour grows', `<p>${PROSE[0]}</p><p>${PROSE[1]}</p>`, PROSE[2]!, '2022-01-10'],
  ['Second', `<p>${PROSE[1]}</p>`, PROSE[0]!, '2022-01-11'],
)

async function itemsOf(source: ArticleSource): Promise<ReadItem[]> {
  const items: ReadItem[] = []
  for await (const item of readArticles(source)) items.push(item)
  return items
}

async function articlesOf(source: ArticleSource): Promise<Extract<ReadItem, { kind: 'article' }>['article'][]> {
  return (await itemsOf(source)).flatMap((item) => (item.kind === 'article' ? [item.article] : []))
}

test('a table is found with its columns, the guess and its first rows; another with the same columns has the same signature', async () => {
  const [table] = await findTables({ name: 'x/corpus.csv', bytes: TABLE })
  expect(table).toMatchObject({ fileName: 'corpus.csv', names: ['headline', 'body', 'teaser', 'seen'], columns: { title: 'headline', text: 'body', date: 'seen' } })
  expect(table!.rows.map((row) => row['headline'])).toEqual(['Harbour grows', 'Second'])
  const [other] = await findTables({ name: 'more.csv.gz', bytes: gzipSync(csv(['seen', 'headline', 'body', 'teaser'], ['2022', 'A', 'B', 'C'])) })
  expect(other!.signature).toBe(table!.signature)
  expect((await findTables({ name: 'a.csv', bytes: csv(['headline', 'body'], ['A', 'B']) }))[0]!.signature).not.toBe(table!.signature)
  // What few rows have makes no other table.
  const rows = (more: object): object[] => [{ title: 'A', text: 'x' }, { title: 'B', text: 'y' }, { title: 'C', text: 'z', ...more }]
  const signatures = await Promise.all([{}, { note: 'n' }].map(async (more) => (await findTables({ name: 'a.jsonl', bytes: jsonl(...rows(more)) }))[0]!.signature))
  expect(signatures[1]).toBe(signatures[0])
})

test('tables whose columns have no names have nothing in common: what is chosen for one holds for that one alone', async () => {
  const pairs: [ArticleSource, ArticleSource][] = [
    [{ name: 'a.csv', bytes: csv(['https://one.example/1', PROSE[0]!], ['https://one.example/2', PROSE[1]!]) }, { name: 'b.csv', bytes: csv(['https://two.example/1', PROSE[2]!], ['https://two.example/2', PROSE[1]!]) }],
    [{ name: 'a.csv', bytes: csv(['', '0', '1'], ['1', 'A', PROSE[0]!]) }, { name: 'b.csv', bytes: csv(['', '0', '1'], ['1', PROSE[0]!, 'B']) }],
    [{ name: 'a.jsonl', bytes: jsonl({ a: 'x' }, { b: 'y' }, { c: 'z' }) }, { name: 'b.jsonl', bytes: jsonl({ d: 'x' }, { e: 'y' }, { f: 'z' }) }],
  ]
  for (const [one, other] of pairs) {
    const [[table], [again], [stranger]] = await Promise.all([findTables(one), findTables({ ...one, name: 'renamed.zip', bytes: zipSync({ [one.name]: one.bytes }) }), findTables(other)])
    expect(again!.signature).toBe(table!.signature)
    expect(stranger!.signature).not.toBe(table!.signature)
    expect([table, stranger].map((found) => isKnownByColumns(found!.signature))).toEqual([false, false])
  }
  const { signature } = (await findTables(pairs[0]![0]))[0]!
  const columns = { [signature]: { title: 'column 1', text: 'column 2' } }
  expect((await articlesOf({ ...pairs[0]![0], columns })).map(({ extraction }) => extraction.title)).toEqual(['https://one.example/1', 'https://one.example/2'])
  // Nothing in it looks like a text: only by the other's choice would there be articles.
  expect(await articlesOf({ ...pairs[0]![1], columns })).toEqual([])
  expect(isKnownByColumns((await findTables({ name: 'corpus.csv', bytes: TABLE }))[0]!.signature)).toBe(true)
})

test('there is nothing to ask about an export of a known program, one article in JSON, a page, a broken file; in an archive each table is found', async () => {
  const none: [string, Uint8Array][] = [
    ['pocket.csv', utf8('title,url,time_added,tags,status\nOne,https://example.org/1,1641826200,a|b,unread')],
    ['article.json', utf8(JSON.stringify({ headline: 'A', body: PROSE[0] }))],
    ['a.html', utf8('<!DOCTYPE html><p>x</p>')],
    ['broken.json', utf8('{"a": ')],
    ['one.csv', utf8('one\ntwo')],
    ['cut.zip', zipSync({ 'a.csv': TABLE }).slice(0, 40)],
    ['readwise.csv', utf8('Highlight,Book Title\nx,y')],
  ]
  for (const [name, bytes] of none) expect([name, await findTables({ name, bytes })]).toEqual([name, []])
  const archive = zipSync({ 'a/one.csv': TABLE, 'b.txt': utf8('text'), 'two.jsonl': jsonl({ t: 'x', w: 'y' }, { t: 'x', w: 'y' }), 'broken.json': utf8('{'), 'inner.zip': zipSync({ 'c.csv': TABLE }) })
  expect((await findTables({ name: 'all.zip', bytes: archive })).map(({ fileName }) => fileName)).toEqual(['one.csv', 'two.jsonl'])
})

test('the columns that were chosen are read, in an archive too, and what is kept of a row is read so again', async () => {
  const { signature, columns } = (await findTables({ name: 'corpus.csv', bytes: TABLE }))[0]!
  const chosen = { [signature]: withColumn(withColumn(columns, 'text', 'teaser'), 'date', null) }
  for (const source of [{ name: 'corpus.csv', bytes: TABLE }, { name: 'a.zip', bytes: zipSync({ 'corpus.csv': TABLE }) }]) {
    const articles = await articlesOf({ ...source, columns: chosen })
    expect(articles.map(({ extraction: { title, text, publishedAt } }) => [title, text, publishedAt])).toEqual([['Harbour grows', PROSE[2], null], ['Second', PROSE[0], null]])
    expect(articles[0]!.extraction.steps.at(-1)!.reason).toBe('taken, as you chose, from title “headline”, text “teaser”')
    const { name, bytes, table } = articles[0]!.original
    expect(table).toEqual({ signature, columns: chosen[signature], chosen: true })
    const [again] = await articlesOf({ name, bytes, known: { encoding: 'utf-8', url: null, table: table! } })
    expect([again!.extraction.text, again!.extraction.steps]).toEqual([PROSE[2], articles[0]!.extraction.steps])
  }
  // One that nobody chose is guessed, and keeps the guess, which was made from all its rows.
  const [guessed] = await articlesOf({ name: 'corpus.csv', bytes: TABLE })
  expect(guessed!.extraction.text).toBe(`${PROSE[0]}\n\n${PROSE[1]}`)
  expect(guessed!.original.table).toEqual({ signature, columns })
})

test('what is shown of the first article is what the import makes of it; a row without text is passed over, and said why when none has any', async () => {
  const bytes = csv(['headline', 'body', 'by', 'on', 'labels'], ['No text', '', '', '', ''], ['Harbour grows', `<p>${PROSE[0]}</p>`, 'Ada Example', '2022-01-10', 'sea; ice'])
  const [table] = await findTables({ name: 'a.csv', bytes })
  const columns = withColumn(withColumn(withColumn(table!.columns, 'authors', 'by'), 'date', 'on'), 'tags', 'labels')
  const preview = await previewTable(table!.rows, columns)
  const [article] = await articlesOf({ name: 'a.csv', bytes, columns: { [table!.signature]: columns } })
  const { title, byline, siteName, publishedAt, lang, url, text } = article!.extraction
  expect(preview).toEqual({ kind: 'article', metadata: { title, byline, siteName, publishedAt, lang, url }, tags: ['sea', 'ice'], text })
  expect(preview).toMatchObject({ metadata: { title: 'Harbour grows', byline: 'Ada Example', publishedAt: '2022-01-10' } })
  expect(await previewTable(table!.rows, withColumn(columns, 'text', null))).toEqual({ kind: 'refused', message: '“No text” has no text and no address.' })
})

test('the text is one column whatever it is written in, and choosing another leaves no second one behind', () => {
  const columns = { title: 't', text: 'plain', html: 'page', note: 'n' }
  expect(columnOf(columns, 'text')).toBe('plain')
  expect(withColumn(columns, 'text', 'other')).toEqual({ title: 't', note: 'n', text: 'other' })
  expect(withColumn(columns, 'text', 'content_markdown')).toEqual({ title: 't', note: 'n', markdown: 'content_markdown' })
  expect(withColumn(columns, 'text', null)).toEqual({ title: 't', note: 'n' })
  expect(withColumn(columns, 'title', null)).toEqual({ text: 'plain', html: 'page', note: 'n' })
})

test('two columns of one name are two', async () => {
  const [table] = await findTables({ name: 'a.csv', bytes: csv(['text', 'text', 'a'], ['one', 'two', 'three']) })
  expect(table!.rows).toEqual([{ text: 'one', 'text 2': 'two', a: 'three' }])
})

test('of a long table the beginning is enough, whatever its lines end in and its signs are written in', async () => {
  const row = ['Überschrift', `${PROSE[0]} ä€😀`]
  const text = (end: string): string => [['title', 'text'], ...Array.from({ length: 25_000 }, () => row)].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join(end)
  const utf16 = (big: boolean, mark: string): Uint8Array => {
    const bytes = new Uint8Array(Buffer.from(mark + text('\n'), 'utf16le'))
    return big ? new Uint8Array(Buffer.from(bytes).swap16()) : bytes
  }
  // A line without an end is cut between two signs.
  const line = utf8(`title,"${'€'.repeat(2_000_000)}`)
  for (const bytes of [utf8(text('\n')), utf8(text('\r')), utf16(false, ''), utf16(true, ''), utf16(false, '\ufeff')]) {
    expect(bytes.length).toBeGreaterThan(4 * 2 ** 20)
    const [table] = await findTables({ name: 'long.csv', bytes })
    expect([table!.names, table!.rows]).toEqual([['title', 'text'], Array.from({ length: 5 }, () => ({ title: row[0], text: row[1] }))])
  }
  const [table] = await findTables({ name: 'long.csv', bytes: line })
  expect(Object.values(table!.rows[0]!)[1]).toMatch(/^€+$/)
})

test('of very many columns those are offered that are filled most often, in their order, and what is taken for something', async () => {
  const rare = Array.from({ length: 1000 }, (_, at) => [`rare ${at}`, at === 0 ? 'x' : ''])
  const often = Array.from({ length: 199 }, (_, at) => [`often ${at}`, 'y'])
  const rows = [{ ...Object.fromEntries(rare), ...Object.fromEntries(often), url: '', title: 'A' }, { ...Object.fromEntries(often), title: 'B', url: '' }, { ...Object.fromEntries(often), title: 'C', url: 'https://example.org/c' }]
  const [table] = await findTables({ name: 'wide.jsonl', bytes: jsonl(...rows) })
  expect(table!.columns).toMatchObject({ title: 'title', url: 'url' })
  expect(table!.names).toEqual([...often.map(([name]) => name), 'url', 'title'])
})
