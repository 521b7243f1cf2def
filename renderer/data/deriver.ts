/**
 * Derived data: mentions, actors, occurrences, events. An IndexedDB transaction does not survive waiting for a computation, so a
 * write only leaves a row in `changes`; the deriver works these off and commits its results together with how far it got.
 * It may be killed at any moment: what is committed is whole, and the next start goes on from there.
 *
 * Two stages with a watermark each: *recognise* (per article, stored packed) and *link* (over the whole library, from what is
 * stored). Linking reads every form again, so while a long import runs it is done only when the library has doubled since;
 * decisions of the user alone link only the names that they can reach.
 * One deriver at a time: the worker holds a Web Lock (workers/derive.worker.ts).
 */
import type { Gazetteer } from '../core/actors/gazetteer.ts'
import { Likenesses, MARGIN } from '../core/actors/likenesses.ts'
import { formKey } from '../core/actors/linkForms.ts'
import { FEW } from '../core/actors/outline.ts'
import { recognise, RECOGNISER } from '../core/actors/recognise.ts'
import { eventPassages } from '../core/events/findEvents.ts'
import type { EventPassage } from '../core/events/types.ts'
import type { ArticleRow, DerivationState, FormRow, Id, MentionsRow, NameForm, RecognisedMention } from '../core/model.ts'
import type { DossierDatabase, EventPassagesRow } from './database.ts'
import { dropOccurrences } from './dropOccurrences.ts'
import type { KnownArticle } from './knownArticle.ts'
import { linkDecisions, linkLibrary, placedBy, readLinked, setsAsideHere, type Library, type LinkedLibrary } from './linkLibrary.ts'
import { eachInSlices } from './readSlices.ts'
import { getSetting } from './settings.ts'

/** Some seconds of a slow machine and 40 MB: asked for when the first article is to be read, which at most starts of the app there is none of. */
export type LoadGazetteer = () => Promise<Gazetteer>

export interface DerivationProgress {
  /** Articles still to be read. */
  pending: number
  done: number
}

/** Articles read between two commits: some tenths of a second. */
const BATCH = 64

export class Deriver {
  readonly #db: DossierDatabase
  readonly #loadGazetteer: LoadGazetteer
  readonly #languages: readonly string[]
  readonly #few: number
  readonly #margin: number
  readonly #forms = new Map<string, FormRow>()
  readonly #articles = new Map<Id, KnownArticle>()
  /** Articles recognised since the last linking. */
  readonly #fresh = new Set<Id>()
  #linkedArticles = 0
  /** What the last linking left; null when articles have come, gone or been read again since, and until it is wanted. */
  #linked: LinkedLibrary | null = null
  /** Keys of the forms that came or went, or changed their kind, by decisions since all names were compared. */
  #placed = new Set<string>()
  readonly #likenesses = new Likenesses()
  #state: DerivationState | null = null
  #gazetteer: Gazetteer | null = null
  /** Whether forms and articles are in memory. */
  #remembers = false

  /**
   * @param languages the reader's, as `navigator.languages` has them: actors are shown by their names in these, unless a setting names another
   * @param limits.few actors of more articles than these get an outline
   * @param limits.margin after decisions about so many names all names are compared again
   */
  constructor(db: DossierDatabase, loadGazetteer: LoadGazetteer, languages: readonly string[] = [], { few = FEW, margin = MARGIN }: { few?: number; margin?: number } = {}) {
    this.#db = db
    this.#loadGazetteer = loadGazetteer
    this.#languages = languages
    this.#few = few
    this.#margin = margin
  }

  /** How far it got, read once. Another recogniser than last time: every article is to be read again. */
  async #progressed(): Promise<DerivationState> {
    if (this.#state !== null) return this.#state
    const db = this.#db
    const stored = (await db.settings.get('derivation'))?.value as DerivationState | undefined
    let state = stored ?? { recognisedThrough: 0, linkedThrough: 0, recogniser: RECOGNISER }
    if (state.recogniser !== RECOGNISER) {
      state = { ...state, recogniser: RECOGNISER }
      await db.transaction('rw', db.articles, db.changes, db.settings, async () => {
        await db.changes.bulkAdd((await db.articles.toCollection().primaryKeys()).map((id) => ({ table: 'articles' as const, id })))
        await db.settings.put({ key: 'derivation', value: state })
      })
    }
    this.#state = state
    return state
  }

  /** Reads what was derived, once, and only when there is more to derive: it grows with the library. */
  async #remember(state: DerivationState): Promise<void> {
    if (this.#remembers) return
    const db = this.#db
    for (const row of await db.forms.toArray()) this.#forms.set(row.key, row)
    const articles = new Map<Id, ArticleRow>()
    await eachInSlices(db.articles, (row) => void articles.set(row.id, row))
    const passages = new Map<Id, EventPassagesRow>()
    await eachInSlices(db.eventPassages, (row) => void passages.set(row.articleId, row))
    await eachInSlices(db.mentions, (row) => {
      const article = articles.get(row.articleId)
      if (article !== undefined) this.#know(article, row, passages.get(row.articleId)?.passages ?? [])
    })
    this.#linkedArticles = state.linkedThrough > 0 ? this.#articles.size : 0
    if (state.linkedThrough < state.recognisedThrough) for (const id of this.#articles.keys()) this.#fresh.add(id)
    this.#remembers = true
  }

  #know(article: ArticleRow, row: MentionsRow, passages: EventPassage[]): void {
    const counts = new Map<number, number>()
    const firsts = new Map<number, number>()
    row.forms.forEach((form, at) => {
      counts.set(form, (counts.get(form) ?? 0) + 1)
      if (!firsts.has(form)) firsts.set(form, at)
    })
    const forms = Uint32Array.from(counts.keys()).sort()
    const first = (form: number): number => firsts.get(form)!
    this.#articles.set(article.id, {
      key: article.key, lang: article.lang, publishedAt: article.publishedAt, order: article.order, version: row.version, forms,
      counts: forms.map((form) => counts.get(form)!), starts: forms.map((form) => row.starts[first(form)]!), ends: forms.map((form) => row.ends[first(form)]!),
      inTitle: Uint8Array.from(forms, (form) => (first(form) < row.inTitle ? 1 : 0)), equals: row.equals, passages,
    })
  }

  /** How much is left; cheap. */
  async progress(): Promise<DerivationProgress> {
    const state = await this.#progressed()
    const left = this.#db.changes.where('seq').above(state.recognisedThrough)
    const last = (await this.#db.changes.orderBy('seq').last())?.seq ?? 0
    // Of few, decisions are told from articles; of many they are not worth reading all, again after each batch.
    const pending = last - state.recognisedThrough > 2 * BATCH ? await left.count() : await left.filter((change) => change.table === 'articles').count()
    return { pending, done: this.#remembers ? this.#articles.size : await this.#db.mentions.count() }
  }

  /**
   * Does one piece of work and commits it.
   * @returns what was done; `idle` when everything is derived
   */
  async step(): Promise<'recognised' | 'linked' | 'idle'> {
    let state = await this.#progressed()
    const last = (await this.#db.changes.orderBy('seq').last())?.seq ?? 0
    if (state.linkedThrough >= last) return 'idle'
    await this.#remember(state)
    const doubled = this.#fresh.size >= Math.max(64, this.#linkedArticles)
    if (!doubled) {
      while (state.recognisedThrough < last) {
        const next = await this.#recognise(state)
        if (next.read) return 'recognised'
        state = next.state
      }
    }
    await this.#link(state)
    return 'linked'
  }

  async #gazetteerOnce(): Promise<Gazetteer> {
    this.#gazetteer ??= await this.#loadGazetteer()
    return this.#gazetteer
  }

  /** Works until nothing is left. */
  async run(signal?: AbortSignal, onProgress?: (progress: DerivationProgress) => void): Promise<void> {
    for (;;) {
      signal?.throwIfAborted()
      const did = await this.step()
      onProgress?.(await this.progress())
      if (did === 'idle') return
    }
  }

  /** Reads what a decision will need, when there is nothing else to do. */
  async prepare(): Promise<void> {
    const state = await this.#progressed()
    if (state.linkedThrough === 0) return
    await this.#remember(state)
    if (this.#fresh.size > 0) return
    const again = this.#placed.size > this.#margin / 2
    if (this.#linked !== null && !again) return
    this.#linked = await readLinked(this.#db, await this.#library(), state, again)
    if (again) this.#placed = new Set()
  }

  async #library(): Promise<Library> {
    const chosen = await getSetting(this.#db, 'nameLanguage')
    const languages = chosen === '' ? this.#languages : [chosen, ...this.#languages]
    return { articles: this.#articles, forms: this.#forms.values(), fresh: this.#fresh, languages, likenesses: this.#likenesses, few: this.#few }
  }

  /** Reads what changed next, if that is articles. */
  async #recognise(state: DerivationState): Promise<{ state: DerivationState; read: boolean }> {
    const db = this.#db
    const changes = await db.changes.where('seq').above(state.recognisedThrough).limit(BATCH).toArray()
    const through = changes.at(-1)!.seq!
    const ids = [...new Set(changes.filter((change) => change.table === 'articles').map((change) => change.id))]
    if (ids.length === 0) {
      // Decisions alone leave nothing to commit before they are linked.
      this.#state = { ...state, recognisedThrough: through }
      return { state: this.#state, read: false }
    }
    const articles = (await db.articles.bulkGet(ids)).filter((row) => row !== undefined)
    const present = new Set(articles.map(({ id }) => id))
    const gone = ids.filter((id) => !present.has(id))
    const bodies = await db.bodies.bulkGet(articles.map((article) => [article.id, article.version]))
    const gazetteer = articles.length > 0 ? await this.#gazetteerOnce() : null
    const found = articles.flatMap((article, at) => {
      const body = bodies[at]
      if (body === undefined || gazetteer === null) return []
      const { mentions, equals } = recognise({ title: article.title, text: body.text, lang: article.lang }, gazetteer)
      return [{ article, text: body.text, mentions, equals }]
    })
    const next = { ...state, recognisedThrough: through }
    const rows: { article: ArticleRow; row: MentionsRow; passages: EventPassage[] }[] = []
    let forms = new Map<string, FormRow>()
    await db.transaction('rw', db.forms, db.mentions, db.eventPassages, db.occurrences, db.settings, async () => {
      for (const id of gone) {
        await db.mentions.where('[articleId+version]').between([id, 0], [id, Infinity]).delete()
        await db.eventPassages.where('[articleId+version]').between([id, 0], [id, Infinity]).delete()
      }
      await dropOccurrences(db, gone)
      forms = await this.#addForms(found)
      for (const { article, text, mentions, equals } of found) {
        const row = this.#pack(article, mentions, equals, forms)
        const passages = eventPassages({
          id: article.id, key: article.key, title: article.title, text, lang: article.lang, publishedAt: article.publishedAt,
          mentions: mentions.map((mention, at) => ({ ...mention, form: row.forms[at]! })),
        })
        rows.push({ article, row, passages })
      }
      for (const { article } of rows) {
        if (article.version === 1) continue
        await db.mentions.where('[articleId+version]').between([article.id, 0], [article.id, article.version], true, false).delete()
        await db.eventPassages.where('[articleId+version]').between([article.id, 0], [article.id, article.version], true, false).delete()
      }
      await db.mentions.bulkPut(rows.map(({ row }) => row))
      await db.eventPassages.bulkPut(rows.map(({ article, passages }) => ({ articleId: article.id, version: article.version, passages })))
      await db.settings.put({ key: 'derivation', value: next })
    })
    // Memory follows only what was committed.
    this.#linked = null
    for (const id of gone) {
      this.#articles.delete(id)
      this.#fresh.delete(id)
    }
    for (const [key, form] of forms) this.#forms.set(key, form)
    for (const { article, row, passages } of rows) {
      this.#know(article, row, passages)
      this.#fresh.add(article.id)
    }
    this.#state = next
    return { state: next, read: true }
  }

  /** Stores the name forms that are new, or known to a gazetteer now. Gives them by key; memory has them when the transaction is through. */
  async #addForms(found: { article: ArticleRow; mentions: RecognisedMention[] }[]): Promise<Map<string, FormRow>> {
    const changed = new Map<string, FormRow>()
    const added = new Map<string, Omit<FormRow, 'id'>>()
    for (const { article, mentions } of found) {
      for (const mention of mentions) {
        const form = formOf(article, mention)
        const { gazetteerId } = mention
        const key = formKey(form)
        const stored = changed.get(key) ?? this.#forms.get(key)
        const known = stored ?? added.get(key)
        const better = gazetteerId !== null && (known === undefined || known.gazetteerId === null || gazetteerId < known.gazetteerId)
        if (known === undefined) added.set(key, { ...form, key, gazetteerId })
        else if (better && stored !== undefined) changed.set(key, { ...stored, gazetteerId })
        else if (better) added.set(key, { ...known, gazetteerId })
      }
    }
    const rows = [...added.values()]
    const ids = await this.#db.forms.bulkAdd(rows as FormRow[], { allKeys: true })
    await this.#db.forms.bulkPut([...changed.values()])
    rows.forEach((row, at) => changed.set(row.key, { ...row, id: ids[at]! }))
    return changed
  }

  #pack(article: ArticleRow, mentions: RecognisedMention[], equals: [string, string][], forms: Map<string, FormRow>): MentionsRow {
    const idOf = (mention: RecognisedMention): number => {
      const key = formKey(formOf(article, mention))
      return (forms.get(key) ?? this.#forms.get(key))!.id
    }
    return {
      articleId: article.id,
      version: article.version,
      inTitle: mentions.filter((mention) => mention.field === 'title').length,
      starts: Uint32Array.from(mentions, (mention) => mention.start),
      ends: Uint32Array.from(mentions, (mention) => mention.end),
      forms: Uint32Array.from(mentions, idOf),
      equals,
    }
  }

  async #link(state: DerivationState): Promise<void> {
    const through = state.recognisedThrough
    const [library, changes, log] = await Promise.all([
      this.#library(), this.#db.changes.where('seq').between(state.linkedThrough, through, false, true).toArray(), this.#db.decisions.orderBy('seq').toArray(),
    ])
    const { eventsDue: _, ...before } = state
    // Decisions carry no article to read: a log that ends in them is through once they are linked.
    const next: DerivationState = { ...before, linkedThrough: through, languages: library.languages.join() }
    const others = this.#fresh.size > 0 || next.languages !== state.languages || changes.some(({ table }) => table !== 'decisions')
    const decisions = changes.filter(({ table }) => table === 'decisions').map(({ id }) => id)
    if (others || setsAsideHere(log, decisions)) next.placedThrough = through
    const placed = new Set([...this.#placed, ...placedBy(log, decisions)])
    if (others || placed.size >= this.#margin) {
      this.#linked = null
      await linkLibrary(this.#db, library, next)
      this.#placed = new Set()
    } else {
      this.#placed = placed
      this.#linked ??= await readLinked(this.#db, library, state)
      await linkDecisions(this.#db, library, this.#linked, log, decisions, state, next)
    }
    this.#fresh.clear()
    this.#linkedArticles = this.#articles.size
    this.#state = next
  }
}

/** The name form of a mention: what linking goes by. */
function formOf(article: ArticleRow, { kind, name }: RecognisedMention): NameForm {
  return { kind, lang: article.lang ?? 'und', name }
}
