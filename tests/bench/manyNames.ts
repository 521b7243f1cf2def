/**
 * A library of many names, put as recognition leaves it and linked by the app itself: the names of tests/eval/linking.ts, spread over its articles, and
 * somebody who is named five times in every twentieth. How long his page takes to open, and how long what is decided of him takes to be so everywhere.
 */
import type { Page } from 'playwright'
import { RECOGNISER } from '../../renderer/core/actors/recognise.ts'
import { inventedForms } from '../eval/linking.ts'
import { openBrowserApp } from '../support/browserPage.ts'
import { readRows, settled } from '../support/pageDatabase.ts'
import { generateArticle, MARKED } from './generateCorpus.ts'
import { installProbe } from './pageProbe.ts'
import { loadDexie } from './peers.ts'
import { quantile } from './statistics.ts'

/** Articles written in one go. */
const BATCH = 500
const EVERY = 20
const LANGUAGES = ['en', 'de', 'it', 'fr', 'es']
const EVENTS = ['talks', 'visit', 'session', 'unrest'] as const

export interface NamesFigures {
  articles: number
  mentions: number
  /** ms from the click to the head and the first lines: the first page of an actor since the start, and the median of others. */
  first: number
  opening: number
  /** ms to read the rows that the whole page stands for, by plain Dexie. */
  rows: number
  /** s to link everything from nothing. */
  linking: number
  decided: Decided[]
}

/** Something decided of that actor: ms from Enter until it is so everywhere and the page shows it, and from Z until it is as before. */
export interface Decided {
  act: string
  ms: number
  undone: number
}

interface Named {
  form: number
  name: string
  count: number
}

/** Of each article, who is in it. */
function spread(articles: number, base: number) {
  const invented = inventedForms(articles).map(({ kind, lang, name, gazetteerId, articles: count }, at) => ({ id: base + at, kind, lang, name, key: `${kind}|${lang}|${name}`, gazetteerId, count }))
  const marked = LANGUAGES.map((lang, at) => ({ id: base + invented.length + at, kind: 'person' as const, lang, name: MARKED, key: `person|${lang}|${MARKED}`, gazetteerId: null, count: 0 }))
  const within: Named[][] = Array.from({ length: articles }, () => [])
  invented.forEach(({ id, name, count }, at) => {
    const times = Math.min(count, articles)
    for (let time = 0; time < times; time++) within[(at * 7919 + time * Math.floor(articles / times)) % articles]!.push({ form: id, name, count: 2 })
  })
  return { forms: [...invented, ...marked], within, marked: marked.map(({ id }) => id) }
}

type Row = Record<string, unknown>

/** An article and what was recognised in it; the typed arrays as plain ones. */
function rowsOf(at: number, articles: number, names: Named[], marked: number[], template: Row) {
  const id = crypto.randomUUID()
  const isMarked = at % EVERY === EVERY - 1
  // He is named in each language.
  const tongue = (isMarked ? Math.floor(at / EVERY) : at) % LANGUAGES.length
  const lang = LANGUAGES[tongue]!
  const paragraphs = isMarked ? generateArticle(at, articles).text.split('\n\n').slice(2, -1) : [`${names.flatMap(({ name, count }) => Array<string>(count).fill(name)).join(', ')}.`]
  if (isMarked) for (let time = 0; time < 4; time++) paragraphs[time % paragraphs.length] = `${MARKED} (${time}). ${paragraphs[time % paragraphs.length]!}`
  const text = paragraphs.join('\n\n')
  const spans: { start: number; end: number; form: number }[] = []
  if (isMarked) for (let start = text.indexOf(MARKED); start >= 0; start = text.indexOf(MARKED, start + 1)) spans.push({ start, end: start + MARKED.length, form: marked[tongue]! })
  let from = 0
  for (const { form, name, count } of names) {
    for (let time = 0; time < count; time++) {
      const start = isMarked ? text.length - 1 : from
      spans.push({ start, end: start + (isMarked ? 1 : name.length), form })
      from += name.length + 2
    }
  }
  const day = new Date(Date.UTC(2022, 0, 1 + (at % 700))).toISOString().slice(0, 10)
  const title = `Report ${at + 1}`
  const metadata = { title, byline: null, siteName: `Paper ${at % 8}`, publishedAt: day, lang, url: null }
  const actors = names.slice(0, 3).map(({ form, name }) => ({ form, kind: 'person', surface: name, at: 'sentence' }))
  const type = EVENTS[at % EVENTS.length]!
  return {
    article: { ...template, ...metadata, id, key: `names:${at}`, extracted: metadata, source: metadata.siteName, order: day, version: 1, position: 0, assets: [], tags: [], excerpt: text.slice(0, 200), edges: undefined, copyGroup: undefined },
    body: { articleId: id, version: 1, text, hash: id, extractor: 'bench', steps: [], createdAt: 0, body: { type: 'root', children: paragraphs.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })) } },
    mentions: { articleId: id, version: 1, inTitle: 0, starts: spans.map(({ start }) => start), ends: spans.map(({ end }) => end), forms: spans.map(({ form }) => form), equals: [] },
    passages: {
      articleId: id, version: 1,
      passages: [{
        field: 'body', start: 0, end: 1, exact: text.slice(0, 80), type, weak: false, lead: true, title: `${type} ${at % 50}`, titleQuality: 1, stated: null, actors, setting: null, hints: [],
        context: names.slice(0, 8).map(({ form, name }) => ({ form, kind: 'person', surface: name })),
      }],
    },
  }
}

/** Runs in the page. */
function put(rows: Record<string, Row[]>): Promise<void> {
  return new Promise((done, failed) => {
    const open = indexedDB.open('dossier')
    open.addEventListener('success', () => {
      const transaction = open.result.transaction(Object.keys(rows), 'readwrite')
      for (const [table, list] of Object.entries(rows)) {
        for (const row of list) {
          if (table === 'mentions') for (const field of ['starts', 'ends', 'forms']) row[field] = Uint32Array.from(row[field] as number[])
          transaction.objectStore(table).put(row)
        }
      }
      transaction.addEventListener('complete', () => {
        open.result.close()
        done()
      })
      transaction.addEventListener('error', () => failed(transaction.error ?? new Error('refused')))
    })
  })
}

async function putNames(page: Page, articles: number): Promise<void> {
  const known = await readRows<{ id: number; key: string }>(page, 'forms')
  const base = known.reduce((most, { id }) => Math.max(most, id), 0) + 1
  const { forms, within, marked } = spread(articles, base)
  // A name that the library has already keeps its number.
  const idOf = new Map(known.map(({ key, id }) => [key, id]))
  const own = new Map(forms.map(({ id, key }) => [id, idOf.get(key) ?? id]))
  await page.evaluate(put, { forms: forms.filter(({ key }) => !idOf.has(key)).map(({ id, kind, lang, name, key, gazetteerId }) => ({ id, kind, lang, name, key, gazetteerId })) })
  const [template] = await readRows<Row>(page, 'articles')
  for (let from = 0; from < articles; from += BATCH) {
    const rows = within.slice(from, from + BATCH).map((names, at) => rowsOf(from + at, articles, names.map((one) => ({ ...one, form: own.get(one.form)! })), marked, template!))
    await page.evaluate(put, { articles: rows.map(({ article }) => article), bodies: rows.map(({ body }) => body), mentions: rows.map(({ mentions }) => mentions), eventPassages: rows.map(({ passages }) => passages) })
  }
  // Read, and not linked yet: the worker of the next start begins with that.
  await page.evaluate(put, { changes: [{ table: 'articles', id: 'bench' }] })
  const through = (await readRows<{ seq: number }>(page, 'changes')).at(-1)!.seq
  await page.evaluate(put, { settings: [{ key: 'derivation', value: { recognisedThrough: through, linkedThrough: 0, recogniser: RECOGNISER } }] })
}

/** Goes to the list of actors, then by a click in the palette to the page of one; ms. */
async function openActor(page: Page, name: string): Promise<number> {
  await page.evaluate(() => void (location.hash = '#/actors'))
  await page.getByRole('main').getByRole('grid', { name: 'Actors' }).getByRole('row').first().waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Command palette' }).getByRole('combobox').fill(name)
  const target = page.getByRole('option', { name: new RegExp(`^${name.replaceAll(/[^\p{L}\p{N} ]/gu, '.')}`, 'u') }).first()
  await target.waitFor()
  await page.evaluate((wanted) => {
    window.probe.listen('click', () => document.querySelector('main h1')?.textContent === wanted && document.querySelectorAll('main [role=grid] [role=row] a mark').length >= 6)
  }, name)
  await target.click()
  return page.evaluate(() => window.probe.answered())
}

/** By plain Dexie: an actor, its occurrences, their articles and mentions, and the texts of a first screen. */
async function readByDexie(page: Page, name: string): Promise<number> {
  await loadDexie(page)
  return page.evaluate(async (wanted) => {
    interface Table {
      where(index: string): { equals(value: unknown): { toArray(): Promise<Row[]> }; between(from: unknown, to: unknown): { toArray(): Promise<Row[]> } }
      filter(keep: (row: Row) => boolean): { first(): Promise<Row | undefined> }
      get(id: unknown): Promise<Row>
      bulkGet(ids: unknown[]): Promise<Row[]>
    }
    const { Dexie } = globalThis as unknown as { Dexie: { new (name: string): { open(): Promise<{ table(name: string): Table; close(): void }> }; minKey: unknown; maxKey: unknown } }
    const db = await new Dexie('dossier').open()
    const id = (await db.table('actors').filter((row) => row['name'] === wanted).first())!['id']
    const start = performance.now()
    await db.table('actors').get(id)
    const ids = (await db.table('occurrences').where('[actorId+articleId]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray()).map((row) => row['articleId'])
    await db.table('articles').bulkGet(ids)
    await db.table('mentions').bulkGet(ids.map((article) => [article, 1]))
    await db.table('bodies').bulkGet(ids.slice(0, 12).map((article) => [article, 1]))
    const ms = performance.now() - start
    db.close()
    return ms
  }, name)
}

interface Act {
  act: string
  /** Opens its dialog. */
  key: string
  /** What is answered there before Enter. */
  say?: (page: Page) => Promise<void>
}

/** @param other whom he is merged with */
const acts = (other: string): Act[] => [
  { act: 'rename', key: 'r', say: (page) => page.keyboard.insertText('Y. D.') },
  {
    act: 'merge', key: 'u',
    say: async (page) => {
      await page.keyboard.insertText(other)
      await page.getByRole('dialog').getByRole('option', { name: other }).first().waitFor()
    },
  },
  { act: 'split a name off', key: 'x' },
  { act: 'change the kind', key: 'c' },
  { act: 'ignore everywhere', key: 'i' },
]

/** Decides by key and takes it back by key, each until the page shows it, which it does when it is so everywhere; ms. */
async function decide(page: Page, { act, key, say }: Act): Promise<Decided> {
  // What tells by itself whether an actor is called, counted and taken as before. Runs in the page.
  const look = (): void => {
    const shown = (): string => ['main h1', 'main [data-kind]', 'main [data-actor-page] ul li button'].map((part) => document.querySelector(part)?.textContent ?? '').join('|')
    Object.assign(globalThis, { shown, before: shown() })
  }
  await page.evaluate(look)
  await page.getByRole('main').focus()
  await page.keyboard.press(key)
  await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]') != null)
  await say?.(page)
  const measure = async (stroke: string, back: boolean): Promise<number> => {
    await page.evaluate((wanted) => {
      const now = globalThis as unknown as { shown: () => string; before: string }
      window.probe.listen('keydown', () => (now.shown() === now.before) === wanted && document.querySelector('main [data-pending]') === null)
    }, back)
    await page.keyboard.press(stroke)
    return page.evaluate(() => window.probe.answered())
  }
  const ms = await measure('Enter', false)
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  return { act, ms, undone: await measure('z', true) }
}

/** @param profile an empty folder */
export async function measureNames(profile: string, articles: number, rest: number): Promise<NamesFigures> {
  const start = async () => {
    const app = await openBrowserApp({ profile, init: installProbe })
    await app.page.getByRole('grid', { name: 'Articles' }).getByRole('row').first().waitFor()
    return app
  }
  let app = await start()
  await settled(app.page, 60_000)
  await putNames(app.page, articles)
  await app.close()
  app = await start()
  const begun = performance.now()
  await settled(app.page, 600_000)
  const linking = (performance.now() - begun) / 1000
  await app.close()

  app = await start()
  const { page } = app
  await page.waitForTimeout(rest)
  const first = await openActor(page, MARKED)
  const others = (await readRows<{ name: string; kind: string; forms: number[]; articles: number; mentions: number }>(page, 'actors'))
    .filter((row) => row.kind === 'person' && row.forms.length < 3 && row.articles > articles / 50 && row.mentions >= 10 && row.name !== MARKED).map(({ name }) => name)
  const openings: number[] = []
  for (const name of others.slice(0, 4)) await openActor(page, name)
  for (let time = 0; time < 5; time++) {
    // Another one of many articles, so that each is read anew.
    await page.reload()
    await page.getByRole('grid', { name: 'Articles' }).getByRole('row').first().waitFor()
    await page.waitForTimeout(rest)
    await openActor(page, others[time % others.length]!)
    openings.push(await openActor(page, MARKED))
  }
  const rows = await readByDexie(page, MARKED)
  const actor = (await readRows<{ name: string; articles: number; mentions: number }>(page, 'actors')).find((row) => row.name === MARKED)!
  const decided: Decided[] = []
  for (const act of acts(others[0]!)) decided.push(await decide(page, act))
  await app.close()
  return { articles: actor.articles, mentions: actor.mentions, first, opening: quantile(openings, 0.5), rows, linking, decided }
}
