import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countLetters, detectLanguage } from '../../../renderer/core/text/language.ts'

describe('one sentence is enough', () => {
  test.each([
    ['de', 'Der Landtag hat am Donnerstag über die neue Fährverbindung gestritten.'],
    ['it', 'La giunta ha approvato ieri un’ordinanza che vieta l’irrigazione dei campi.'],
    ['en', 'The council met on Thursday and agreed to close the bridge.'],
    ['fr', 'Les habitants du village ont voté dimanche pour la première fois.'],
    ['es', 'El Gobierno presentó ayer un plan que entrará en vigor en septiembre.'],
    ['ru', 'По словам мэра, строительство моста заняло два года.'],
    ['uk', 'За словами мера, будівництво мосту тривало два роки і ще не завершене.'],
    ['pt', 'O governo apresentou ontem um plano que não agrada aos sindicatos.'],
    ['nl', 'De gemeenteraad heeft gisteren besloten dat de brug niet meer open gaat.'],
    ['pl', 'Rząd zapowiada, że nowy plan będzie gotowy do końca roku.'],
    ['tr', 'Belediye başkanı, köprünün iki yıl sonra açılacağını ve bunun çok önemli olduğunu söyledi.'],
    ['ja', '市議会は木曜日に橋を閉鎖することで合意した。'],
    ['zh', '市议会星期四同意关闭大桥。'],
    ['ar', 'قال رئيس البلدية إن الجسر سيفتح قريبا.'],
    ['el', 'Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει σύντομα.'],
  ])('%s', (lang, sentence) => {
    expect(detectLanguage(sentence)).toBe(lang)
  })
})

test.each(['', '1234 – 5678', 'Putin', 'Kassym-Jomart Tokayev', 'OVKS CSTO ODKB'])('“%s” says nothing', (text) => {
  expect(detectLanguage(text)).toBeNull()
})

test('a page whose menu is in another language goes by its text', () => {
  expect(detectLanguage(`Home\nAbout us\nContact\n${'Der Rat hat die Frage nicht beantwortet, und die Bürger warten auf eine Entscheidung. '.repeat(3)}`)).toBe('de')
})

test('letters, and those of the two great scripts, are counted as patterns count them, pairs and halves of pairs included', () => {
  const sign = fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom('é', 'ß', 'ª', 'Ⅷ', 'я', '\u0483', 'ѣ', '𝒜', '𐐷', '🙂', '\ud835', '\udc00', '漢', '7', ' ', 'e\u0301'))
  const agree = fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
    const text = signs.join('')
    const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
    expect(countLetters(text)).toEqual({ letters: count(/\p{L}/gu), cyrillic: count(/\p{Script=Cyrillic}/gu), latin: count(/\p{Script=Latin}/gu) })
  })
  fc.assert(agree, { seed: 5, numRuns: process.env['DOSSIER_LONG'] ? 20_000 : 500 })
})
