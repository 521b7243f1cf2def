import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { articlesById, articleIds } from '../../renderer/data/articles.ts'
import { openDatabase } from '../../renderer/data/database.ts'
import { Importer } from '../../renderer/workers/importer.ts'
import { freshName } from '../support/libraryFixture.ts'
import { pdf, set } from '../support/pdfFile.ts'

const prose = 'The harbour of the small town will be enlarged until autumn, the council said on Monday, after years of quarrels about who was to pay for it.'
const picture = new Uint8Array(400).fill(7)

test('in the worker: a PDF and a page of a folder become articles, with what the page shows; what cannot be read is named', async () => {
  const name = freshName()
  const importer = new Importer(name)
  const page = `<!DOCTYPE html><title>A page</title><article><h1>A page</h1><p>${prose}</p><p><img src="A%20page_files/basin.png" alt="Basin"></p><p>${prose}</p></article>`
  const report = await importer.importFiles([
    { name: 'x/paper.pdf', bytes: pdf([set(prose, 60, 60, 400)], { info: '/Title (On harbours)' }) },
    { name: 'x/A page.html', bytes: strToU8(page) },
    { name: 'x/A page_files/basin.png', bytes: picture },
    { name: 'x/locked.docx', bytes: zipSync({ 'word/document.xml': strToU8('<x/>') }) },
  ])
  expect(report).toMatchObject({ imported: 2, present: 0, refused: [{ fileName: 'locked.docx', code: 'damaged' }] })
  const db = await openDatabase(name)
  const rows = await articlesById(db, await articleIds(db))
  expect(new Map(rows.map(({ title, fileName, assets }) => [title, [fileName, assets.length]]))).toEqual(new Map([['A page', ['A page.html', 1]], ['On harbours', ['paper.pdf', 0]]]))
  const [id] = rows.find(({ title }) => title === 'A page')!.assets
  expect(await db.assets.get(id!)).toMatchObject({ name: 'basin.png', mediaType: 'image/png', size: 400 })
  expect((await db.assetBytes.get(id!))!.bytes).toEqual(picture)
  // The worker answers as before: pdf.js has not taken its messages.
  expect(await importer.importFiles([{ name: 'x/paper.pdf', bytes: pdf([set(prose, 60, 60, 400)], { info: '/Title (On harbours)' }) }])).toMatchObject({ imported: 0, present: 1 })
  importer.close()
})
