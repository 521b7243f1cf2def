/** What a careful reader records of the five bundled articles, held against the whole pipeline as `inspect` shows it. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'

interface Article {
  file: string
  title: string
  siteName: string | null
  publishedAt: string | null
  lang: string | null
  text: string
  markdown: string
  steps: { stage: string; reason: string; removed: string }[]
}

interface Linked {
  actors: { id: string; kind: string; name: string; names: { lang: string; name: string }[]; mentions: { article: string; field?: string; start: number; end: number; surface: string }[] }[]
  events: { title: string; start: string | null; end: string | null; articles: string[] }[]
}

const FILES = readdirSync('resources/corpus').filter((name) => name.endsWith('.txt')).sort().map((name) => `resources/corpus/${name}`)

function inspect(args: string[], input: string): string[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tests/support/run.mjs', 'tests/inspect/inspect.ts', ...args], { input, encoding: 'utf8', maxBuffer: 1 << 26 })
  if (status !== 0) throw new Error(`inspect ${args[0]} ended with ${status}: ${stderr}`)
  return stdout.trim().split('\n')
}

const articles = inspect(['article', ...FILES], '').map((line) => JSON.parse(line) as Article)
const idOf = (at: number): string => String(at).padStart(3, '0')
const input = articles.map(({ lang, title, text, publishedAt }, at) => JSON.stringify({ id: idOf(at), lang, title, text, publishedAt }))
const linked = JSON.parse(inspect(['link'], input.join('\n'))[0]!) as Linked

describe('inspect article', () => {
  test.each([
    [0, 'Unruhen in Kasachstan: Putin spricht von „terroristischer Aggression” und Maidan-Techniken', 'SNA', '2022-01-10', 'de', 'In einer außerordentlichen Sitzung ', 'im Online-Format statt.'],
    [1, 'Putin: Wir lassen die Situation in der OVKS-Region nicht ins Wanken bringen', 'BelTA', '2022-01-10T14:50', 'de', 'MINSK, 10. Januar (BelTA) – Wie ', 'fügte der russische Staatschef hinzu.'],
    [2, 'Kazakistan, il presidente Tokayev ha chiesto sostegno alla CSTO', "L'AntiDiplomatico", '2022-01-05T21:16', 'it', 'Il presidente del Kazakistan, ', "dei paesi membri dell'organizzazione."],
    [3, 'Militär: Kandidatur von Belarus für OVKS-Generalsekretär durch Tadschikistan und Kasachstan genehmigt', null, null, 'de', 'Der tadschikische Präsident, ', 'mit Rat für kollektive Sicherheit übersetzt.'],
    [4, 'Tokayev a Putin: "Andiamo verso la stabilizzazione". Nei prossimi giorni vertice CSTO', "L'AntiDiplomatico", null, 'it', 'Nei prossimi giorni è in programma ', 'agli aeroporti di Zhitygen e Almaty. Insieme agli uomini sono stati inviati equipaggiamento e armamenti.'],
  ])('%i', (at, title, siteName, publishedAt, lang, begins, ends) => {
    const { text, ...article } = articles[at]!
    expect(article).toMatchObject({ file: FILES[at], title, siteName, publishedAt, lang })
    expect(text.startsWith(begins), text.slice(0, 80)).toBe(true)
    expect(text.endsWith(ends), text.slice(-120)).toBe(true)
  })

  it('keeps or explains every letter of the files', () => {
    const letters = (value: string): string => value.normalize('NFC').replace(/[^\p{L}]/gu, '').split('').sort().join('')
    articles.forEach(({ text, steps }, at) => {
      const removed = steps.map((step) => step.removed).join('')
      expect(letters(text + removed), FILES[at]).toBe(letters(readFileSync(FILES[at]!, 'utf8')))
    })
  })
})

/** The one actor that has this surface in this article. */
function actor(surface: string, article: string): Linked['actors'][number] {
  const found = linked.actors.filter((one) => one.mentions.some((mention) => mention.article === article && mention.surface === surface))
  expect(found.map(({ name }) => name), `${surface} in ${article}`).toHaveLength(1)
  return found[0]!
}
const articlesOf = ({ mentions }: Linked['actors'][number]): string => [...new Set(mentions.map(({ article }) => article))].sort().join(' ')

describe('inspect link', () => {
  it('gives offsets into the text or the title as it was given', () => {
    for (const { mentions } of linked.actors) {
      for (const { article, field, start, end, surface } of mentions) {
        const { title, text } = articles[Number(article)]!
        expect((field === 'title' ? title : text).slice(start, end)).toBe(surface)
      }
    }
  })

  test.each([
    ['person', '000 001 004', [['Wladimir Putin', '000'], ['Putin', '001'], ['Putin', '004']]],
    ['person', '002 004', [['Kassym-Jomart Tokayev', '002'], ['Kassym-Zhomart Tokayev', '004'], ['Tokayev', '004']]],
    ['person', '002 004', [['Nikol Pashinian', '002'], ['Nikol Pashinyan', '004']]],
    ['organisation', '000 001 002 003 004', [['OVKS', '000'], ['OVKS', '001'], ['CSTO', '002'], ['OVKS', '003'], ['CSTO', '004']]],
    ['place', '000 001 002 003 004', [['Kasachstan', '000'], ['Kasachstan', '001'], ['Kazakistan', '002'], ['Kasachstan', '003'], ['Kazakistan', '004']]],
    ['place', '002 004', [['Almaty', '002'], ['Almaty', '004']]],
    ['organisation', '001 003', [['BelTA', '001'], ['BelTA', '003']]],
  ] as const)('%s in %s: %j', (kind, where, surfaces) => {
    const found = new Set(surfaces.map(([surface, article]) => actor(surface, article)))
    expect([...found].map((one) => [one.kind, articlesOf(one)])).toEqual([[kind, where]])
  })

  test.each([
    ['place', ['Russland', 'Russia']], ['place', ['Armenien', 'Armenia']], ['place', ['Belarus', 'Weißrussland', 'Bielorussia']], ['place', ['Kirgisistan', 'Kirghizistan']],
    ['place', ['Tadschikistan', 'Tagikistan']], ['organisation', ['OVKS', 'CSTO', 'Organisation des Vertrags über kollektive Sicherheit', 'Organizzazione del Trattato di Sicurezza Collettiva']],
  ])('%s %j is one, and no other has any of these names', (kind, names) => {
    const bearers = linked.actors.filter((one) => one.names.some(({ name }) => names.includes(name)))
    expect(bearers.map((one) => one.kind)).toEqual([kind])
    expect(bearers[0]!.names.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
  })

  test.each([['Lukaschenko', '001'], ['Rachmon', '003'], ['Sas', '003'], ['Nasarbajew', '003'], ['Sputnik', '002']])('%s is in %s only', (name, where) => {
    const found = linked.actors.filter((one) => one.mentions.some(({ surface }) => surface.includes(name)))
    expect([...new Set(found.map(articlesOf))]).toEqual([where])
  })

  it('tells the council of the organisation from that of Belarus', () => {
    const council = linked.actors.find((one) => one.names.some(({ name }) => /OVKS.*Sicherheit/.test(name)))!
    expect(articlesOf(council)).toBe('000 001 002 004')
    expect(linked.actors.filter((one) => one.mentions.some(({ article, surface }) => article === '003' && surface.startsWith('Sicherheitsrat'))).includes(council)).toBe(false)
  })

  test.each([
    ['Unruhen in Kasachstan', '2022-01', '000 001 002 004'],
    ['Sitzung des kollektiven Sicherheitsrates der OVKS', '2022-01-10', '000 001 004'],
    ['Richiesta di aiuto alla CSTO', '2022-01-05', '002'],
    ['Invio di truppe: Kazakistan', '2022-01-06?', '004'],
  ])('the event “%s”, %s, in %s', (title, start, where) => {
    expect(linked.events.map((event) => [event.title, event.start, event.articles.join(' ')])).toContainEqual([title, start, where])
  })

  it('keeps the older article out of every dated event, and of every other article’s', () => {
    expect(linked.events.filter((event) => event.articles.includes('003') && (event.start !== null || event.articles.length > 1))).toEqual([])
    expect(linked.events.filter((event) => event.start?.startsWith('2022')).length).toBeGreaterThanOrEqual(4)
  })
})
