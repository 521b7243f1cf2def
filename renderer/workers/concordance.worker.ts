/** Reads the mentions of an actor over the whole library: sorts and narrows them, and gives them page by page with their words. */
import { arrange as arrangeLines, contextOf, type Concordance, type ConcordanceQuery, isPlain, type MentionLine, needsWords, PAGE, wordsKey } from '../core/actors/concordance.ts'
import { type Fact, type FactData, factsOf } from '../core/actors/facts.ts'
import { BARS } from '../core/actors/outline.ts'
import { timelineOf } from '../core/actors/timeline.ts'
import type { Id } from '../core/model.ts'
import { DATABASE_NAME, openDatabase, type DossierDatabase } from '../data/database.ts'
import { databaseError } from '../data/databaseError.ts'
import { readActorPage } from '../data/actorPage.ts'
import { beginningOf, concordanceOf, mentionsByArticle, textsOf } from '../data/concordance.ts'
import { type Company, cooccurring, passageIn } from '../data/actors.ts'
import { answer, type Call } from './call.ts'
import type { ActorOpening, Arranged, ConcordanceProgress, ConcordanceRow, Facets, LineKey } from './concordancer.ts'
import { loadFactData } from './gazetteerFiles.ts'

/** Articles whose words are read in one go. */
const BATCH = 100
/** Actors and arrangements kept: a page in the middle and one beside it, and what is just being replaced. */
const KEPT = 4

interface Opened extends Concordance {
  actorId: Id
  /** Of each line, once they had to be read. */
  words: string[] | null
}

interface View {
  opened: Opened
  order: number[]
}

let db: Promise<DossierDatabase> | null = null
let opened: { actorId: Id; state: string; reading: Promise<Opened> }[] = []
const views = new Map<number, View>()
let lastView = 0
let factData: Promise<FactData> | null = null
/** Whose first lines its page has already, and as of when. */
let begun = ''
let loadedFacts: FactData | null = null

function library(name: string): Promise<DossierDatabase> {
  db ??= openDatabase(name).then((database) => {
    // Another window wants the database for a later version: it is opened again when it is next asked for.
    database.on('versionchange', () => {
      database.close()
      db = null
      return false
    })
    return database
  }).catch((error: unknown) => {
    db = null
    throw databaseError(error)
  })
  return db
}

const isOpen = (actorId: Id, state: string): boolean => opened.some((each) => each.actorId === actorId && each.state === state)

/** Read once for all that ask at a time. */
function open(database: DossierDatabase, actorId: Id, state: string): Promise<Opened> {
  const known = opened.find((each) => each.actorId === actorId && each.state === state)
  if (known !== undefined) return known.reading
  const reading = concordanceOf(database, actorId).then((found): Opened => ({ actorId, words: null, ...found }))
  const fresh = { actorId, state, reading }
  opened = [fresh, ...opened.filter((each) => each.actorId !== actorId)].slice(0, KEPT)
  reading.catch(() => (opened = opened.filter((each) => each !== fresh)))
  return reading
}

async function readWords(database: DossierDatabase, of: Opened, call: Call<ConcordanceProgress>): Promise<string[]> {
  if (of.words !== null) return of.words
  const words: string[] = []
  for (let from = 0; from < of.articles.length; from += BATCH) {
    call.signal.throwIfAborted()
    call.progress({ done: from, total: of.articles.length })
    const texts = await textsOf(database, of.articles.slice(from, from + BATCH))
    of.lines.forEach(({ article, field, start, end }, at) => {
      if (article < from || article >= from + BATCH) return
      words[at] = wordsKey(contextOf(field === 'title' ? of.articles[article]!.title : (texts.get(of.articles[article]!.id) ?? ''), start, end))
    })
  }
  return (of.words = words)
}

async function arrange(call: Call<ConcordanceProgress>, actorId: Id, query: ConcordanceQuery, state: string, keep: LineKey | null, name: string = DATABASE_NAME): Promise<Arranged> {
  const database = await library(name)
  const known = begun === `${actorId} ${state}`
  begun = ''
  if (isPlain(query) && !known && !isOpen(actorId, state)) {
    const found = await beginningOf(database, actorId)
    if (found !== null) call.progress({ beginning: { mentions: found.mentions, timeline: found.timeline, first: withWords(found, found.lines, await textsFor(database, found, found.lines)) } })
    call.signal.throwIfAborted()
  }
  const of = await open(database, actorId, state)
  call.signal.throwIfAborted()
  const words = needsWords(query) ? await readWords(database, of, call) : []
  const order = arrangeLines(of, query, (line) => words[line] ?? '')
  const view = ++lastView
  views.set(view, { opened: of, order })
  if (views.size > KEPT) views.delete(views.keys().next().value!)
  return {
    view, mentions: of.lines.length, articles: of.articles.length, matching: order.length, matchingArticles: new Set(order.map((line) => of.lines[line]!.article)).size,
    facets: facetsOf(of), timeline: timelineOf(mentionsByArticle(of), BARS), first: (await rows(call, view, 0, PAGE)) ?? [], kept: keep === null ? null : placeOf(of, order, keep),
  }
}

function placeOf({ articles, lines }: Concordance, order: number[], { articleId, field, start }: LineKey): number | null {
  const at = order.findIndex((index) => {
    const line = lines[index]!
    return line.start === start && line.field === field && articles[line.article]!.id === articleId
  })
  return at < 0 ? null : at
}

function facetsOf({ articles, lines, forms }: Opened): Facets {
  const tally = <K>(key: (line: Opened['lines'][number]) => K): [K, number][] => {
    const counts = new Map<K, number>()
    for (const line of lines) counts.set(key(line), (counts.get(key(line)) ?? 0) + 1)
    return [...counts].sort((a, b) => b[1] - a[1])
  }
  return {
    languages: tally(({ article }) => articles[article]!.lang ?? 'und').map(([lang, mentions]) => ({ lang, mentions })),
    sources: tally(({ article }) => articles[article]!.source).map(([source, mentions]) => ({ source, mentions })),
    forms: tally(({ form }) => form).map(([form, mentions]) => ({ form, name: forms.get(form)?.name ?? '', lang: forms.get(form)?.lang ?? 'und', mentions })),
  }
}

async function rows(_call: Call<ConcordanceProgress>, view: number, from: number, to: number): Promise<ConcordanceRow[] | null> {
  const arranged = views.get(view)
  if (arranged === undefined || db === null) return null
  // What is looked at is given up last.
  views.delete(view)
  views.set(view, arranged)
  const { opened: of, order } = arranged
  const wanted = order.slice(from, to).map((line) => of.lines[line]!)
  return withWords(of, wanted, await textsFor(await db, of, wanted))
}

const textsFor = (database: DossierDatabase, of: Concordance, lines: MentionLine[]): Promise<Map<Id, string>> =>
  textsOf(database, [...new Set(lines.map(({ article }) => article))].map((article) => of.articles[article]!))

function withWords(of: Concordance, lines: MentionLine[], texts: Map<Id, string>): ConcordanceRow[] {
  return lines.map(({ article: at, field, start, end, form }) => {
    const article = of.articles[at]!
    const text = field === 'title' ? article.title : (texts.get(article.id) ?? '')
    const { sentence, inSentence } = passageIn(article, text, field, { start, end })
    return { article, field, start, end, form: of.forms.get(form)?.name ?? '', ...contextOf(text, start, end), sentence, inSentence }
  })
}

/** Looked at for company, the newest ones. */
const LOOKED_AT = 2000

async function company(_call: Call, actorId: Id, state: string, most: number, name: string = DATABASE_NAME): Promise<Company[]> {
  const database = await library(name)
  const { articles } = await open(database, actorId, state)
  return cooccurring(database, actorId, articles.slice(0, LOOKED_AT).map(({ id }) => id), most)
}

function factsData(): Promise<FactData> {
  factData ??= loadFactData().then((loaded) => (loadedFacts = loaded)).catch((error: unknown) => {
    factData = null
    throw error
  })
  return factData
}

async function facts(_call: Call, gazetteerId: string): Promise<Fact[]> {
  return factsOf(gazetteerId, await factsData())
}

async function page(_call: Call, actorId: Id, name: string = DATABASE_NAME): Promise<ActorOpening | null> {
  const found = await readActorPage(await library(name), actorId)
  if (found === null) return null
  const { rows, beginning, texts } = found
  const { gazetteerId } = rows.actor
  if (beginning !== null) begun = `${rows.actor.id} ${rows.state}`
  return {
    ...rows,
    beginning: beginning === null ? null : { mentions: beginning.mentions, timeline: beginning.timeline, first: withWords(beginning, beginning.lines, texts) },
    // The first lines do not wait for the gazetteer's files.
    facts: gazetteerId === null ? [] : loadedFacts === null ? null : factsOf(gazetteerId, loadedFacts),
  }
}

async function warm(_call: Call, name: string = DATABASE_NAME): Promise<void> {
  await library(name)
  await factsData()
}

answer({ arrange, rows, company, facts, page, warm })
