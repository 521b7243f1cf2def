import { expect, test } from 'vitest'
import type { ExtractionStep } from '../../renderer/core/model.ts'
import { anchor } from '../../renderer/core/notes/anchor.ts'
import { passageSelector } from '../../renderer/core/notes/passageSelector.ts'
import { mentionsIn } from '../../renderer/data/actors.ts'
import { StaleVersionError } from '../../renderer/data/articleVersions.ts'
import { addArticles, type ArticleToAdd, keepPosition, readArticle, readBody, sha256 } from '../../renderer/data/articles.ts'
import { editBlocks, putBackShaped, undoBlockEdit } from '../../renderer/data/blockEdits.ts'
import { addBlockRule, blockRules, removeBlockRule } from '../../renderer/data/blockRules.ts'
import { type DossierDatabase, openDatabase } from '../../renderer/data/database.ts'
import { Deriver } from '../../renderer/data/deriver.ts'
import { extractAgain } from '../../renderer/data/extractAgain.ts'
import { readArticles } from '../../renderer/core/import/articles/readArticles.ts'
import { shippedGazetteer } from '../support/gazetteer.ts'
import { addText, freshName } from '../support/libraryFixture.ts'

const FIRST = 'Der armenische Präsident Aram Petrosjan traf am Montag in Wien ein und lobte die Gastgeber.'
const LAST = 'Danach reiste die Delegation weiter nach Genf, wo die Gespräche im Sommer begonnen hatten.'
const LEFT = 'Auch Lena Vogt nahm an der Sitzung teil.'
const STEPS: ExtractionStep[] = [{ stage: 'furniture', reason: 'a caption', removed: `Teilen\n${LEFT}\n3 Kommentare`, after: 1 }]

async function library(): Promise<{ db: DossierDatabase; id: string }> {
  const db = await openDatabase(freshName())
  const id = await addText(db, 'Gipfel', `${FIRST}\n\n${LAST}`, { lang: 'de', siteName: 'Bote', steps: STEPS })
  return { db, id }
}

test('a block that is put back makes a new version; the old one, and what points at it, stay; what is derived follows', async () => {
  const { db, id } = await library()
  const derive = async (): Promise<string[]> => {
    await new Deriver(db, () => Promise.resolve(shippedGazetteer())).run()
    return (await mentionsIn(db, { id, version: (await db.articles.get(id))!.version })).map(({ actor }) => actor.name)
  }
  expect(await derive()).not.toContain('Lena Vogt')
  const before = (await readArticle(db, id))!
  await keepPosition(db, id, FIRST.length + 5)
  const selector = passageSelector({ articleId: id, version: 1, text: before.body.text }, { start: before.body.text.indexOf('Danach'), end: before.body.text.length })
  const made = (await editBlocks(db, id, 1, { type: 'put-back', blocks: [{ step: 0, line: 1 }] }))!
  expect(made).toMatchObject({ from: 1, version: 2, act: 'keep', texts: [LEFT] })
  const { article, body } = (await readArticle(db, id))!
  expect(body.text).toBe(`${FIRST}\n\n${LEFT}\n\n${LAST}`)
  expect(article).toMatchObject({ version: 2, position: FIRST.length + 5 + LEFT.length + 2, words: before.article.words + 8 })
  expect(body.hash).toBe(await sha256(body.text))
  expect(await readBody(db, id, 1)).toEqual(before.body)
  // Strictly: the words behind the new block have lost one of their sides, and are offered, not taken.
  expect(anchor(selector, body)).toMatchObject({ state: 'review', span: { start: body.text.indexOf('Danach'), end: body.text.length } })
  expect(await derive()).toContain('Lena Vogt')

  await undoBlockEdit(db, made)
  const again = (await readArticle(db, id))!
  expect(again.body).toMatchObject({ version: 3, text: before.body.text, steps: STEPS, sameAs: [1] })
  expect(anchor(selector, again.body).state).toBe('exact')
  expect(await derive()).not.toContain('Lena Vogt')
  expect(await readBody(db, id, 2)).toEqual(body)
})

test('two edits, the first undone: the second stays', async () => {
  const { db, id } = await library()
  const first = (await editBlocks(db, id, 1, { type: 'put-back', blocks: [{ step: 0, line: 1 }] }))!
  await editBlocks(db, id, 2, { type: 'drop', from: 0, to: 1 })
  await undoBlockEdit(db, first)
  const { body } = (await readArticle(db, id))!
  expect([body.version, body.text]).toEqual([4, LAST])
  expect(body.steps.map(({ removed }) => removed).join('\n').split('\n').sort()).toEqual([FIRST, LEFT, 'Teilen', '3 Kommentare'].sort())
})

test('what is not the current version is not edited, an article is never emptied, and of two at once one is told', async () => {
  const { db, id } = await library()
  expect(await editBlocks(db, id, 1, { type: 'drop', from: 0, to: 2 })).toBeNull()
  const both = await Promise.allSettled([0, 1].map((from) => editBlocks(db, id, 1, { type: 'drop', from, to: from + 1 })))
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(editBlocks(db, id, 1, { type: 'drop', from: 0, to: 1 })).rejects.toBeInstanceOf(StaleVersionError)
  expect(await db.bodies.count()).toBe(2)
  expect(await db.decisions.count()).toBe(1)
})

test('a rule holds for what its source brings later, is counted, and is taken back', async () => {
  const { db } = await library()
  const [rule] = await addBlockRule(db, 'Bote', 'drop', ['Stand vom 3. Juli 2024, gelesen 12 mal'])
  expect(await addBlockRule(db, 'Bote', 'drop', ['Stand vom 4. Juli 2024, gelesen 7 mal'])).toEqual([])
  const text = (day: string): string => `${FIRST}\n\nStand vom ${day}, gelesen 99 mal\n\n${LAST}`
  const theirs = await addText(db, 'Eins', text('9. Mai 2025'), { siteName: 'Bote' })
  const others = await addText(db, 'Zwei', text('9. Mai 2025'), { siteName: 'Kurier' })
  expect((await readBody(db, theirs))!).toMatchObject({ version: 1, text: `${FIRST}\n\n${LAST}`, hash: await sha256(`${FIRST}\n\n${LAST}`) })
  expect((await readBody(db, others))!.text).toContain('gelesen 99 mal')
  expect(await blockRules(db)).toMatchObject([{ id: rule, act: 'drop', source: 'Bote', articles: 1 }])
  // The opposite takes its place; undone, the first is there again.
  const turned = await addBlockRule(db, 'Bote', 'keep', ['Stand vom 5. Juli 2024, gelesen 7 mal'])
  expect(await blockRules(db)).toMatchObject([{ act: 'keep', articles: 0 }])
  await removeBlockRule(db, turned)
  expect(await blockRules(db)).toMatchObject([{ id: rule, act: 'drop', articles: 1 }])
  await removeBlockRule(db, [rule!])
  expect(await blockRules(db)).toEqual([])
  expect((await readBody(db, await addText(db, 'Drei', text('1. Mai 2025'), { siteName: 'Bote' })))!.text).toContain('gelesen 99 mal')
})

test('a table, a list and a picture that are put back are as they stood on the page, with their data; so they are when it is extracted anew, and gone when it is undone', async () => {
  const picture = btoa(String.fromCharCode(...Array.from({ length: 300 }, (_, at) => at % 256)))
  const page = `<!DOCTYPE html><html lang="de"><head><title>Gipfel</title></head><body><article><h1>Gipfel</h1><p>${FIRST}</p><p>${LAST} Beide Seiten sprachen von einem guten Anfang.</p></article>
    <aside><h3>Daten</h3><table><tr><th>Jahr</th><th>Ort</th></tr><tr><td>2021</td><td>Wien</td></tr></table><ul><li>Eins</li><li>Zwei</li></ul><figure><img src="data:image/png;base64,${picture}" alt="Saal"><figcaption>Der Saal</figcaption></figure></aside></body></html>`
  const db = await openDatabase(freshName())
  const read = async (html: string): Promise<ArticleToAdd> => {
    const bytes = new TextEncoder().encode(html)
    for await (const item of readArticles({ name: 'gipfel.html', bytes })) if (item.kind === 'article') return { extraction: item.article.extraction, fileName: 'gipfel.html', mediaType: 'text/html', encoding: 'utf-8', bytes, importId: 'i', images: item.article.images }
    throw new Error('no article')
  }
  const add = async (html: string): Promise<string> => (await addArticles(db, [await read(html)]))[0]!.id
  const id = await add(page)
  const { body: before } = (await readArticle(db, id))!
  const step = before.steps.findIndex(({ removed }) => removed.startsWith('Daten'))
  const lines = before.steps[step]!.removed.split('\n')
  expect([lines.length, await db.assets.count()]).toEqual([8, 0])

  const made = (await putBackShaped(db, id, 1, { type: 'put-back', blocks: lines.map((_, line) => ({ step, line })) }))!
  const { article, body } = (await readArticle(db, id))!
  expect(body.body.children.slice(2).map((block) => block.type)).toEqual(['heading', 'table', 'list', 'paragraph'])
  const [asset] = article.assets
  expect(body.body.children.at(-1)).toMatchObject({ children: [{ type: 'image', url: `asset:${asset}`, title: 'Der Saal' }] })
  expect((await db.assetBytes.get(asset!))!.bytes).toHaveLength(300)
  expect(made.texts).toEqual(lines)

  // A fresh extraction has it in the same shape; one of its blocks is dropped, and stays away.
  expect(await extractAgain(db, id)).toEqual({ state: 'same' })
  await editBlocks(db, id, 2, { type: 'drop', from: 3, to: 4 })
  await extractAgain(db, id)
  expect((await readArticle(db, id))!.body.body.children.slice(2).map((block) => block.type)).toEqual(['heading', 'list', 'paragraph'])

  await undoBlockEdit(db, made)
  expect((await readArticle(db, id))!.body.text).toBe(before.text)

  // So they are when a rule of their source keeps them in what it brings later.
  await addBlockRule(db, 'Bote', 'keep', lines)
  const ofSource = (title: string): string => page.replace('</title>', ` ${title}</title><meta property="og:site_name" content="Bote">`)
  const later = await add(ofSource('II'))
  const kept = (await readArticle(db, later))!
  expect(kept.body.body.children.slice(2)).toEqual(body.body.children.slice(2))
  expect(kept.article.assets).toEqual([asset])
  expect((await blockRules(db)).map(({ articles }) => articles)).toEqual(lines.map(() => 1))
  expect(await extractAgain(db, later)).toEqual({ state: 'same' })

  // A page that cannot be read once more is paragraphs there, and keeps nothing else out; that of an article which is there already is not read.
  let looked = 0
  const counted = { id: 'p', get name() { looked += 1; return 'p.png' }, mediaType: 'image/png', bytes: new Uint8Array(1) }
  const added = await addArticles(db, [{ ...(await read(ofSource('III'))), bytes: new Uint8Array() }, await read(ofSource('IV')), { ...(await read(ofSource('II'))), images: [counted] }])
  expect([added.map((one) => one.added), looked]).toEqual([[true, true, false], 0])
  const types = await Promise.all(added.map(async (one) => new Set((await readBody(db, one.id))!.body.children.map((block) => block.type))))
  expect(types).toEqual([new Set(['paragraph']), new Set(['paragraph', 'heading', 'table', 'list']), new Set(['paragraph', 'heading', 'table', 'list'])])
})
