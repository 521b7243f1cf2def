import { openBrowserApp } from './browserPage.ts'
import { firstStart } from '../e2e/desk.ts'
const PROSE = ['The harbour of the small town will be enlarged until autumn, the council said on Monday, after years of quarrels about who was to pay for it.', 'Fishermen had asked for a deeper basin, since larger boats have had to unload in the next port, twenty kilometres down the coast, for a decade.', 'Work is to begin in March, when the ice has gone.']
const cols = ['id', 'headline', 'article_text', 'outlet', 'written_by', 'pub_date', 'language', 'link', 'keywords', 'wordcount', 'crawled_at', 'section']
const rows = Array.from({ length: 6 }, (_, at) => [String(at), `Report ${at} from the harbour of a small town by the sea`, PROSE.join(' ') + ' ' + PROSE.join(' '), 'Harbour Review', 'Ada Example', `2022-01-1${at}`, 'en', `https://news.example/2022/01/1${at}/report-from-the-harbour`, 'sea; harbour; money', '412', '2024-07-03T10:00:00Z', 'Local'])
const csv = (name: string, all: string[][]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(all.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')) })
const bare = [['title', 'pages', 'year'], ['One', '12', '1999'], ['Two', '13', '2001']]
for (const [colorScheme, width, height] of [['light', 1440, 900], ['dark', 1024, 700]] as const) {
  const app = await openBrowserApp({ context: { colorScheme, viewport: { width, height }, permissions: ['clipboard-read', 'clipboard-write'] } })
  const { page } = app
  await firstStart(page)
  const pick = async (files: ReturnType<typeof csv>[]) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await (await chooser).setFiles(files)
  }
  const shoot = async (name: string) => { await page.waitForTimeout(700); await page.screenshot({ path: `/tmp/intake/${name}-${colorScheme}.png` }) }
  await pick([csv('corpus.csv', [cols, ...rows]), csv('bare.csv', bare)])
  await page.getByRole('region', { name: 'The first article' }).getByText('Report 0').waitFor()
  await shoot('columns')
  await page.getByRole('button', { name: 'Next' }).click()
  await shoot('columns-none')
  await page.getByRole('button', { name: 'Import' }).last().click()
  await page.getByText('articles were imported').waitFor()
  await shoot('report')
  await page.getByRole('button', { name: 'Change the columns…' }).click()
  await page.getByRole('button', { name: 'Make the articles anew' }).waitFor()
  await shoot('columns-again')
  await page.keyboard.press('Escape')
  await page.evaluate(async (html) => navigator.clipboard.write([new ClipboardItem({ 'text/html': new Blob([html], { type: 'text/html' }), 'text/plain': new Blob(['x y'], { type: 'text/plain' }) })]), `<h1>Pasted from the harbour</h1><p>${PROSE.join('</p><p>')}</p>`)
  await page.getByRole('main').focus()
  await page.keyboard.press('Control+v')
  await page.getByRole('region', { name: 'The article' }).getByText('Pasted from').first().waitFor()
  await shoot('paste')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByText('Columns of tables').first().scrollIntoViewIfNeeded()
  await shoot('settings')
  await app.close()
}
