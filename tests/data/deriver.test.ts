/** The deriver against a full rebuild: whatever comes in, whatever the user decides, wherever it is killed, the result is the same. */
import type { DBCore, DBCoreMutateRequest } from 'dexie'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { outlineOf } from '../../renderer/core/actors/outline.ts'
import type { Decision, DerivationState, NameForm, OccurrenceRow } from '../../renderer/core/model.ts'
import { addAlias, ignoreActor, keepApart, mentionsIn, mergeActors, readActor, removeAlias, renameActor, setActorKind, splitOff } from '../../renderer/data/actors.ts'
import { openDatabase, type DossierDatabase, type OutlineRow } from '../../renderer/data/database.ts'
import { decide, undo } from '../../renderer/data/decisions.ts'
import { Deriver } from '../../renderer/data/deriver.ts'
import { setNameLanguage } from '../../renderer/data/settings.ts'
import { articlesOfEvent, leaveEvent, mergeEvents, readEvent, renameEvent } from '../../renderer/data/events.ts'
import { shippedGazetteer } from '../support/gazetteer.ts'
import { addText, addVersion, freshName } from '../support/libraryFixture.ts'

const gazetteer = shippedGazetteer()
// Each actor that recurs has an outline.
const deriver = (db: DossierDatabase, load = async () => gazetteer, margin = 20): Deriver => new Deriver(db, load, [], { few: 1, margin })
const derive = (db: DossierDatabase): Promise<void> => deriver(db).run()

const NEWS: [title: string, text: string, lang: string, date: string | null][] = [
  ['Gipfel in Wien', 'Der armenische Präsident Aram Petrosjan traf am 3. Mai 2021 in Wien ein. Petrosjan lobte die OSZE. An der Sitzung nahm auch Lena Vogt teil.', 'de', '2021-05-03'],
  ['Vertice a Vienna', 'Il presidente armeno Aram Petrosyan è arrivato il 3 maggio 2021 a Vienna per il vertice dell’OSCE. Petrosyan ha incontrato Lena Vogt.', 'it', '2021-05-03'],
  ['Proteste in Kenia', 'In Kenia kam es am 7. Juli 2020 zu Unruhen. Die Vereinten Nationen riefen zur Ruhe auf, sagte Lena Vogt.', 'de', '2020-07-08'],
  ['Unrest in Kenya', 'Unrest broke out in Kenya on 7 July 2020. The United Nations called for calm, said Peter Holm in Nairobi.', 'en', '2020-07-08'],
  ['Ohne Datum', 'Peter Holm hat Wien besucht und danach Lena Vogt in Jerewan getroffen.', 'de', null],
]

const add = (db: DossierDatabase, at: number): Promise<string> => {
  const [title, text, lang, publishedAt] = NEWS[at % NEWS.length]!
  return addText(db, at < NEWS.length ? title : `${title} ${at}`, text, { lang, publishedAt })
}

/** As an undone import does it; the user has touched nothing. */
const remove = (db: DossierDatabase, id: string): Promise<void> =>
  db.transaction('rw', db.articles, db.bodies, db.changes, async () => {
    await db.articles.delete(id)
    await db.bodies.where('[articleId+version]').between([id, 0], [id, Infinity]).delete()
    await db.changes.add({ table: 'articles', id })
  })

/** Another version, without its first sentence. */
async function rewrite(db: DossierDatabase, id: string): Promise<void> {
  const { version } = (await db.articles.get(id))!
  const { text } = (await db.bodies.get([id, version]))!
  await addVersion(db, id, text.slice(text.indexOf('. ') + 2))
  await db.changes.add({ table: 'articles', id })
}

/** Everything derived, with names in place of random ids. */
async function derived(db: DossierDatabase) {
  const titles = new Map((await db.articles.toArray()).map((row) => [row.id, row.title]))
  const forms = new Map((await db.forms.toArray()).map((row) => [row.id, row.key]))
  const actors = new Map((await db.actors.toArray()).filter((row) => row.former === undefined).map((row) => [row.id, row.forms.map((form) => forms.get(form)!).sort().join(' = ')]))
  const events = new Map((await db.events.toArray()).filter((row) => row.former === undefined).map((row) => [row.id, row]))
  const byText = <T>(rows: T[]): T[] => rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  return {
    actors: byText((await db.actors.toArray()).filter((row) => row.former === undefined).map(({ id, name, kind, aliases, articles, mentions }) => ({ of: actors.get(id), name, kind, aliases, articles, mentions }))),
    occurrences: byText((await db.occurrences.toArray()).map(({ actorId, articleId, count, first }) => ({ of: actors.get(actorId), in: titles.get(articleId), count, first }))),
    mentions: byText((await db.mentions.toArray()).map((row) => ({ in: titles.get(row.articleId), starts: [...row.starts], ends: [...row.ends], of: [...row.forms].map((form) => forms.get(form)) }))),
    suggestions: byText((await db.suggestions.toArray()).map(({ a, b, score, recurs, articles }) => ({ pair: [actors.get(a) ?? '', actors.get(b) ?? ''].sort(), score, recurs, articles }))),
    events: byText([...events.values()].map(({ title, start, end, articles, recurs, order, actors: who }) => ({ title, start, end, articles, recurs, order, who: who.map((id) => actors.get(id) ?? '').sort() }))),
    outlines: byText((await db.outlines.toArray()).map(({ actorId, newest, timeline }) => ({ of: actors.get(actorId), newest: newest.map((id) => titles.get(id) ?? '').sort(), timeline }))),
    memberships: byText((await db.eventArticles.toArray()).map(({ eventId, articleId, passages, inferred }) => ({ of: events.get(eventId)?.title, in: titles.get(articleId), passages, inferred }))),
  }
}

/** The outlines of those that recur, from what is stored of each in each article. */
async function outlinesOf(db: DossierDatabase): Promise<OutlineRow[]> {
  const dates = new Map((await db.articles.toArray()).map((row) => [row.id, row.publishedAt]))
  const told = new Map<string, OccurrenceRow[]>()
  await db.occurrences.each((row) => void told.set(row.actorId, [...(told.get(row.actorId) ?? []), row]))
  return [...told].filter(([, rows]) => rows.length > 1).map(([actorId, rows]) => ({
    actorId, ...outlineOf(rows.map(({ articleId, count, order }) => ({ id: articleId, order, date: dates.get(articleId)!, mentions: count }))),
  }))
}

/** The same articles and decisions in a new database, derived at one go. */
async function rebuilt(db: DossierDatabase) {
  const fresh = await openDatabase(freshName())
  const tables = ['articles', 'bodies', 'decisions', 'settings'] as const
  for (const table of tables) await fresh.table(table).bulkAdd(await db.table(table).toArray())
  await fresh.settings.delete('derivation')
  await fresh.changes.bulkAdd((await db.articles.toCollection().primaryKeys()).map((id) => ({ table: 'articles', id })))
  await derive(fresh)
  const result = await derived(fresh)
  await fresh.delete()
  return result
}

const actorNamed = async (db: DossierDatabase, name: string) => {
  const actor = await db.actors.filter((row) => row.former === undefined && row.names.some((form) => form.name === name)).first()
  if (actor === undefined) throw new Error(`no actor is called ${name}: ${(await db.actors.toArray()).map((row) => row.name).join(', ')}`)
  return actor
}

test('what articles say becomes actors and events, across languages', async () => {
  const db = await openDatabase(freshName())
  for (let at = 0; at < NEWS.length; at++) await add(db, at)
  await derive(db)
  expect((await actorNamed(db, 'Aram Petrosjan')).id).toBe((await actorNamed(db, 'Aram Petrosyan')).id)
  expect(await actorNamed(db, 'Lena Vogt')).toMatchObject({ kind: 'person', articles: 4 })
  expect((await actorNamed(db, 'Wien')).names.map(({ name }) => name)).toContain('Vienna')
  expect(await db.changes.count()).toBe(0)
})

test('an actor keeps its id through imports; a merged one redirects; undo restores it', async () => {
  const db = await openDatabase(freshName())
  await add(db, 0)
  await add(db, 3)
  await derive(db)
  const [vogt, holm] = [await actorNamed(db, 'Lena Vogt'), await actorNamed(db, 'Peter Holm')]
  const before = await derived(db)
  const merge = await mergeActors(db, vogt, holm)
  await derive(db)
  const merged = (await readActor(db, holm.id))!
  expect((await readActor(db, vogt.id))!.id).toBe(merged.id)
  expect(merged.articles).toBe(2)
  await undo(db, merge)
  await derive(db)
  expect(await derived(db)).toEqual(before)
  expect(await Promise.all([vogt, holm].map(({ id }) => readActor(db, id)))).toEqual([vogt, holm])
  await add(db, 2)
  await derive(db)
  expect(await readActor(db, (await actorNamed(db, 'Lena Vogt')).id)).toMatchObject({ articles: 2 })
})

test('rename, split, keep apart, ignore here and everywhere: each applies and each is taken back whole', async () => {
  const db = await openDatabase(freshName())
  for (let at = 0; at < NEWS.length; at++) await add(db, at)
  await derive(db)
  const before = await derived(db)
  const petrosjan = await actorNamed(db, 'Aram Petrosjan')
  const vogt = await actorNamed(db, 'Lena Vogt')
  const article = (await db.articles.where('order').equals('2021-05-03').first())!
  const italian = (await db.forms.filter((form) => form.lang === 'it' && form.name === 'Aram Petrosyan').first())!
  const deeds: [string, () => Promise<string[]>, () => Promise<void>][] = [
    ['rename', () => renameActor(db, petrosjan, 'A. P.'), async () => expect((await readActor(db, petrosjan.id))!.name).toBe('A. P.')],
    ['split', () => splitOff(db, petrosjan, [italian.id]), async () => expect((await actorNamed(db, 'Aram Petrosyan')).id).not.toBe((await actorNamed(db, 'Aram Petrosjan')).id)],
    ['apart', () => keepApart(db, petrosjan, vogt), async () => expect(await derived(db)).toEqual(before)],
    ['ignore here', () => ignoreActor(db, vogt, article), async () => {
      expect((await mentionsIn(db, article)).filter(({ actor }) => actor.id === vogt.id)).toEqual([])
      expect((await readActor(db, vogt.id))!.articles).toBe(3)
    }],
    ['kind', () => setActorKind(db, vogt, 'organisation'), async () => expect((await readActor(db, vogt.id))!.kind).toBe('organisation')],
    ['alias', () => addAlias(db, petrosjan, 'Peter Holm'), async () => {
      expect(await readActor(db, petrosjan.id)).toMatchObject({ aliases: ['Peter Holm'], articles: 4 })
      expect((await actorNamed(db, 'Peter Holm')).forms).toEqual((await readActor(db, petrosjan.id))!.forms)
    }],
    ['ignore', () => ignoreActor(db, vogt, null), async () => expect(await readActor(db, vogt.id)).toBeNull()],
  ]
  for (const [name, deed, shows] of deeds) {
    const ids = await deed()
    await derive(db)
    await shows()
    expect(await derived(db), name).toEqual(await rebuilt(db))
    await undo(db, ids)
    await derive(db)
    expect(await derived(db), `${name}, undone`).toEqual(before)
    // A note that links to them finds them again.
    expect((await readActor(db, vogt.id))?.name, name).toBe(vogt.name)
    expect((await readActor(db, petrosjan.id))?.name, name).toBe(petrosjan.name)
  }
})

test('what was split can be merged again; an alias is taken back by name', async () => {
  const db = await openDatabase(freshName())
  for (let at = 0; at < 3; at++) await add(db, at)
  await derive(db)
  const whole = await actorNamed(db, 'Lena Vogt')
  const before = await derived(db)
  // The third name, which no likeness ties to the two, is with them by the user's word; then all of it is taken apart and put together.
  await mergeActors(db, whole, await actorNamed(db, 'Aram Petrosjan'))
  await derive(db)
  const three = await actorNamed(db, 'Lena Vogt')
  expect(three.forms.length).toBeGreaterThan(whole.forms.length)
  await splitOff(db, three, whole.forms.slice(0, 1))
  await derive(db)
  const [one, rest] = [await readActor(db, (await db.actors.where('forms').equals(whole.forms[0]!).first())!.id), await readActor(db, (await db.actors.where('forms').equals(whole.forms[1]!).first())!.id)]
  expect(one!.id).not.toBe(rest!.id)
  await mergeActors(db, one!, rest!)
  await derive(db)
  expect((await actorNamed(db, 'Lena Vogt')).forms).toEqual(three.forms)
  expect(await derived(db)).toEqual(await rebuilt(db))
  await undo(db, (await db.decisions.orderBy('seq').toArray()).filter(({ decision }) => decision.type !== 'undo').map(({ id }) => id))
  await addAlias(db, whole, 'Vogtin')
  await derive(db)
  expect((await actorNamed(db, 'Vogtin')).names.at(-1)).toEqual({ lang: 'und', name: 'Vogtin' })
  expect(await removeAlias(db, whole, 'Vogtin')).toHaveLength(1)
  await derive(db)
  expect(await derived(db)).toEqual(before)
})

test('an actor is shown by its name in the preferred language, where an article uses one', async () => {
  const db = await openDatabase(freshName())
  for (let at = 0; at < NEWS.length; at++) await add(db, at)
  const shown = async (): Promise<string[]> => Promise.all(['Wien', 'Aram Petrosjan', 'Kenia', 'Nairobi'].map(async (name) => (await actorNamed(db, name)).name))
  await derive(db)
  expect(await shown()).toEqual(['Wien', 'Aram Petrosjan', 'Kenia', 'Nairobi'])
  await setNameLanguage(db, 'it')
  await derive(db)
  expect(await shown()).toEqual(['Vienna', 'Aram Petrosyan', 'Kenia', 'Nairobi'])
  // The system's language counts before that of most articles; a name of the user's before all.
  await setNameLanguage(db, '')
  await renameActor(db, await actorNamed(db, 'Wien'), 'Wien (Hauptstadt)')
  await new Deriver(db, async () => gazetteer, ['en-GB', 'it']).run()
  expect(await shown()).toEqual(['Wien (Hauptstadt)', 'Aram Petrosyan', 'Kenya', 'Nairobi'])
})

test('decisions hold when the same articles are imported again, in another order and beside others', async () => {
  const first = await openDatabase(freshName())
  for (let at = 0; at < NEWS.length; at++) await add(first, at)
  await derive(first)
  const [petrosjan, vogt, holm] = [await actorNamed(first, 'Aram Petrosjan'), await actorNamed(first, 'Lena Vogt'), await actorNamed(first, 'Peter Holm')]
  const article = (await first.articles.where('order').equals('2021-05-03').first())!
  await mergeActors(first, petrosjan, holm)
  await renameActor(first, vogt, 'L. V.')
  await addAlias(first, holm, 'Pete')
  await ignoreActor(first, vogt, article)
  await setActorKind(first, await actorNamed(first, 'Wien'), 'organisation')
  await derive(first)
  const again = await openDatabase(freshName())
  await again.decisions.bulkAdd(await first.decisions.toArray())
  await add(again, 9)
  await derive(again)
  for (let at = NEWS.length - 1; at >= 0; at--) await add(again, at)
  await derive(again)
  await add(first, 9)
  await derive(first)
  expect(await derived(again)).toEqual(await derived(first))
  expect(await actorNamed(again, 'Peter Holm')).toMatchObject({ id: (await actorNamed(again, 'Aram Petrosjan')).id, aliases: ['Pete'] })
})

test('events that are merged, left or set aside come back under their ids', async () => {
  const db = await openDatabase(freshName())
  for (let at = 0; at < NEWS.length; at++) await add(db, at)
  await derive(db)
  const [one, two] = await db.events.toArray()
  const article = (await articlesOfEvent(db, one!.id))[0]!.article
  const deeds: [string, () => Promise<string[]>][] = [['merge', () => mergeEvents(db, one!, two!)], ['leave', () => leaveEvent(db, one!, article.id)]]
  const stable = async () => (await Promise.all([one!, two!].map(({ id }) => readEvent(db, id)))).map((event) => event?.title)
  for (const [name, deed] of deeds) {
    const ids = await deed()
    await derive(db)
    if (name === 'merge') expect((await readEvent(db, one!.id))?.id).toBe((await readEvent(db, two!.id))?.id)
    await undo(db, ids)
    await derive(db)
    expect(await stable(), name).toEqual([one!.title, two!.title])
  }
})

test('an event can be renamed, and keeps its name when more is known of it', async () => {
  const db = await openDatabase(freshName())
  await add(db, 2)
  await derive(db)
  const event = (await db.events.toArray())[0]!
  await renameEvent(db, event, 'Kenia 2020')
  await add(db, 3)
  await derive(db)
  expect(await db.events.get(event.id)).toMatchObject({ title: 'Kenia 2020', articles: 2 })
})

class Killed extends Error {}

/** From the n-th write on, every write fails, as if the process had gone. */
function killAfter(db: DossierDatabase, writes: number): void {
  let left = writes
  db.use({
    stack: 'dbcore',
    name: 'kill',
    create: (core: DBCore): DBCore => ({
      ...core,
      table: (name) => {
        const table = core.table(name)
        return { ...table, mutate: (request: DBCoreMutateRequest) => (left-- > 0 ? table.mutate(request) : Promise.reject(new Killed())) }
      },
    }),
  })
}

test.each(['beside an article', 'alone'])('killed at any write while a decision is linked %s, it catches up at the next start', async (how) => {
  for (let writes = 0; ; writes++) {
    const name = freshName()
    const first = await openDatabase(name)
    for (let at = 0; at < 3; at++) await add(first, at)
    await derive(first)
    await mergeActors(first, await actorNamed(first, 'Lena Vogt'), await actorNamed(first, 'Kenia'))
    if (how === 'beside an article') await add(first, 3)
    first.close()
    const dying = await openDatabase(name)
    dying.close()
    killAfter(dying, writes)
    await dying.open()
    let killed = false
    await derive(dying).catch(() => (killed = true))
    dying.close()
    const next = await openDatabase(name)
    await derive(next)
    expect(await derived(next), `killed at write ${writes}`).toEqual(await rebuilt(next))
    await next.delete()
    if (!killed) {
      expect(writes).toBeGreaterThan(8)
      break
    }
  }
})

test('a start with nothing to read loads no gazetteer, and goes on from what was derived', async () => {
  const db = await openDatabase(freshName())
  await add(db, 0)
  await add(db, 1)
  await derive(db)
  let loaded = 0
  const next = deriver(db, async () => {
    loaded += 1
    return gazetteer
  })
  await next.run()
  expect(await next.progress()).toEqual({ pending: 0, done: 2 })
  await renameActor(db, await actorNamed(db, 'Lena Vogt'), 'L. V.')
  await next.run()
  expect(loaded).toBe(0)
  await add(db, 2)
  await add(db, 3)
  await next.run()
  await add(db, 4)
  await next.run()
  expect(loaded).toBe(1)
  expect(await next.progress()).toEqual({ pending: 0, done: 5 })
  expect(await derived(db)).toEqual(await rebuilt(db))
})

test('what is read of an actor’s mentions holds until they change: a new name leaves them, a name set aside in an article and taken back does not', async () => {
  const db = await openDatabase(freshName())
  for (let at = 0; at < NEWS.length; at++) await add(db, at)
  await derive(db)
  const worker = deriver(db)
  const placed = async (): Promise<number> => {
    await worker.run()
    const { placedThrough, linkedThrough } = (await db.settings.get('derivation'))!.value as DerivationState
    expect(linkedThrough).toBeGreaterThanOrEqual(placedThrough!)
    return placedThrough!
  }
  const before = await placed()
  await renameActor(db, await actorNamed(db, 'Lena Vogt'), 'L. V.')
  expect(await placed()).toBe(before)
  const article = (await db.articles.where('order').equals('2021-05-03').first())!
  const ignored = await ignoreActor(db, await actorNamed(db, 'Lena Vogt'), article)
  const aside = await placed()
  expect(aside).toBeGreaterThan(before)
  await undo(db, ignored)
  expect(await placed()).toBeGreaterThan(aside)
})

test('step by step over random imports, decisions and undos, it agrees with a full rebuild', async () => {
  const name = (text: string, lang: string): NameForm => ({ kind: 'person', lang, name: text })
  const forms = [name('Lena Vogt', 'de'), name('Lena Vogt', 'it'), name('Aram Petrosjan', 'de'), name('Aram Petrosyan', 'it'), name('Peter Holm', 'en'), name('Peter Holm', 'de')]
  const form = fc.constantFrom(...forms)
  const decision: fc.Arbitrary<Decision> = fc.oneof(
    fc.record({ type: fc.constant('same' as const), a: form, b: form }),
    fc.record({ type: fc.constant('different' as const), a: form, b: form }),
    fc.record({ type: fc.constant('rename' as const), form, name: fc.constantFrom('X', 'Y') }),
    fc.record({ type: fc.constant('ignore' as const), form, articleKey: fc.constant(null) }),
    // A name that others bear, one that is part of another, and one that nobody has.
    fc.record({ type: fc.constant('alias' as const), form, name: fc.constantFrom('peter holm', 'Petrosjan', 'Z') }),
    fc.record({ type: fc.constant('kind' as const), form, kind: fc.constantFrom('person' as const, 'organisation' as const, 'place' as const) }),
  )
  // Of an article that is there by then.
  const about = (articleKey: string): fc.Arbitrary<Decision> => fc.oneof(
    fc.record({ type: fc.constant('ignore' as const), form, articleKey: fc.constant(articleKey) }),
    fc.record({ type: fc.constant('article' as const), articleKey: fc.constant(articleKey), field: fc.constant('lang' as const), value: fc.constantFrom('it', null) }),
    fc.record({ type: fc.constant('article' as const), articleKey: fc.constant(articleKey), field: fc.constant('publishedAt' as const), value: fc.constantFrom('2019-02-03', null) }),
    fc.record({ type: fc.constant('article' as const), articleKey: fc.constant(articleKey), field: fc.constant('title' as const), value: fc.constantFrom('Lena Vogt tritt ab', 'Nichts') }),
  )
  const act = fc.oneof(
    { weight: 3, arbitrary: fc.nat(9).map((at) => ({ add: at })) },
    { weight: 3, arbitrary: decision.map((given) => ({ decide: given })) },
    { weight: 1, arbitrary: fc.record({ article: fc.nat(9), about: about('') }) },
    { weight: 1, arbitrary: fc.constantFrom('it', 'en', '').map((lang) => ({ prefer: lang })) },
    { weight: 1, arbitrary: fc.nat(20).map((at) => ({ undo: at })) },
    { weight: 1, arbitrary: fc.nat(9).map((at) => ({ remove: at })) },
    { weight: 1, arbitrary: fc.nat(9).map((at) => ({ rewrite: at })) },
    { weight: 3, arbitrary: fc.constant({ derive: true }) },
    { weight: 1, arbitrary: fc.constantFrom({ restart: true }, { prepare: true }) },
  )
  await fc.assert(
    // After so many names that a decision placed, all are compared again: soon, and as late as in the app.
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 18 }), fc.constantFrom(2, 20), async (acts, margin) => {
      const db = await openDatabase(freshName())
      const load = async () => gazetteer
      // One that remembers what it has linked, as in the app.
      let worker = deriver(db, load, margin)
      for (const one of acts) {
        if ('add' in one) await add(db, one.add)
        else if ('decide' in one) await decide(db, [one.decide])
        else if ('about' in one) {
          const keys = (await db.articles.toArray()).map(({ key }) => key).sort()
          if (keys.length > 0) await decide(db, [{ ...one.about, articleKey: keys[one.article % keys.length]! } as Decision])
        } else if ('prefer' in one) await setNameLanguage(db, one.prefer)
        else if ('undo' in one) {
          const log = await db.decisions.toArray()
          if (log.length > 0) await undo(db, [log[one.undo % log.length]!.id])
        } else if ('remove' in one || 'rewrite' in one) {
          const present = (await db.articles.orderBy('key').toArray()).map(({ id }) => id)
          const id = present['remove' in one ? one.remove % present.length : one.rewrite % present.length]
          if (id !== undefined && 'remove' in one) await remove(db, id)
          else if (id !== undefined) await rewrite(db, id)
        } else if ('restart' in one) worker = deriver(db, load, margin)
        else if ('prepare' in one) await worker.prepare()
        else await worker.run()
      }
      await worker.run()
      expect(await derived(db)).toEqual(await rebuilt(db))
      expect(await db.outlines.toArray()).toEqual(await outlinesOf(db))
      await db.delete()
    }),
    { seed: 6, numRuns: process.env['DOSSIER_LONG'] ? 1000 : 25 },
  )
})
