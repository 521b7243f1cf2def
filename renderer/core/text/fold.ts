/** Folding: one spelling for what a reader takes for the same letters. Not transliteration, which is transliterate.ts. */

const LETTERS: Record<string, string> = {
  ß: 'ss', ẞ: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŋ: 'n', ĸ: 'k', ſ: 's',
  ﬁ: 'fi', ﬂ: 'fl', ﬀ: 'ff', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st', ĳ: 'ij',
  '’': "'", '‘': "'", 'ʼ': "'", 'ʹ': "'", '`': "'", '´': "'", '′': "'", 'ʻ': "'", '‐': '-', '‑': '-', '–': '-', '\u00AD': '',
}
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu')
// U+0306 on и makes й, a letter of its own; every other mark (ё = е + U+0308 included) goes.
const MARKS = /(?<!и)\p{M}|(?<=и)(?!\u0306)\p{M}/gu

/**
 * Case, diacritics, ё/е, ß/ss, ligatures, apostrophes and hyphens folded. Idempotent; й stays й.
 * `fold('Łódź’s Ёлка')` is `lodz's елка`.
 */
export function fold(text: string): string {
  if (/^[a-z0-9 ]*$/.test(text)) return text
  // Plain Russian and English, most of what comes.
  if (/^[A-Za-z0-9а-яА-Я -]*$/.test(text)) return text.toLowerCase()
  const once = foldOnce(text)
  // A letter may fold to one that folds again (ﬅ, 𝒜).
  return once === text ? once : fold(once)
}

function foldOnce(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(SPECIAL, (letter) => LETTERS[letter] ?? letter).replace(MARKS, '').normalize('NFC')
}
