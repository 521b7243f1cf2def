import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchor } from '../../../renderer/core/notes/anchor.ts'
import { passageSelector } from '../../../renderer/core/notes/passageSelector.ts'
import { plainTypography, plainWithOffsets } from '../../../renderer/core/text/typography.ts'

const runs = { seed: 20220110, numRuns: process.env['DOSSIER_LONG'] ? 20_000 : 1_500 }
const WORDS = 'der Rat tagte in Wien und sprach nicht über die Lage am Montag doch er schwieg Präsident Ministerin reiste früh ab'.split(' ')

/** A sentence of few words, so that many are alike; some with a word of their own. */
const sentence = fc
  .tuple(fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 12 }), fc.option(fc.stringMatching(/^[a-z]{6}$/), { nil: '' }))
  .map(([words, own]) => `${[...words, own].filter((word) => word !== '').join(' ')}.`)
/** What stands around a lookalike and around nothing else. */
const filler = fc.stringMatching(/^[a-z]{5} [a-z]{9} [a-z]{7} [a-z]{11}\.$/)

/** A sentence with where it comes from: its index in the first version, or null. */
interface Piece {
  text: string
  origin: number | null
}

type Edit = { kind: 'delete' | 'swap' | 'insert' | 'revise' | 'lookalike' | 'almost'; at: number; text: string; left: boolean; right: boolean }
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('delete', 'swap', 'insert', 'revise', 'lookalike', 'almost'), at: fc.nat(), text: filler, left: fc.boolean(), right: fc.boolean(),
})

/** `target` is the quoted sentence. A lookalike has its words (or all but one), and at least one neighbour that the target never had. */
function edited(pieces: Piece[], edits: Edit[], target: number): Piece[] {
  const words = pieces[target]!.text
  const list = [...pieces]
  for (const { kind, at, text, left, right } of edits) {
    const place = at % (list.length + 1)
    const fresh = { text, origin: null }
    if (kind === 'insert') list.splice(place, 0, fresh)
    else if (kind === 'lookalike') list.splice(place, 0, ...(left || !right ? [fresh] : []), { text: words, origin: null }, ...(right ? [{ ...fresh, text: text.split('').toReversed().join('') }] : []))
    else if (kind === 'almost') list.splice(place, 0, fresh, { text: words.replace(/\w+/, 'wohl'), origin: null })
    else if (place < list.length) {
      const piece = list[place]!
      if (kind === 'delete') list.splice(place, 1)
      else if (kind === 'revise') list[place] = { text: piece.text.replace(/\w+/, 'zuletzt'), origin: null }
      else list.splice(place, 1, ...list.splice(at % list.length, 1, piece))
    }
  }
  return list
}

const joined = (pieces: Piece[]): string => pieces.map(({ text }) => text).join(' ')
const placeOf = (pieces: Piece[], at: number): { start: number; end: number } => {
  const start = joined(pieces.slice(0, at)).length + (at > 0 ? 1 : 0)
  return { start, end: start + pieces[at]!.text.length }
}
/** Overlapping ones too. */
const occurrences = (text: string, part: string): number => text.split('').filter((_, at) => text.startsWith(part, at)).length

describe('anchor', () => {
  test('is certain only of the true place, whatever is edited and whatever looks alike; and finds what has kept its words and surroundings', () => {
    let certain = 0
    let doubtful = 0
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 4, maxLength: 12 }), fc.nat(), fc.array(edit, { maxLength: 6 }), (texts, pick, edits) => {
        const pieces = texts.map((text, origin): Piece => ({ text, origin }))
        const target = pick % pieces.length
        // A passage that occurs twice with the same surroundings in its own version is nobody's to tell apart.
        const before = joined(pieces)
        const selector = passageSelector({ articleId: 'a', version: 1, text: before }, placeOf(pieces, target))
        const whole = selector.prefix + selector.exact + selector.suffix
        fc.pre(occurrences(before, whole) === 1)

        const after = edited(pieces, edits, target)
        const text = joined(after)
        const found = anchor(selector, { version: 2, text })
        const now = after.findIndex(({ origin }) => origin === target)
        const place = now < 0 ? null : placeOf(after, now)
        if (found.state === 'exact' || found.state === 'moved') {
          certain++
          expect(text.slice(found.span!.start, found.span!.end)).toBe(selector.exact)
          // Never a lookalike: the true one, or a place that nothing tells from it: not its surroundings, or not its offset and those on one side.
          const around = text.slice(Math.max(0, found.span!.start - selector.prefix.length), found.span!.end + selector.suffix.length)
          const stayed = found.span!.start === selector.start && (around.startsWith(selector.prefix + selector.exact) || around.endsWith(selector.exact + selector.suffix))
          if (JSON.stringify(found.span) !== JSON.stringify(place) && !stayed) expect(around).toBe(whole)
          expect(found.state).toBe(found.span!.start === selector.start ? 'exact' : 'moved')
        } else doubtful++
        // What has kept its words and its surroundings, as no other place has them, is found.
        if (occurrences(text, whole) === 1 && whole.length >= 24) expect(found).toMatchObject({ state: expect.stringMatching(/exact|moved/), span: { start: text.indexOf(whole) + selector.prefix.length } })
        // In its own version it stands where it says.
        expect(anchor(selector, { version: 1, text: before })).toMatchObject({ state: 'exact', span: { start: selector.start, end: selector.end } })
      }),
      runs,
    )
    // Both happen, or the claims above are empty.
    expect(Math.min(certain, doubtful)).toBeGreaterThan(runs.numRuns / 20)
  })

  const OLD = 'MINSK. Der Rat tagte am Montag in der Hauptstadt. Der Präsident lehnte jede Stellungnahme dazu ab. Danach reiste die Delegation nach Wien weiter, hieß es.'
  const of = (words: string, text = OLD) => passageSelector({ articleId: 'a', version: 1, text }, { start: text.indexOf(words), end: text.indexOf(words) + words.length })
  const quote = 'Der Präsident lehnte jede Stellungnahme dazu ab.'

  test.each([
    ['the same words, the original being gone, in another paragraph', `MINSK. Der Rat tagte am Montag in der Hauptstadt. Danach reiste die Delegation nach Wien weiter, hieß es.\n\nIn Almaty brannte das Rathaus. ${quote} Die Menge zog ab.`, 'review'],
    ['the same words with one old neighbour', `In Almaty brannte das Rathaus. ${quote} Danach reiste die Delegation nach Wien weiter, hieß es.`, 'review'],
    ['twice with the same surroundings', `Neu. ${OLD} ${OLD}`, 'review'],
    ['a revised sentence in its old place', OLD.replace('jede Stellungnahme', 'eine Stellungnahme'), 'review'],
    ['quite another sentence between the old neighbours', OLD.replace(quote, 'Alle schwiegen.'), 'review'],
    ['moved down', `Ein neuer erster Absatz.\n\n${OLD}`, 'moved'],
    ['set in another way', `Neu.\n\n${OLD.replaceAll(' ', '\u00A0').replace('Montag', 'Mon\u00ADtag')}`, 'moved'],
    ['a slip corrected beside it', `Neu. ${OLD.replace('Hauptstadt', 'Hauptstad')}`, 'moved'],
    ['where it was, though what follows was written anew', OLD.replace(/Danach.*/, 'Weiteres ist nicht bekannt, sagte ein Sprecher.'), 'exact'],
    ['a text of its own', 'Nichts davon steht hier.', 'gone'],
  ])('%s: %#', (_, text, state) => {
    const found = anchor(of(quote), { version: 2, text })
    expect(found.state).toBe(state)
    if (state === 'gone') expect(found.span).toBeNull()
    if (state === 'moved' || state === 'exact') expect(plainTypography(text.slice(found.span!.start, found.span!.end))).toBe(quote)
  })

  test('words do not stand inside longer words', () => {
    expect(anchor(of('der Hauptstadt. Der Präsident lehnte jede Stellungnahme'), { version: 2, text: OLD.replace('in der', 'in wieder') }).state).toBe('review')
  })

  test('a lone word among many of its like is nobody’s', () => {
    const names = Array.from({ length: 2_000 }, (_, at) => `Zeile ${at % 7}: Wien, ${at % 5} Grad.`).join('\n')
    expect(anchor(of('Wien', `Anders. ${OLD}`), { version: 2, text: names }).state).toBe('gone')
  })

  test('a long quote that was changed in its middle is offered from its first to its last word', () => {
    const long = Array.from({ length: 60 }, (_, at) => `Satz ${at} sagt etwas ${at * at}.`).join(' ')
    const text = `Vorspann. ${long.replace('Satz 30 sagt', 'Satz dreißig verschweigt')} Nachspann.`
    const found = anchor(of(long, `Anfang. ${long} Ende.`), { version: 2, text })
    expect(found).toMatchObject({ state: 'review', span: { start: text.indexOf('Satz 0'), end: text.indexOf(' Nachspann') } })
  })
})

test('plain typography leads back to the original, unit by unit', () => {
  const parts = fc.array(fc.constantFrom('a', 'B', ' ', '  ', '\n\n', '\u00A0', '„', '’', '–', '\u00AD', 'ß', '😀', '"', '-', '\t '), { maxLength: 60 }).map((list) => list.join(''))
  fc.assert(
    fc.property(parts, (original) => {
      const { text, original: back, plain } = plainWithOffsets(original)
      expect(text).toBe(plainTypography(original))
      expect(plainTypography(text)).toBe(text)
      for (let at = 0; at < text.length; at++) {
        expect(plainTypography(original.slice(back(at), back(at + 1)))).toBe(text[at])
        expect(plain(back(at))).toBe(at)
        if (at > 0) expect(back(at)).toBeGreaterThan(back(at - 1))
      }
    }),
    runs,
  )
})
