/**
 * Names across spellings: how far apart two written words are as sounds, whatever the script and the language that spelt them.
 *
 * Each word becomes a row of units; a unit is the set of sounds that its letters may stand for in one of the reading languages
 * (German `sch` is ш or ж, Italian `c` к or ч, English `j` дж, French `j` ж, Spanish `j` х). Two units agree when their sets meet. So
 * Tokajew, Tokayev, Tokaïev and Токаев agree although no two romanise alike, and Putin and Rutin do not.
 */
import { fold } from './fold.ts'

const SOUNDS = 'pbtdkgfvmnlrszSZCJcxjwaeiouyT'
type Sounds = number
const VOWELS = bits('aeiouy')
const GLIDES = bits('jiy')

function bits(sounds: string): Sounds {
  let set = 0
  for (const sound of sounds) set |= 1 << SOUNDS.indexOf(sound)
  return set
}

/** Letters → units, separated by spaces; `?` after a unit marks it droppable. Longest first. */
const GRAPHEMES: Record<string, string> = {
  schtsch: 'SC', chtch: 'SC', shch: 'SC', szcz: 'SC', stsch: 'SC', tsch: 'C', dsch: 'J', dzh: 'J', dzs: 'J', tch: 'C', tzsch: 'C', ttsch: 'C', sch: 'SZ', scia: 'S a', sciu: 'S u', scio: 'S o',
  sh: 'Ss', xi: 'sSkx s? ijy', xu: 'sSkx s? jiu', ea: 'ieja', eau: 'o', au: 'aou wu?', ow: 'ao wuvf?', ai: 'aei j?', ay: 'aei j?', ei: 'eai j?', ey: 'eai j?', ll: 'lj', gn: 'gn n?', mc: 'm a? k', oi: 'ouw aij', aw: 'ao wvf?', ya: 'j? a', ew: 'ejuo wvf?', dsz: 'z', zh: 'ZJ', ch: 'CxkSgt', kh: 'xkg', gh: 'gxk', ph: 'f', th: 'tTfzs', tz: 'czs', ts: 'cC', tc: 'C', ck: 'k', cz: 'Cc', cs: 'C', sz: 'sS', dz: 'czJ', dj: 'JZ', dg: 'J', rz: 'Zr', zs: 'Z',
  qu: 'k w?', gu: 'g uw?', ou: 'u', oo: 'uo', ee: 'ie', oe: 'oe e?', ue: 'ue e?', ae: 'ae e?', ij: 'ij', yi: 'i', iy: 'i j?', yy: 'i', ii: 'i', eu: 'e uo', ksh: 'k S', x: 'kx s', ff: 'fv', zz: 'cz', ss: 'sS',
  a: 'a', b: 'b', c: 'kcsC', d: 'd', e: 'e', f: 'fv', g: 'gJZx', h: 'xg?', i: 'ijy', j: 'jJZx', k: 'k', l: 'l', m: 'm', n: 'n', o: 'o', p: 'p', q: 'kCc', r: 'r', s: 'szS', t: 't', u: 'uw', v: 'vf', w: 'vwu', y: 'jiyu', z: 'zcsZ',
  дж: 'J', дз: 'zJ', цз: 'JjZzcx', чж: 'JZC', сюй: 's jiu j?', ау: 'aou wu?', оу: 'ou wu?', ай: 'aei j?', эй: 'eai j?', ей: 'eai j?', эи: 'ei ij?', лл: 'l', уа: 'uw a', а: 'a', б: 'b', в: 'vw', г: 'gx', д: 'd', е: 'e', ж: 'ZJ', з: 'zs', и: 'i', й: 'j?', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'uw', ф: 'fT', х: 'x', ц: 'c', ч: 'C', ш: 'S', щ: 'SC',
  ъ: '', ь: '', ы: 'yi', э: 'e', ю: 'j? u', я: 'j? a', кс: 'k s', ий: 'i j?', ый: 'iy j?', ье: 'j? e', ъе: 'j? e', ьё: 'j? oe', ья: 'j? a', ью: 'j? u', ьо: 'j? o',
  і: 'i', ї: 'i', є: 'e', ґ: 'g', ў: 'wvu', қ: 'k', ғ: 'g', ұ: 'u', ү: 'u', ө: 'o', ә: 'a', һ: 'x', ң: 'n', ј: 'j', љ: 'l', њ: 'n', ћ: 'C', ђ: 'J', џ: 'J',
  'ёо': 'o',
}

interface Unit {
  sounds: Sounds
  droppable: boolean
  /** A last letter that French or English may leave unsounded: e; t, s, d, x. */
  silent: boolean
}

const COMPILED = new Map<string, Unit[]>()
for (const [letters, units] of Object.entries(GRAPHEMES)) {
  COMPILED.set(
    letters,
    units.split(' ').filter(Boolean).map((unit) => ({ sounds: bits(unit.replace('?', '')), droppable: unit.endsWith('?'), silent: false })),
  )
}
const LONGEST = Math.max(...Object.keys(GRAPHEMES).map((letters) => letters.length))
const YO: Unit = { sounds: bits('eo'), droppable: false, silent: false }
const cache = new Map<string, Unit[]>()

const SILENT = /^(?:e|t|x)$/

function units(word: string): Unit[] {
  const known = cache.get(word)
  if (known) return known
  const list: Unit[] = []
  // ё is worth more unfolded: it is e or o in every romanisation.
  const letters = word.toLowerCase().includes('ё') ? word.toLowerCase().split('ё').map(fold).join('ё') : fold(word)
  let previous = ''
  for (let at = 0; at < letters.length; ) {
    if (letters[at] === 'ё') {
      list.push(YO)
      at++
      continue
    }
    let length = Math.min(LONGEST, letters.length - at)
    while (length > 1 && !COMPILED.has(letters.slice(at, at + length))) length--
    const piece = letters.slice(at, at + length)
    const found = COMPILED.get(piece)
    // A double letter is one sound.
    if (found && piece !== previous) {
      if (at + length === letters.length && at > 1 && SILENT.test(piece)) list.push(...found.map((unit) => ({ ...unit, silent: true })))
      else list.push(...found)
    }
    previous = piece
    at += length
  }
  if (cache.size > 20_000) cache.clear()
  cache.set(word, list)
  return list
}

const NEAR: Sounds[] = ['td', 'bp', 'gk', 'gx', 'kx', 'sz', 'SZ', 'sS', 'zZ', 'CJ', 'cC', 'cs', 'fv', 'bv', 'mn', 'ZJ', 'SC', 'jJ', 'tT', 'lw'].map(bits)
const NEAR_VOWELS: Sounds[] = ['ao', 'ei', 'ae', 'iy', 'uo', 'eo', 'ey', 'uy', 'ua'].map(bits)

function substitution(a: Unit, b: Unit): number {
  if ((a.sounds & b.sounds) !== 0) return 0
  const aVowel = (a.sounds & VOWELS) !== 0
  const bVowel = (b.sounds & VOWELS) !== 0
  if (aVowel && bVowel) return NEAR_VOWELS.some((pair) => (a.sounds & pair) !== 0 && (b.sounds & pair) !== 0) ? 0.3 : 0.55
  if (aVowel !== bVowel) return 1.3
  return NEAR.some((pair) => (a.sounds & pair) !== 0 && (b.sounds & pair) !== 0) ? 0.7 : 1
}

function omission(list: Unit[], at: number): number {
  const unit = list[at]
  if (!unit) return 0
  if (unit.droppable) return 0.1
  const vowel = (unit.sounds & VOWELS) !== 0
  if (unit.silent) return 0.15
  const beside = [list[at - 1], list[at + 1]].some((other) => other !== undefined && (other.sounds & VOWELS) !== 0)
  if ((unit.sounds & GLIDES) !== 0 && beside) return 0.12
  if (!vowel) return 1
  // Ivanov and Ivanova, Alexander and Alexandra: the last vowel tells two people apart.
  return at === list.length - 1 ? 0.9 : 0.5
}

/** How much more a difference in the last sound weighs. */
const ENDING = 2

/**
 * How differently two words sound, from 0 (some reading language spells one name both ways) upwards; above 1 nothing is shared.
 * A cost per unit, so that one difference weighs more in a short word. Symmetric. O(length²).
 */
export function soundDistance(a: string, b: string): number {
  if (a === b) return 0
  const left = units(a)
  const right = units(b)
  const longest = Math.max(left.length, right.length)
  if (longest === 0) return fold(a) === fold(b) ? 0 : 1
  let row = new Float64Array(right.length + 1)
  for (let j = 1; j <= right.length; j++) row[j] = (row[j - 1] ?? 0) + omission(right, j - 1)
  for (let i = 1; i <= left.length; i++) {
    const next = new Float64Array(right.length + 1)
    const gone = omission(left, i - 1)
    next[0] = (row[0] ?? 0) + gone
    for (let j = 1; j <= right.length; j++) {
      const l = left[i - 1]
      const r = right[j - 1]
      if (!l || !r) continue
      // Fulvia and Fulvio, Lada and Lado: the last vowel tells two people apart, however near.
      const last = i === left.length && j === right.length ? ENDING : 1
      next[j] = Math.min((row[j - 1] ?? 0) + last * substitution(l, r), (row[j] ?? 0) + gone, (next[j - 1] ?? 0) + omission(right, j - 1))
    }
    row = next
  }
  return (row[right.length] ?? longest) / longest
}

const CLASSES: [string, Sounds][] = [
  ['B', bits('b')], ['P', bits('p')], ['T', bits('tdT')], ['K', bits('kgx')], ['S', bits('szSZCJc')], ['F', bits('fv')],
  ['M', bits('m')], ['N', bits('n')], ['L', bits('l')], ['R', bits('r')],
]
const WEAK = bits('xg')
const UNWRITTEN = VOWELS | bits('jw')

/**
 * Keys to find candidates by: words at a small soundDistance share at least one, nearly always. A word has one to eight, each its first
 * five consonant classes; vowels and glides do not count. Sorted.
 */
export function soundKeys(word: string): string[] {
  let keys = ['']
  for (const unit of units(word)) {
    const options = CLASSES.filter(([, sounds]) => (sounds & unit.sounds) !== 0).map(([name]) => name)
    if (options.length === 0) continue
    // h may be silent, a glide may be unwritten, w may be a vowel.
    if (unit.droppable || unit.sounds === WEAK || (unit.sounds & UNWRITTEN) !== 0) options.push('')
    const next = new Set<string>()
    for (const key of keys) for (const option of options) next.add(key.length < 5 && !key.endsWith(option || '-') ? key + option : key)
    keys = [...next].sort().slice(0, 8)
  }
  return keys
}

const LATIN: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch',
  ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', і: 'i', ї: 'i', є: 'ye', ґ: 'g', ў: 'u', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', ђ: 'dj', џ: 'dz', қ: 'q', ғ: 'gh', ұ: 'u', ү: 'u', ө: 'o', ә: 'a', һ: 'h', ң: 'n',
}

/** Folded and in Latin letters (BGN/PCGN without marks): a key for sorting and looking up, e.g. `Токаев` is `tokaev`. Letters of other scripts stay. */
export function romanise(text: string): string {
  return fold(text).replace(/[а-яёіїєґўјљњћђџқғұүөәһң]/gu, (letter) => LATIN[letter] ?? letter)
}
