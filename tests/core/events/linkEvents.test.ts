import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkEvents } from '../../../renderer/core/events/linkEvents.ts'
import type { EventSource, LinkedEvent } from '../../../renderer/core/events/types.ts'
import type { Decision, DecisionRow, PassageAnchor } from '../../../renderer/core/model.ts'
import { Forms } from './markup.ts'
import type { MarkedArticle } from './markup.ts'

interface Fixture {
  articles: MarkedArticle[]
  events: { articles: string[]; start: string | null; inferred?: string[] }[]
  apart: [string, string][]
}

const fixture = JSON.parse(readFileSync('tests/fixtures/events/news.json', 'utf8')) as Fixture
const forms = new Forms()
const sources = fixture.articles.map((article) => forms.source(article))
const link = (decisions: DecisionRow[] = [], articles: EventSource[] = sources): LinkedEvent[] => linkEvents(articles, decisions, forms.actorOf)
const ids = (event: LinkedEvent): string[] => event.articles.map((article) => article.articleId).sort()
const runs = process.env['DOSSIER_LONG'] === undefined ? 40 : 1_000

const anchor = (id: string, nth = 0): PassageAnchor => {
  const { key, passages } = sources.find((source) => source.id === id)!
  const { field, exact, start } = passages[nth]!
  return { articleKey: key, field, exact, start }
}
const log = (...decisions: Decision[]): DecisionRow[] => decisions.map((decision, i) => ({ id: `d${i}`, seq: i, at: 1_000 - i, decision }))
const together = (events: LinkedEvent[], a: string, b: string): boolean => events.some((event) => ids(event).includes(a) && ids(event).includes(b))

describe('linkEvents', () => {
  const events = link()

  it.each(fixture.events)('finds the event of $articles', ({ articles, start, inferred = [] }) => {
    const event = events.find((candidate) => ids(candidate).join() === [...articles].sort().join())
    expect(event?.start).toBe(start)
    expect(event?.articles.filter((article) => article.inferred).map((article) => article.articleId)).toEqual(inferred)
  })

  it.each(fixture.apart)('keeps %s apart from %s', (a, b) => {
    expect(together(events, a, b)).toBe(false)
  })

  it('joins nothing but what the fixture joins', () => {
    const wanted = fixture.events.filter((event) => event.articles.length > 1).map((event) => [...event.articles].sort().join())
    expect(events.filter((event) => event.articles.length > 1).map((event) => ids(event).join()).sort()).toEqual(wanted.sort())
  })

  it('titles an event in the words of its text, with passages that are sentences of it', () => {
    const summit = events.find((event) => ids(event).includes('summit-jan-de'))
    expect(summit?.title).toBe('Gipfel der Nordunion in Tallinn')
    expect(summit?.actors.slice(0, 2)).toEqual(['o:nu', 'p:saar'])
    const german = sources.find((source) => source.id === 'summit-jan-de')!
    const body = summit?.articles.find((article) => article.articleId === german.id)?.passages.find((passage) => passage.field === 'body')
    expect(german.text.slice(body?.start, body?.end)).toBe('Am Dienstag hat der Gipfel der Nordunion begonnen.')
  })

  it('does not depend on the order of articles', () => {
    const order = fc.shuffledSubarray(sources, { minLength: sources.length })
    fc.assert(
      fc.property(order, (shuffled) => {
        expect(link([], shuffled)).toEqual(events)
      }),
      { seed: 4, numRuns: runs },
    )
  })

  it('survives JSON, so that passages can be stored', () => {
    expect(link([], JSON.parse(JSON.stringify(sources)) as EventSource[])).toEqual(events)
  })

  it('knows no actor that was set aside', () => {
    const none = linkEvents(sources, [], () => null)
    expect(none.flatMap((event) => event.actors)).toEqual([])
    expect(none.every((event) => event.articles.length === 1)).toBe(true)
  })
})

describe('decisions', () => {
  it('joins, parts, renames, dates and ignores', () => {
    const same: Decision = { type: 'event-same', a: anchor('unrest-2022'), b: anchor('unrest-2019') }
    expect(together(link(log(same)), 'unrest-2022', 'unrest-2019')).toBe(true)
    const different: Decision = { type: 'event-different', a: anchor('election-2018-fr'), b: anchor('election-2018') }
    const parted = link(log(different))
    expect(together(parted, 'election-2018-fr', 'election-2018')).toBe(false)
    expect(parted.flatMap(ids)).toContain('election-2018-fr')
    const at = anchor('summit-jun-de')
    const dated = link(log({ type: 'event-rename', at, title: 'Riga' }, { type: 'event-date', at, start: '2021-06-14', end: '2021-06-16' })).find((event) => ids(event).includes('summit-jun-de'))
    expect([dated?.title, dated?.start, dated?.end]).toEqual(['Riga', '2021-06-14', '2021-06-16'])
    expect(link(log({ type: 'event-ignore', at })).flatMap(ids)).not.toContain('summit-jun-de')
  })

  it('the later of two wins, whatever the clock said', () => {
    const [a, b] = [anchor('election-2018-fr'), anchor('election-2018')]
    const [same, different]: [Decision, Decision] = [{ type: 'event-same', a, b }, { type: 'event-different', a, b }]
    expect(together(link(log(same, different)), 'election-2018-fr', 'election-2018')).toBe(false)
    expect(together(link(log(different, same)), 'election-2018-fr', 'election-2018')).toBe(true)
  })

  it('takes a passage by hand in which no event was found', () => {
    const text = sources.find((source) => source.id === 'election-2019')!.text
    const by: PassageAnchor = { articleKey: 'key:election-2019', field: 'body', exact: 'Per Lind gewann wieder.', start: text.indexOf('Per Lind') }
    const event = link(log({ type: 'event-same', a: by, b: anchor('appeal-en') })).find((candidate) => ids(candidate).includes('appeal-en'))
    expect(ids(event!)).toEqual(['appeal-de', 'appeal-en', 'election-2019'])
  })

  it('holds after the text has moved, and does nothing when the words are gone', () => {
    const b = anchor('unrest-2019')
    const a = { ...anchor('unrest-2022'), start: anchor('unrest-2022').start + 400 }
    expect(together(link(log({ type: 'event-same', a, b })), 'unrest-2022', 'unrest-2019')).toBe(true)
    expect(link(log({ type: 'event-rename', at: { ...a, exact: 'Words that are nowhere' }, title: 'x' }))).toEqual(link())
    expect(link(log({ type: 'event-same', a: { ...a, articleKey: 'key:gone' }, b }))).toEqual(link())
  })

  it('a decision meets the event it names, also where one sentence tells of two', () => {
    const telling = sources.map((source) => ({ ...source, passages: source.passages.flatMap((passage) => [passage, { ...passage, type: 'agreement' as const }]) }))
    const before = link([], telling)
    const told = before.flatMap((event) => event.articles.flatMap(({ articleId, passages }) => passages.map((passage) => ({ event, articleId, passage }))))
    const twice = told.filter(({ event, articleId, passage }) => told.some((other) => other.event !== event && other.articleId === articleId && other.passage.start === passage.start))
    expect(twice.length).toBeGreaterThan(4)
    for (const { event, articleId, passage } of twice) {
      const source = telling.find(({ id }) => id === articleId)!
      const { field, start, type } = passage
      const at: PassageAnchor = { articleKey: source.key, field, exact: source.passages.find((one) => one.field === field && one.start === start)!.exact, start, type }
      const after = link(log({ type: 'event-rename', at, title: 'Renamed' }), telling)
      expect(after.filter(({ title }) => title === 'Renamed').map(({ articles }) => articles)).toEqual([event.articles])
    }
  })

  it('undo is identity, and an undone undo counts again', () => {
    const passages = sources.flatMap((source) => source.passages.map((passage) => ({ articleKey: source.key, field: passage.field, exact: passage.exact, start: passage.start })))
    const place = fc.constantFrom(...passages)
    const decision: fc.Arbitrary<Decision> = fc.oneof(
      fc.record({ type: fc.constantFrom('event-same' as const, 'event-different' as const), a: place, b: place }),
      fc.record({ type: fc.constant('event-rename' as const), at: place, title: fc.string({ minLength: 1 }) }),
      fc.record({ type: fc.constant('event-ignore' as const), at: place }),
    )
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 6 }), (decisions) => {
        const done = log(...decisions)
        const undo = done.map((row, i): DecisionRow => ({ id: `u${i}`, seq: 100 + i, at: 0, decision: { type: 'undo', of: row.id } }))
        const redo = undo.map((row, i): DecisionRow => ({ id: `r${i}`, seq: 200 + i, at: 0, decision: { type: 'undo', of: row.id } }))
        expect(link([...done, ...undo])).toEqual(link())
        expect(link([...done, ...undo, ...redo])).toEqual(link(done))
      }),
      { seed: 5, numRuns: runs },
    )
  })
})
