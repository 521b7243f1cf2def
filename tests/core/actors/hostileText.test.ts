/** Recognition and linking of what is no article: no crash, offsets that hold, and no time that grows with the square (a test that hangs fails). */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linkActors } from '../../inspect/actors.ts'
import { linkForms } from '../../../renderer/core/actors/linkForms.ts'
import { recognise } from '../../../renderer/core/actors/recognise.ts'
import { same } from '../../../renderer/core/actors/same.ts'
import { inventedForms } from '../../eval/linking.ts'
import { shippedGazetteer } from '../../support/gazetteer.ts'

const gazetteer = shippedGazetteer()
const LONG = process.env['DOSSIER_LONG'] !== undefined
const runs = { seed: 23, numRuns: LONG ? 2_000 : 40 }
const TIMES = LONG ? 10 : 1

function sound(text: string, lang: string | null): number {
  const { mentions } = recognise({ title: text.slice(0, 200), text, lang }, gazetteer)
  let end = -1
  for (const mention of mentions) {
    if (mention.field === 'title') continue
    expect(mention.start).toBeGreaterThanOrEqual(end)
    expect(text.slice(mention.start, mention.end)).toBe(mention.surface)
    expect(mention.name).not.toBe('')
    end = mention.end
  }
  return mentions.length
}

/** Through recognition and linking: each mention is where it says, and somebody's. */
function linkedWhole(articles: { id: string; lang: string | null; title: string; text: string }[]): number {
  const linked = linkActors(articles)
  const mentions = linked.actors.flatMap((actor) => actor.mentions)
  const textOf = new Map(articles.map(({ id, title, text }) => [id, { title, text }]))
  for (const { article, field, start, end, surface } of mentions) expect(textOf.get(article)![field ?? 'text'].slice(start, end)).toBe(surface)
  expect(mentions.length).toBe(linked.articles.reduce((sum, article) => sum + article.mentions.filter(({ actor }) => actor !== '').length, 0))
  expect(linked.actors.every(({ name }) => name !== '')).toBe(true)
  return mentions.length
}

const OTHER_LANGUAGES: Record<string, string> = {
  basque: 'Euskal Herriko Unibertsitateak Bilbon egin zuen bilera; Ane Etxeberriak hitz egin zuen.', swahili: 'Rais wa Tanzania Samia Suluhu Hassan alikutana na Waziri Mkuu mjini Dodoma siku ya Jumatatu.',
  vietnamese: 'Chủ tịch nước Võ Văn Thưởng đã gặp Thủ tướng Phạm Minh Chính tại Hà Nội.', amharic: 'ጠቅላይ ሚኒስትሩ በአዲስ አበባ ከተማ ተገናኙ።', chinese: '国家主席习近平周一在北京会见了来访的总统。', georgian: 'პრემიერ-მინისტრი თბილისში შეხვდა პრეზიდენტს.',
  esperanto: 'La prezidento de la Esperanta Asocio, Katja Lodigina, parolis en Roterdamo.', none: 'Xqz Vrblt Kwmpf, Tlnh Qrrst. Bzzk Mnplt Wrgh Sdfgh.',
}

describe('odd text', () => {
  const scripts = fc.constantFrom('Путin', 'Аngela Мerkel', 'محمد بن سلمان', 'בנימין נתניהו', '習近平', 'Ελλάδα', 'ประเทศไทย', '\u202EnitуP\u202C', '\u2066Wien\u2069', 'Z̷̢a̶l̴g̵o̸', 'ｆｕｌｌ Ｗｉｄｔｈ', '👩‍👩‍👧 Anna', '\uD800', '\u0000', 'ﷺ', "''''", '----', 'A-'.repeat(40), 'Dr. Dr. Dr.', '(((', '«„“', 'I.I.I.I.', 'İstanbul', 'ǅ', 'NULL', '<script>alert(1)</script>', 'ÜBER ALLES', '1.000.000.', '\r\n')
  test.each(['de', 'it', 'ru', 'xx', null])('in mixed scripts, bidi and broken characters, read as %s', (lang) => {
    fc.assert(fc.property(fc.array(fc.oneof(scripts, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 30 }), (pieces) => void sound(pieces.join(' '), lang)), runs)
  })
  test.each(Object.entries(OTHER_LANGUAGES))('in a language that is not read here: %s', (id, text) => {
    for (const lang of [null, 'xx']) linkedWhole([{ id, lang, title: text.slice(0, 40), text: `${text}\n\n${text}` }, { id: 'other', lang, title: '', text }])
  })
  test('in mixed scripts, bidi and broken characters, linked across languages', () => {
    const article = fc.record({ lang: fc.constantFrom('de', 'it', 'ru', 'ar', null), title: scripts, text: fc.array(fc.oneof(scripts, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 12 }).map((pieces) => pieces.join(' ')) })
    fc.assert(fc.property(fc.array(article, { minLength: 2, maxLength: 5 }), (all) => void linkedWhole(all.map((one, at) => ({ id: String(at), ...one })))), runs)
  })
  test('one word, one sentence, one line without end', () => {
    expect(sound('A'.repeat(20_000 * TIMES), null)).toBeLessThan(2)
    sound('Anna '.repeat(1_000 * TIMES), 'de')
    sound('Anna-'.repeat(2_000 * TIMES), 'de')
    sound('von der '.repeat(2_000 * TIMES), 'de')
    sound('Ministerium für '.repeat(1_000 * TIMES), 'de')
    sound('Rat der '.repeat(1_000 * TIMES), 'de')
    sound('«'.repeat(5_000 * TIMES), 'ru')
    sound('J. '.repeat(1_000 * TIMES), 'en')
  })
})

describe('much text', () => {
  const piece = 'Der kasachische Präsident Kassym-Jomart Tokajew sprach am Montag in Almaty mit Wladimir Putin über die OVKS-Truppen. Eine Einigung gab es nicht.\n'
  test('an article of some megabytes has all its names', () => {
    const times = Math.round((LONG ? 5_000_000 : 60_000) / piece.length)
    expect(linkedWhole([{ id: 'long', lang: 'de', title: '', text: piece.repeat(times) }])).toBeGreaterThanOrEqual(times * 4)
  })
  test('thousands of names in one article', () => {
    const text = inventedForms(LONG ? 60_000 : 100).map(({ name }) => `${name}, born in Vienna, left.`).join('\n')
    expect(linkedWhole([{ id: 'list', lang: 'en', title: '', text }])).toBeGreaterThan(100)
  })
  test('a hundred thousand distinct names (here some thousands; all with DOSSIER_LONG) are linked, each to one actor', () => {
    const syllable = (at: number): string => 'bdfklmnrst'[at % 10]! + 'aeiou'[Math.floor(at / 10) % 5]!
    const word = (at: number): string => `X${[1, 50, 2_500].map((step) => syllable(Math.floor(at / step))).join('')}`
    const forms = Array.from({ length: LONG ? 100_000 : 3_000 }, (_, at) => ({ id: at, kind: 'person' as const, lang: 'en', name: `${word(at)} ${word(at * 7)}`, gazetteerId: null, equals: [], articles: 1, mentions: 1 }))
    const { actors } = linkForms(forms, [])
    expect(actors.flatMap((actor) => actor.forms).length).toBe(forms.length)
  })
})

test('names that are none compare without a crash, each with itself as the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom('PER', 'ORG', 'LOC', 'nonsense'), (a, b, kind) => {
      const [there, back] = [same({ name: a, kind }, { name: b, kind }, gazetteer), same({ name: b, kind }, { name: a, kind }, gazetteer)]
      expect(there.same).toBe(back.same)
      expect(there.score).toBeGreaterThanOrEqual(0)
      expect(there.score).toBeLessThanOrEqual(1)
    }),
    runs,
  )
})
