/**
 * `npm run bench -- [--articles N] [--corpus DIR] [--json]`: the built app in real Chromium on a persistent profile, with N articles (1,000 unless told), generated
 * or read from DIR (files of text, HTML or Markdown; it repeats none, so N is at most their number). Prints a table and one JSON object; --json the object only.
 *
 * Headless Chromium without a GPU paints in software, so that frames say how much there was to do, not how smooth a screen would look.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright'
import { openBrowserApp, type BrowserApp } from '../support/browserPage.ts'
import { countRows, readRows, settled } from '../support/pageDatabase.ts'
import { measureExportPeers } from './exportPeers.ts'
import { generateArticle, MARKED } from './generateCorpus.ts'
import { KEYS, openNote, paragraphsOf, putLongNote, typeInNote } from './longNote.ts'
import { exportNotes, NOTE_PARAGRAPHS, NOTE_ROW, scrollNotes } from './manyNotes.ts'
import { measureBackup } from './libraryBackup.ts'
import { putLinkedArticle, putMarkedArticle } from './manyMarks.ts'
import { installProbe } from './pageProbe.ts'
import { measureNames } from './manyNames.ts'
import { measureBareList, measureContentEditable, measureDexie } from './peers.ts'
import { quantile, round } from './statistics.ts'

export interface Measure {
  name: string
  value: number
  unit: string
  /** This figure by the peer's: how many times what it costs merely to store, read or type. */
  peer?: { name: string; value: number; ratio: number }
}

export interface BenchReport {
  articles: number
  corpus: string
  machine: string
  chromium: string
  rendering: string
  measures: Measure[]
}

/** How much of everything there is. */
interface Scale {
  /** Words of the long notes. */
  words: readonly number[]
  keys: string
  openings: number
  /** Notes to export, and in the list. */
  notes: number
  listed: number
  highlights: number
  backlinks: number
  /** ms of scrolling. */
  scroll: number
  /** ms after a start until the first note is opened. */
  rest: number
  /** Articles of the library of many names. */
  names: number
  /** Programs that are installed beside. */
  exportPeers: boolean
}

/** A report and a book; a library of years. */
const FULL: Scale = { words: [20_000, 50_000], keys: KEYS, openings: 5, notes: 1000, listed: 10_000, highlights: 10_000, backlinks: 5000, scroll: 2000, rest: 5000, names: 10_000, exportPeers: true }

/** Just enough that every figure comes about: to test the bench itself. */
export const SMALL: Scale = { words: [2000], keys: 'quick', openings: 1, notes: 20, listed: 200, highlights: 50, backlinks: 20, scroll: 200, rest: 200, names: 100, exportPeers: false }

interface Corpus {
  paths: string[]
  texts: string[]
  /** Somebody who occurs in 5 % of the articles; null where the corpus is not ours. */
  marked: string | null
}

async function corpusOf(count: number, folder: string | undefined, scratch: string): Promise<Corpus> {
  if (folder !== undefined) {
    const paths = readdirSync(folder).filter((name) => /\.(txt|html?|md)$/i.test(name)).sort().slice(0, count).map((name) => resolve(folder, name))
    if (paths.length === 0) throw new Error(`${folder} holds no .txt, .html or .md file.`)
    return { paths, texts: paths.map((path) => readFileSync(path, 'utf8')), marked: null }
  }
  const own = join(scratch, 'corpus')
  await mkdir(own)
  const articles = Array.from({ length: count }, (_, at) => generateArticle(at, count))
  for (const { fileName, text } of articles) writeFileSync(join(own, fileName), text)
  return { paths: articles.map(({ fileName }) => join(own, fileName)), texts: articles.map(({ text }) => text), marked: MARKED }
}

const many = (count: number): string => count.toLocaleString('en-GB')

const longest = (page: Page): Promise<number> => page.evaluate(() => Math.max(0, ...window.probe.longTasks()))

/** Opens the app and waits until the list and what was open last are there; ms since the navigation began. */
async function coldStart(profile: string): Promise<{ app: BrowserApp; ms: number }> {
  const app = await openBrowserApp({ profile, init: installProbe, args: ['--enable-blink-features=ForceEagerMeasureMemory', '--enable-precise-memory-info'] })
  await app.page.getByRole('grid', { name: 'Articles' }).getByRole('row').first().waitFor()
  await app.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  return { app, ms: await app.page.evaluate(() => window.probe.until(() => undefined, () => true).then(() => performance.now())) }
}

/** What Chromium itself takes to make a File of each path: the longest task of a page that is told of the same ones and does nothing with them. ms. */
async function chooseInVain(page: Page, paths: string[]): Promise<number> {
  await longest(page)
  const chosen = page.waitForEvent('filechooser')
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', multiple: true, id: 'in-vain' })
    // Where nobody listens it makes none.
    input.addEventListener('change', () => undefined)
    document.body.append(input)
  })
  await page.evaluate(() => document.querySelector<HTMLInputElement>('#in-vain')!.click())
  await (await chosen).setFiles(paths)
  await page.evaluate(() => document.querySelector('#in-vain')!.remove())
  // A long task is told of a moment after it.
  await page.waitForTimeout(500)
  return longest(page)
}

async function importCorpus({ page }: BrowserApp, paths: string[]): Promise<{ seconds: number; derived: number; handedOver: number; inVain: number; longTask: number }> {
  const before = await countRows(page, 'articles')
  const inVain = await chooseInVain(page, paths)
  await page.evaluate(() => window.probe.longTasks())
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Import', exact: true }).click()])
  const start = performance.now()
  await chooser.setFiles(paths)
  // Chromium makes a File of each path in one task, before the page is told.
  const handedOver = await longest(page)
  // Asked for by name ten times a second, not looked for in each frame: that would be a fifth of what the window does meanwhile.
  await page.waitForFunction(() => /imported/i.test(document.querySelector('[role=dialog]')?.textContent ?? ''), null, { timeout: 3_600_000, polling: 100 })
  const seconds = (performance.now() - start) / 1000
  await page.keyboard.press('Escape')
  await settled(page, 3_600_000, 500)
  const derived = (performance.now() - start) / 1000
  const added = (await countRows(page, 'articles')) - before
  if (added !== paths.length) throw new Error(`${added} of ${paths.length} articles came in.`)
  return { seconds, derived, handedOver, inVain, longTask: await longest(page) }
}

/** Follows hashes one after another; ms each until the heading shown is another one and painted. */
async function openEach(page: Page, hashes: string[]): Promise<number[]> {
  const times: number[] = []
  for (const hash of hashes) {
    times.push(
      await page.evaluate((to) => {
        const heading = (): string => document.querySelector('main h1')?.textContent ?? ''
        const before = heading()
        return window.probe.until(() => void (location.hash = to), () => heading() !== before && heading() !== '')
      }, hash),
    )
  }
  return times
}

/** Presses j so many times; ms from the key to the next article painted. */
async function switchByKey(page: Page, count: number): Promise<number[]> {
  // The list is virtual: its first row on the screen need not be its first.
  const grid = page.getByRole('grid', { name: 'Articles' })
  await grid.getByRole('row').first().click()
  await page.keyboard.press('Home')
  await grid.locator('[role=row][aria-rowindex="1"]').click()
  const times: number[] = []
  for (let at = 0; at < count; at++) {
    const before = await page.getByRole('main').getByRole('heading', { level: 1 }).textContent()
    await page.evaluate((title) => window.probe.listen('keydown', () => ![title, undefined].includes(document.querySelector('main h1')?.textContent)), before)
    await page.keyboard.press('j')
    times.push(await page.evaluate(() => window.probe.answered()))
  }
  return times
}

interface MemorySample {
  breakdown: { bytes: number; attribution: { scope: string }[] }[]
}

/** MB in the window and in all workers together, by performance.measureUserAgentSpecificMemory; null where Chromium has it not, as in the headless shell. */
async function memory(page: Page): Promise<{ window: number; workers: number } | null> {
  const sample = await page.evaluate(() => (performance as unknown as { measureUserAgentSpecificMemory(): Promise<MemorySample> }).measureUserAgentSpecificMemory().catch(() => null))
  if (sample === null) return null
  const { breakdown } = sample
  const sum = (keep: (scope: string) => boolean): number => breakdown.filter(({ attribution }) => keep(attribution[0]?.scope ?? 'Window')).reduce((total, { bytes }) => total + bytes, 0) / 1e6
  return { window: sum((scope) => !scope.includes('Worker')), workers: sum((scope) => scope.includes('Worker')) }
}

/** Runs the whole bench. The app must be built. */
export async function bench({ articles, corpus: folder, scale = FULL }: { articles: number; corpus?: string | undefined; scale?: Scale }): Promise<BenchReport> {
  const scratch = await mkdtemp(join(tmpdir(), 'dossier-bench-'))
  const profile = join(scratch, 'profile')
  const measures: Measure[] = []
  const add = (name: string, value: number, unit: string, peer?: { name: string; value: number }): void => {
    measures.push({ name, value: round(value), unit, ...(peer === undefined ? {} : { peer: { name: peer.name, value: round(peer.value), ratio: round(value / peer.value) } }) })
  }
  try {
    const corpus = await corpusOf(articles, folder, scratch)
    let { app, ms } = await coldStart(profile)
    add('first start, with the bundled corpus', ms, 'ms')
    await settled(app.page, 60_000)
    const chromium = app.page.context().browser()?.version() ?? 'unknown'
    const { dexieImport, dexieRows } = await measureDexie(app.page, corpus.texts)
    const thousands = corpus.paths.length / 1000
    const imported = await importCorpus(app, corpus.paths)
    add('import, per 1,000 articles', imported.seconds / thousands, 's', { name: 'plain Dexie records', value: dexieImport })
    add('import with actors and events, per 1,000 articles', imported.derived / thousands, 's', { name: 'plain Dexie records', value: dexieImport })
    const vain = { name: 'the same files chosen, and nothing done with them', value: imported.inVain }
    add('longest main-thread task while the files are handed over', imported.handedOver, 'ms', imported.inVain > 0 ? vain : undefined)
    add('longest main-thread task while importing', imported.longTask, 'ms')
    add('database size', await app.page.evaluate(async () => ((await navigator.storage.estimate()).usage ?? 0) / 1e6), 'MB')
    const afterImport = await memory(app.page)
    if (afterImport !== null) add('workers’ memory after the import', afterImport.workers, 'MB')
    await app.close()

    ;({ app, ms } = await coldStart(profile))
    const { page } = app
    add('cold start to interactive', ms, 'ms')
    const ids = (await readRows<{ id: string }>(page, 'articles')).slice(0, scale.openings * 12).map((row) => row.id)
    await page.evaluate(() => window.probe.longTasks())
    const opened = await openEach(page, ids.map((id) => `#/article/${id}`))
    add('opening an article, median', quantile(opened, 0.5), 'ms')
    add('opening an article, p95', quantile(opened, 0.95), 'ms')
    const switched = await switchByKey(page, Math.min(50, scale.openings * 10, articles - 1))
    add('switching between 50 articles by key, median', quantile(switched, 0.5), 'ms')
    add('switching between 50 articles by key, p95', quantile(switched, 0.95), 'ms')
    add('longest main-thread task while reading', await longest(page), 'ms')
    const frames = await page.evaluate(() => {
      const grid = document.querySelector('[role=grid][aria-label=Articles]')!
      const list = [grid, ...grid.querySelectorAll('*')].find((element) => element.scrollHeight > element.clientHeight + 10) ?? grid.parentElement!
      return window.probe.frames(2000, (frame) => list.scrollTo(0, frame * 60))
    })
    add('frame time while scrolling the list, p95', quantile(frames, 0.95), 'ms')

    if (corpus.marked !== null) {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog', { name: 'Command palette' }).getByRole('combobox').fill(corpus.marked)
      // Not the command that would make a note of this name.
      const target = page.getByRole('option', { name: new RegExp(`^${corpus.marked}`) }).first()
      await target.waitFor()
      await page.evaluate((name) => {
        window.probe.listen('click', () => document.querySelector('main h1')?.textContent === name && document.querySelector('main [role=grid] [role=row] a') !== null)
      }, corpus.marked)
      await target.click()
      const shown = await page.evaluate(() => window.probe.answered())
      add('page of an actor in 5 % of the articles', shown, 'ms', { name: 'Dexie rows by index', value: dexieRows })
    }

    const written = []
    const short = await putLongNote(page, 80)
    for (const words of scale.words) {
      const { id } = await putLongNote(page, words)
      // The first note of all since the start, which was a few seconds ago.
      await page.goto(page.url().replace(/#.*/, '#/'))
      await page.reload()
      await page.getByRole('grid', { name: 'Articles' }).getByRole('row').first().waitFor()
      await page.waitForTimeout(scale.rest)
      const first = await openNote(page, id)
      const openings: number[] = []
      for (let time = 0; time < scale.openings; time++) {
        // From another note, so that each is an opening, of an editor that is loaded.
        await openNote(page, short.id)
        await page.waitForTimeout(scale.rest / 10)
        openings.push(await openNote(page, id))
        await page.waitForTimeout(scale.rest / 10)
      }
      await page.evaluate(() => window.probe.longTasks())
      written.push({ words, first, opening: quantile(openings, 0.5), typed: await typeInNote(page, scale.keys), longTask: await longest(page) })
    }
    const exported = await exportNotes(page, scale.notes, scale.rest)
    const exportTask = await longest(page)
    const peers = scale.exportPeers ? measureExportPeers(Array.from({ length: scale.notes }, (_, at) => ({ title: `Note ${at}`, paragraphs: NOTE_PARAGRAPHS })), scratch) : []
    const known = peers.flatMap(({ name, seconds }) => (seconds === null ? [] : [{ name, value: seconds }]))
    for (const peer of known.length > 0 ? known : [undefined]) add(`export of ${many(scale.notes)} notes`, exported, 's', peer)
    add('longest main-thread task while exporting', exportTask, 'ms')
    const marked = await putMarkedArticle(page, scale.highlights)
    const linked = await putLinkedArticle(page, scale.backlinks)
    // These rows came past the app, which may remember that there were none.
    await page.goto(page.url().replace(/#.*/, '#/actors'))
    await page.reload()
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
    await page.waitForTimeout(scale.rest)
    await page.evaluate(() => window.probe.longTasks())
    const [markedShown] = await openEach(page, [`#/article/${marked}`])
    await page.waitForTimeout(scale.rest / 5)
    add(`opening an article with ${many(scale.highlights)} highlights`, markedShown!, 'ms')
    add(`longest main-thread task with ${many(scale.highlights)} highlights`, await longest(page), 'ms')
    const [linkedShown] = await openEach(page, [`#/article/${linked}`])
    await page.getByRole('main').getByRole('region', { name: 'Backlinks', exact: true }).getByRole('listitem').first().waitFor()
    await page.waitForTimeout(1000)
    add(`opening an article with ${many(scale.backlinks)} backlinks`, linkedShown!, 'ms')
    add(`longest main-thread task with ${many(scale.backlinks)} backlinks`, await longest(page), 'ms')
    const rolled = await scrollNotes(page, scale.listed, { ms: scale.scroll, rest: scale.rest })
    const bareRolled = await measureBareList(page, scale.listed, NOTE_ROW, scale.scroll)
    for (const [name, share] of [['median', 0.5], ['p95', 0.95]] as const)
      add(`frame time while scrolling ${many(scale.listed)} notes, ${name}`, quantile(rolled, share), 'ms', { name: 'bare elements', value: quantile(bareRolled, share) })
    const backup = await measureBackup(page, scratch)
    add('backup of the library', backup.made, 's', { name: 'rows copied by plain Dexie', value: backup.copied })
    add('backup of the library', backup.size / backup.made, 'MB/s')
    add('restoring the library', backup.restored, 's', { name: 'rows copied by plain Dexie', value: backup.copied })
    add('restoring the library', backup.size / backup.restored, 'MB/s')
    const used = await memory(page)
    if (used !== null) {
      add('window’s memory', used.window, 'MB')
      add('workers’ memory', used.workers, 'MB')
    }
    for (const { words, first, opening, typed, longTask } of written) {
      const bare = await measureContentEditable(page, paragraphsOf(words), scale.keys)
      const size = many(words)
      add(`opening a note of ${size} words, the first since the start`, first, 'ms')
      add(`opening a note of ${size} words, median of ${scale.openings}`, opening, 'ms')
      for (const [name, share] of [['median', 0.5], ['p95', 0.95]] as const) {
        add(`key to paint in a note of ${size} words, ${name}`, quantile(typed.paint, share), 'ms', { name: 'bare contenteditable', value: quantile(bare.paint, share) })
        add(`main thread busy for a key in ${size} words, ${name}`, quantile(typed.busy, share), 'ms', { name: 'bare contenteditable', value: quantile(bare.busy, share) })
      }
      add(`longest main-thread task while typing in ${size} words`, longTask, 'ms')
    }
    await app.close()
    const names = await measureNames(join(scratch, 'names'), scale.names, scale.rest)
    const whole = { name: 'its rows read by plain Dexie', value: names.rows }
    const page500 = `page of an actor with ${many(names.mentions)} mentions in ${many(names.articles)} articles`
    add(`${page500}, the first since the start`, names.first, 'ms', whole)
    add(`${page500}, median of 5`, names.opening, 'ms', whole)
    add(`linking ${many(scale.names)} articles from nothing`, names.linking, 's')
    for (const { act, ms: shown, undone } of names.decided) {
      add(`until it is so in ${many(scale.names)} articles: ${act}`, shown, 'ms')
      add(`until it is so in ${many(scale.names)} articles: ${act}, undone`, undone, 'ms')
    }
    return {
      articles: corpus.paths.length,
      corpus: folder === undefined ? 'generated' : 'given',
      machine: `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
      chromium,
      rendering: 'headless, software (no GPU)',
      measures,
    }
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 })
  }
}

function table({ articles, corpus, chromium, rendering, measures }: BenchReport): string {
  const width = Math.max(...measures.map(({ name }) => name.length))
  const rows = measures.map(({ name, value, unit, peer }) => {
    const beside = peer === undefined ? '' : `   ${peer.ratio} × ${peer.name} (${peer.value} ${unit})`
    return `${name.padEnd(width)}  ${String(value).padStart(8)} ${unit.padEnd(2)}${beside}`
  })
  return [`${articles} articles (${corpus}), Chromium ${chromium}, ${rendering}`, '', ...rows].join('\n')
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { articles: { type: 'string', default: '1000' }, corpus: { type: 'string' }, json: { type: 'boolean', default: false } } })
  const articles = Number(values.articles)
  if (!Number.isInteger(articles) || articles < 1) throw new Error(`--articles takes a number of articles, not “${values.articles}”.`)
  execFileSync('npm', ['run', '-s', 'build'], { stdio: 'ignore', shell: process.platform === 'win32' })
  const report = await bench({ articles, corpus: values.corpus })
  if (!values.json) console.log(`${table(report)}\n`)
  console.log(JSON.stringify(report))
}

if (process.argv[1]?.endsWith('bench.ts') === true) await main()
