/** Copies of a text are found without comparing each with each: held against a plain comparison of the words themselves. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { areSameText } from '../../../renderer/core/text/sameText.ts'
import { runSet, type Shared, sharedRuns, shingles } from '../../../renderer/core/text/shingles.ts'
import { bandsOf } from '../../../renderer/core/text/sketch.ts'
import { SketchIndex } from '../../../renderer/core/text/SketchIndex.ts'

/** The same, as one would write it who has all day. */
function naiveRuns(text: string): Set<string> {
  const words = text.toLowerCase().replaceAll('\u00ad', '').match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}])+/gu) ?? []
  return new Set(words.slice(3).map((_, at) => words.slice(at, at + 4).join(' ')))
}
function naive(a: string, b: string): number {
  const [one, other] = [naiveRuns(a), naiveRuns(b)]
  const both = [...one].filter((run) => other.has(run)).length
  return one.size + other.size === 0 ? 0 : both / (one.size + other.size - both)
}

const LONG = Boolean(process.env['DOSSIER_LONG'])

test('what two texts share is what a plain comparison of their words gives, in any script', () => {
  const word = fc.constantFrom('Hafen', 'HAFEN', 'ha\u00adfen', 'порт', '港', '口の', 'ท่า', '12,5', '—', '“die', 'l’eau', 'é', 'x')
  const text = fc.array(fc.tuple(word, fc.constantFrom(' ', '\n\n', ', ')), { maxLength: 40 }).map((parts) => parts.flat().join(''))
  const agree = fc.property(text, text, (a, b) => {
    expect(sharedRuns(runSet(a), runSet(b)).resemblance).toBeCloseTo(naive(a, b), 9)
  })
  fc.assert(agree, { seed: 7, numRuns: LONG ? 20_000 : 500 })
})

/** mulberry32 */
function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mix = Math.imul(state ^ (state >>> 15), 1 | state)
    mix = (mix + Math.imul(mix ^ (mix >>> 7), 61 | mix)) ^ mix
    return Math.floor((((mix ^ (mix >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

/** Stories, and of each what editors make of it: another beginning, a cut end, words and whole sentences replaced. */
function newspaper(stories: number): string[] {
  const random = randomOf(11)
  const sentence = (): string[] => Array.from({ length: 8 + random(12) }, () => `w${Math.floor(3000 * (random(1000) / 1000) ** 2)}`)
  return Array.from({ length: stories }, () => {
    const story = Array.from({ length: 10 + random(25) }, sentence)
    return Array.from({ length: 4 }, (_, editor) => {
      if (editor === 0) return story
      const edited = story.slice(0, story.length - random(1 + Math.floor(story.length / 5)))
      return [...Array.from({ length: random(3) }, sentence), ...edited.map((words) => (random(25) === 0 ? sentence() : words.map((one) => (random(200) === 0 ? `n${random(9999)}` : one))))]
    }).map((sentences) => sentences.map((words) => words.join(' ')).join('. '))
  }).flat()
}

test('of edited copies nearly all are found, and nothing that is none', () => {
  const texts = newspaper(LONG ? 1500 : 150)
  const runs = texts.map(shingles)
  const index = new SketchIndex()
  const found = new Set<string>()
  texts.forEach((_, at) => {
    const bands = bandsOf(runs[at]!)!
    for (const other of index.nearest(bands)) found.add(`${other} ${at}`)
    index.add(bands)
  })
  // Every pair within a story, and a sample across.
  const random = randomOf(5)
  const counted = { alike: 0, missed: 0, unlike: 0, taken: 0 }
  texts.forEach((text, at) => {
    const first = at - (at % 4)
    const alike = [first, first + 1, first + 2, first + 3].filter((other) => other < at && naive(text, texts[other]!) >= 0.75)
    if (alike.length > 0) {
      counted.alike += 1
      // Its story needs one link to be known.
      if (!alike.some((other) => found.has(`${other} ${at}`))) counted.missed += 1
    }
    const stranger = random(texts.length)
    if (Math.floor(stranger / 4) === Math.floor(at / 4)) return
    counted.unlike += 1
    if (found.has(`${stranger} ${at}`) || found.has(`${at} ${stranger}`)) counted.taken += 1
  })
  expect(counted.alike).toBeGreaterThan(texts.length / 3)
  expect(counted.missed / counted.alike).toBeLessThan(0.02)
  expect(counted.taken).toBe(0)
  expect(counted.unlike).toBeGreaterThan(texts.length / 2)
})

test('a thousand texts that are the same cost no more than a few', () => {
  const bands = bandsOf(shingles(newspaper(1)[0]!))!
  const index = new SketchIndex()
  for (let at = 0; at < 3000; at++) {
    const near = index.nearest(bands)
    expect(near).toEqual([0, 1, 2, 3, 4, 5, 6, 7].filter((text) => text < at))
    index.add(bands)
  }
})

test('too short to say whose it is: no sketch; a date further away asks for more', () => {
  expect(bandsOf(shingles('Please enable JavaScript and disable any ad blocker to go on.'))).toBeNull()
  const shared = (resemblance: number, containment = resemblance, smaller = 300): Shared => ({ resemblance, containment, smaller })
  expect(areSameText(shared(0.7), '2024-03-01', '2024-03-07T10:00')).toBe(true)
  expect(areSameText(shared(0.69), null, '2024-03-07')).toBe(false)
  expect(areSameText(shared(0.8), null, '2024-03')).toBe(true)
  expect(areSameText(shared(0.8), '2024-03-01', '2024-04-01')).toBe(false)
  expect(areSameText(shared(0.97), '2024-03-01', '2024-04-01')).toBe(true)
  // Cut: nearly whole within the other, in the same days, and no mere notice.
  expect(areSameText(shared(0.5, 0.95), '2024-03-01', '2024-03-02')).toBe(true)
  expect([areSameText(shared(0.5, 0.85), null, null), areSameText(shared(0.5, 1, 60), null, null), areSameText(shared(0.5, 1), '2024-03-01', '2024-04-01')]).toEqual([false, false, false])
})

test('of stories cut to two thirds nearly all are found, of halves most; of two stories on one subject none is taken for the other', () => {
  const random = randomOf(9)
  const sentence = (): string => Array.from({ length: 12 }, () => `w${Math.floor(random(40) ** 1.6)}`).join(' ')
  const stories = Array.from({ length: LONG ? 2000 : 200 }, () => Array.from({ length: 24 }, sentence))
  const index = new SketchIndex()
  for (const story of stories) index.add(bandsOf(shingles(story.join('. ')))!)
  const foundOf = (part: number): number =>
    stories.filter((story, at) => {
      const cut = `${sentence()}. ${story.slice(0, Math.round(story.length * part)).join('. ')}`
      const near = index.nearest(bandsOf(shingles(cut))!).slice(0, 3)
      const same = near.filter((other) => areSameText(sharedRuns(runSet(cut), runSet(stories[other]!.join('. '))), null, null))
      expect(same.every((other) => other === at)).toBe(true)
      return same.length === 1
    }).length / stories.length
  expect(foundOf(2 / 3)).toBeGreaterThan(0.85)
  expect(foundOf(1 / 2)).toBeGreaterThan(0.45)
})
