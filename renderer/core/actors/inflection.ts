/** Base forms of names: what nominatives an inflected word may have, by language. Which of them is right, the text and the name lists say. */
import type { Lang } from '../model.ts'
import { fold } from '../text/fold.ts'
import type { Gazetteer } from './gazetteer.ts'

const RU: [ending: string, bases: string[]][] = [
  ['ого', ['ий', 'ый', 'ой']], ['его', ['ий']], ['ому', ['ий', 'ый', 'ой']], ['ему', ['ий']], ['ими', ['ий']], ['ыми', ['ый']],
  ['ией', ['ия']], ['ием', ['ий']], ['ию', ['ия', 'ий']], ['ии', ['ия', 'ий']], ['ия', ['ия', 'ий']], ['ие', ['ий']],
  ['ую', ['ая']], ['юю', ['яя']], ['ой', ['а', 'ая', 'ой']], ['ей', ['я', 'ей', 'а']], ['ым', ['', 'ый', 'ой']], ['им', ['ий', '', 'им']], ['ом', ['', 'о']], ['ем', ['й', 'ь', 'ец', '']],
  ['а', ['', 'а']], ['я', ['й', 'ь', 'я']], ['у', ['', 'а']], ['ю', ['й', 'ь', 'я']], ['е', ['', 'а', 'я', 'й', 'ь', 'е']], ['ы', ['а', 'ы']], ['и', ['а', 'я', 'ь', 'и']],
]

/** The nominatives a word may be a form of, itself first; keeps its case. Only German, Russian and unknown languages inflect names. */
export function nominatives(word: string, lang: Lang | null): string[] {
  const found = [word]
  if (/[а-яё]$/i.test(word)) {
    for (const [ending, bases] of RU) {
      if (word.length - ending.length < 2 || !word.toLowerCase().endsWith(ending)) continue
      const stem = word.slice(0, word.length - ending.length)
      for (const base of bases) if (!found.includes(stem + base)) found.push(stem + base)
    }
  } else if (lang === 'de' || lang === null) {
    if (/[^s]s$/i.test(word) && word.length > 3) found.push(word.slice(0, -1))
    else if (/['’]$/.test(word)) found.push(word.slice(0, -1))
  }
  return found
}

/** A given name's base form, if the lists know one: Владимира → Владимир. */
export function givenBase(word: string, lang: Lang | null, gazetteer: Gazetteer): string | null {
  // Сергея is no name of its own, but Андрея (Andrea) and Юлия (Julius, Julia) are: the lists' own word comes first only outside Russian.
  if (/[а-яё]$/i.test(word)) {
    if (/[йьбвгдзклмнпрстфхцчшщ]$/i.test(word) && gazetteer.isGiven(fold(word))) return word
    for (const base of nominatives(word, lang)) {
      if (base === word && /(?:[^и]а|[бвгджзклмнпрстфхцчшщ]я|ея)$/i.test(word)) {
        // Genitive of a man's name or a woman's name: both may be listed; the man's is, if the word less its ending is.
        const man = nominatives(word, lang).find((each) => each !== word && /[йьбвгджзклмнпрстфхцчшщ]$/i.test(each) && gazetteer.isGiven(fold(each)))
        if (man !== undefined && !COMMON_FEMALE.test(fold(word))) return man
      }
      if (gazetteer.isGiven(fold(base))) return base
    }
    return null
  }
  return nominatives(word, lang).find((base) => gazetteer.isGiven(fold(base))) ?? null
}

const COMMON_FEMALE = /^(?:александра|валентина|евгения|виктория|валерия|юлия|мария|анна|виола|паула|карла|роберта|антония|марина|полина|кристина|екатерина|ирина|елена|ольга|татьяна|наталья|светлана|людмила|галина|надежда|вера|любовь|анастасия|дарья|софья|софия|ксения|алина|жанна|диана|инна|нина|зинаида|тамара|лариса|оксана|яна|лидия|раиса|эльвира|ева|марта|грета|ангела)$/

const COMPOUND_SURNAME = /^(.+-)([^-]+)$/u

/** A family name's base form beside a given name: Путина → Путин after Владимира, but Ivanova's stays. `caseOf` is how the given name stood. */
export function familyBase(word: string, givenSurface: string | null, givenNominative: string | null, lang: Lang | null, gazetteer: Gazetteer): string {
  const parts = COMPOUND_SURNAME.exec(word)
  if (parts?.[2] !== undefined && /[а-яё]$/i.test(word)) return (parts[1] ?? '') + familyBase(parts[2], givenSurface, givenNominative, lang, gazetteer)
  if (/[а-яё]$/i.test(word)) {
    const inflected = givenSurface !== null && givenNominative !== null && fold(givenSurface) !== fold(givenNominative)
    if (givenSurface !== null && !inflected) return word
    const feminine = givenNominative !== null && /[аяь]$/i.test(givenNominative) && !/^(?:илья|никита|кузьма|фома|лука|савва|игорь|лазарь)$/i.test(givenNominative)
    const lower = word.toLowerCase()
    if (feminine) {
      if (/(?:ов|ев|ин|ын)(?:ой|у|ою)$/.test(lower)) return word.replace(/(?:ою|ой|у)$/i, 'а')
      if (/(?:ск|цк)(?:ой|ую)$/.test(lower)) return word.replace(/(?:ой|ую)$/i, 'ая')
      return word
    }
    if (/(?:ов|ев|ёв|ин|ын)(?:а|у|ым|е)$/.test(lower)) return word.replace(/(?:а|у|ым|е)$/i, '')
    if (/(?:ск|цк)(?:ого|ому|им|ом)$/.test(lower)) return word.replace(/(?:ого|ому|им|ом)$/i, 'ий')
    if (!inflected && givenSurface === null) {
      return nominatives(word, lang).slice(1).find((base) => gazetteer.isFamily(fold(base)) && !gazetteer.isFamily(fold(word))) ?? word
    }
    if (/(?:ая|ой|ую)$/.test(lower) || !/[аоыуэи]$/.test(lower)) return /[бвгджзклмнпрстфхцчшщ](?:ом|ем)$/.test(lower) ? word.replace(/(?:ом|ем)$/i, '') : word
    // Inflected given name, consonant stem: Дональда Трампа, Джо Байдену.
    const bases = nominatives(word, lang).slice(1)
    return bases.find((base) => gazetteer.isFamily(fold(base))) ?? (/[бвгджзклмнпрстфхцчшщ][ау]$/.test(lower) ? word.slice(0, -1) : /[аеиоуяю][яю]$/.test(lower) ? `${word.slice(0, -1)}й` : word)
  }
  if ((lang === 'de' || lang === null) && /[^s]s$/.test(word) && word.length > 3 && !gazetteer.isFamily(fold(word)) && gazetteer.isFamily(fold(word.slice(0, -1)))) return word.slice(0, -1)
  return word
}

/** A rough key under which the cases of one Russian name meet. */
export function stemRussian(folded: string): string {
  return fold(folded).replace(/(?:ого|ому|ыми|ими|ой|ей|ий|ый|ая|ую|ым|им|ом|ем|а|я|у|ю|е|и|ы|ь|й)$/, '')
}
