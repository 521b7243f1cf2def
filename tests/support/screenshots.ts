/**
 * `npm run screenshots`: the pictures of the README, taken from the real app with the bundled articles, in both themes. Written to resources/screenshots.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from 'playwright'
import { markdownToNote } from '../../renderer/core/markdown/markdown.ts'
import { countWords, excerpt } from '../../renderer/core/notes/document.ts'
import { ITALIAN, firstStart, heading, articleRow, select } from '../e2e/desk.ts'
import { noteRow } from '../bench/longNote.ts'
import { openBrowserApp } from './browserPage.ts'
import { putRows, readRows } from './pageDatabase.ts'

const FOLDER = resolve(import.meta.dirname, '../../resources/screenshots')

async function shoot(page: Page, name: string): Promise<void> {
  // What is still moving comes to rest.
  await page.mouse.move(720, 890)
  await page.waitForTimeout(600)
  await page.screenshot({ path: resolve(FOLDER, `${name}.png`) })
}

async function idOf(page: Page, table: string, wanted: RegExp): Promise<string> {
  const rows = await readRows<{ id: string; name?: string; title?: string; articles?: number }>(page, table)
  const row = rows.find(({ name, title, articles = 1 }) => articles > 0 && wanted.test(name ?? title ?? ''))
  if (row === undefined) throw new Error(`No row of ${table} is called ${wanted}.`)
  return row.id
}

const WRITTEN = `# What is known

The alliance met **online** on 10 January.[^1] Its council is made of six heads of state.

> [!question] Who asked first?
> The appeal of 5 January came from Nur-Sultan; Yerevan held the chair.

| Source | Calls it | Date |
| --- | --- | ---: |
| SNA | OVKS | 10 Jan |
| L'AntiDiplomatico | CSTO | 5 Jan |

- [x] Read both Italian articles
- [ ] Find the text of the decision

\`\`\`json
{ "event": "2022-01-10", "members": 6 }
\`\`\`

[^1]: According to SNA; BelTA gives the hour.
`

async function openSource(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => void (location.hash = to), hash)
}

/** A note beside its article, a highlight with its comment, the marks of what notes quote; then the check of citations, and the export. */
async function takeNotes(page: Page, theme: string): Promise<void> {
  const id = crypto.randomUUID()
  const doc = markdownToNote(WRITTEN)
  const row = { ...noteRow(id, 'The session of 10 January', countWords(doc)), excerpt: excerpt(doc), createdAt: Date.now(), updatedAt: Date.now(), stamp: Date.now() }
  await putRows(page, { notes: [row], noteBodies: [{ noteId: id, doc, seq: 0 }] })
  const italian = await idOf(page, 'articles', new RegExp(ITALIAN.slice(0, 20)))
  await openSource(page, `#/article/${italian}?note=${id}`)
  const note = page.getByRole('complementary', { name: 'Notes' }).getByRole('textbox', { name: 'Note', exact: true })
  await note.getByText('What is known').waitFor()
  await heading(page).getByText(ITALIAN.slice(0, 12)).waitFor()
  await select(page, 'una minaccia che viene definita come terroristica')
  await page.keyboard.press('h')
  await page.keyboard.type('Compare SNA: aggression from abroad?')
  await page.keyboard.press('Escape')
  await page.getByRole('main').evaluate((main) => main.scrollTo(0, 0))
  await shoot(page, `note-${theme}`)

  await openSource(page, `#/article/${italian}?note=${await idOf(page, 'notes', /help/)}`)
  const word = await note.locator('figure').getByText('opportuno').evaluate((quote) => {
    const texts = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    while (texts.nextNode() !== null) {
      const node = texts.currentNode as Text
      const at = node.data.indexOf('opportuno')
      if (at < 0) continue
      range.setStart(node, at)
      range.setEnd(node, at + 'opportuno'.length)
    }
    const { x, y, width, height } = range.getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  })
  await page.mouse.dblclick(word.x, word.y)
  await page.keyboard.type('necessario')
  await page.getByRole('complementary', { name: 'Notes' }).getByText(/^Saved/).filter({ visible: true }).waitFor()
  await page.waitForTimeout(600)
  await openSource(page, `#/citations?note=${await idOf(page, 'notes', /help/)}`)
  await page.getByRole('main', { name: 'Citation check' }).locator('del').first().waitFor()
  await shoot(page, `citations-${theme}`)

  await page.getByRole('button', { name: 'Export', exact: true }).first().click()
  await page.getByRole('dialog', { name: 'Export' }).getByText('title:').first().waitFor()
  await shoot(page, `export-${theme}`)
  await page.keyboard.press('Escape')
}

async function take(theme: 'light' | 'dark'): Promise<void> {
  const app = await openBrowserApp({ context: { colorScheme: theme, viewport: { width: 1440, height: 900 } } })
  const { page } = app
  await firstStart(page)
  await articleRow(page, ITALIAN).click()
  await heading(page).getByText(ITALIAN.slice(0, 12)).waitFor()
  await page.getByRole('button', { name: 'New note' }).first().click()
  await page.getByRole('textbox', { name: 'Note title' }).fill('Who asked whom for help?')
  await page.getByRole('textbox', { name: 'Note', exact: true }).click()
  await page.keyboard.type('The appeal came from @Tokay')
  await page.getByRole('option', { name: /Tokayev/ }).first().click()
  await page.keyboard.type(' on 5 January. [[OVKS')
  await page.getByRole('option', { name: /^OVKS/ }).first().click()
  await page.keyboard.type(' is the same alliance as CSTO. #kazakhstan')
  await page.keyboard.press('Enter')
  await select(page, 'Ritengo opportuno e tempestivo fare appello ai partner della CSTO')
  await page.getByRole('button', { name: 'Quote in note' }).click()
  await page.getByRole('complementary', { name: 'Notes' }).getByText(/^Saved/).filter({ visible: true }).waitFor()
  await page.evaluate(() => getSelection()?.removeAllRanges())
  await page.getByRole('main').evaluate((main) => main.scrollTo(0, 0))
  await shoot(page, `desk-${theme}`)
  for (const [name, table, wanted] of [['actor', 'actors', /^OVKS$/], ['event', 'events', /^Unruhen/]] as const) {
    const id = await idOf(page, table, wanted)
    await page.evaluate((hash) => void (location.hash = hash), `#/${name}/${id}?note=${await idOf(page, 'notes', /help/)}`)
    await heading(page).getByText(wanted).waitFor()
    await shoot(page, `${name}-${theme}`)
  }
  await takeNotes(page, theme)
  if (app.errors.length > 0) throw new Error(app.errors.join('\n'))
  await app.close()
}

mkdirSync(FOLDER, { recursive: true })
execFileSync('npm', ['run', '-s', 'build'], { stdio: 'ignore', shell: process.platform === 'win32' })
for (const theme of ['light', 'dark'] as const) await take(theme)
