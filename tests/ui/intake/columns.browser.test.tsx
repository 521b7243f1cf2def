/** The columns of tables that are in the library, told anew: while another run is on, again as they were told, and taken back. */
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import type { ReactNode } from 'react'
import { readArticles } from '../../../renderer/core/import/articles/readArticles.ts'
import type { Id } from '../../../renderer/core/model.ts'
import { addArticles, readBody } from '../../../renderer/data/articles.ts'
import { type DossierDatabase, openDatabase } from '../../../renderer/data/database.ts'
import { importedTables } from '../../../renderer/data/importedTables.ts'
import { newImport } from '../../../renderer/data/imports.ts'
import { getSetting } from '../../../renderer/data/settings.ts'
import { DeskContext, type Notice } from '../../../renderer/ui/desk/desk.ts'
import { useExtractAgain } from '../../../renderer/ui/desk/extractions.ts'
import { Columns } from '../../../renderer/ui/intake/Columns.tsx'
import { type FoundTable, Importer } from '../../../renderer/workers/importer.ts'
import { freshName } from '../../support/libraryFixture.ts'
import { testDesk } from '../../support/testDesk.ts'

const LONG = 'The harbour of the small town will be enlarged until autumn, the council said on Monday, after years of quarrels.'
const SHORT = 'The harbour will be enlarged, said the council.'

afterEach(cleanup)

async function importedTable(db: DossierDatabase): Promise<{ importId: Id; article: Id }> {
  const bytes = new TextEncoder().encode(`headline\tbody\tteaser\nHarbour\t${LONG}\t${SHORT}`)
  const row = newImport(1)
  for await (const item of readArticles({ name: 'a.tsv', bytes })) {
    if (item.kind === 'refused') throw new Error(item.message)
    const { extraction, original: { name, table, ...original } } = item.article
    const [added] = await addArticles(db, [{ extraction, fileName: name, ...original, table: table!, importId: row.id }])
    await db.imports.add({ ...row, tables: [table!.signature], columns: {} })
    return { importId: row.id, article: added!.id }
  }
  throw new Error('no article')
}

test('while another run is on nothing is remembered; told again as they were, the articles are made anew all the same; undone, the choice is gone too', async () => {
  const db = await openDatabase(freshName())
  const importer = new Importer(db.name)
  const notices: Notice[] = []
  const desk = testDesk({ db, host: undefined as never, finder: undefined as never, importer, notify: (notice) => void notices.push(notice) })
  const { importId, article } = await importedTable(db)
  const tables = await importedTables(db, importId)
  let release: (() => void) | null = null
  function Other(): ReactNode {
    const { running, run } = useExtractAgain()
    const hold = (): Promise<void> => run({ type: 'tables', importId: 'none', columns: {} }, () => new Promise((resolve) => (release = () => resolve(() => Promise.resolve()))))
    return <button onClick={() => void hold()}>{running === null ? 'Rest' : 'Runs'}</button>
  }
  const ends: boolean[] = []
  const show = (found: FoundTable[], id: Id | null): Promise<unknown> => render(<DeskContext value={desk}><Other /><Columns tables={found} importId={id} onEnd={(told) => void ends.push(told)} /></DeskContext>)
  const anew = page.getByRole('button', { name: 'Make the articles anew' })
  const text = async (): Promise<string> => (await readBody(db, article))!.text
  await show(tables, importId)

  document.querySelector<HTMLButtonElement>('button')!.click()
  await expect.poll(() => release).not.toBe(null)
  await page.getByRole('combobox', { name: 'Text' }).selectOptions('teaser')
  await anew.click()
  expect([notices.map(({ message }) => message), ends, await getSetting(db, 'columns')]).toEqual([['Articles are being extracted already. Try again when that is done.'], [], {}])
  release!()
  await expect.poll(() => notices.length).toBe(2)

  await anew.click()
  await expect.poll(() => notices.length).toBe(3)
  // An import that was cut short goes on by it.
  expect((await db.imports.get(importId))!.columns).toBeUndefined()
  expect([ends, await text(), Object.values(await getSetting(db, 'columns')).map((columns) => columns.text)]).toEqual([[true], SHORT, ['teaser']])
  await notices[2]!.undo!()
  expect([await text(), await getSetting(db, 'columns')]).toEqual([LONG, {}])

  // As after a run that was stopped: told, and not done.
  await db.settings.put({ key: 'columns', value: { [tables[0]!.signature]: { title: 'headline', text: 'teaser' } } })
  await cleanup()
  const [told] = await importedTables(db, importId)
  expect(told!.columns.text).toBe('teaser')
  await show([told!], importId)
  await anew.click()
  await expect.poll(() => notices.length).toBe(4)
  expect(await text()).toBe(SHORT)

  // On its way in: a second click imports nothing twice.
  await cleanup()
  await show(tables, null)
  await page.getByRole('button', { name: 'Import' }).dblClick()
  await expect.poll(() => ends).toEqual([true, true, true])

  // Several: one holds for those that have its columns, and the rest may be left to the guess.
  const like: FoundTable = { ...tables[0]!, fileName: 'b.tsv', signature: 'columns:b', names: [...tables[0]!.names, 'author'] }
  const other: FoundTable = { ...tables[0]!, fileName: 'c.tsv', signature: 'columns:c', names: ['titel', 'inhalt'], columns: { title: 'titel', text: 'inhalt' } }
  await db.settings.clear()
  await cleanup()
  await show([tables[0]!, like, other], null)
  await expect.element(page.getByRole('dialog')).toHaveTextContent('Table 1 of 3')
  await page.getByRole('combobox', { name: 'Text' }).selectOptions('teaser')
  await page.getByRole('checkbox', { name: 'The same for “b.tsv”' }).click()
  await expect.element(page.getByRole('dialog')).toHaveTextContent('Table 1 of 2')
  await page.getByRole('button', { name: 'Import, and guess the other table' }).click()
  await expect.poll(() => ends.length).toBe(4)
  const remembered = Object.entries(await getSetting(db, 'columns')).map(([signature, { text }]) => [signature, text])
  expect(remembered).toEqual([[tables[0]!.signature, 'teaser'], ['columns:b', 'teaser']])

  // Passed over while the first led it, the second has not been seen when that leads no more: it is left to the guess, the third is not.
  await db.settings.clear()
  await cleanup()
  await show([tables[0]!, like, other], null)
  const same = page.getByRole('checkbox', { name: 'The same for “b.tsv”' })
  await same.click()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Back' }).click()
  await same.click()
  await page.getByRole('button', { name: 'Import, and guess the other table' }).click()
  await expect.poll(() => ends.length).toBe(5)
  expect(Object.keys(await getSetting(db, 'columns'))).toEqual([tables[0]!.signature, 'columns:c'])
  importer.close()
})
