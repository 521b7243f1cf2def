/**
 * Which language a text is in, from its script, its function words and its tell-tale letters. Small and explainable instead of a
 * trained model: an article has dozens of function words, and a headline without any is answered with null, not with a guess.
 */
import type { Lang } from '../model.ts'

/** The most frequent function words of running text, by language. A word that several languages share counts less for each. */
const WORDS: Record<string, string> = {
  de: 'der die das und in den von zu mit sich auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei gegen wir ihr vom wenn kann ihre',
  it: 'il di e la che in a per un del è della le con si da i una non al dei sono nel alla come ha più gli anche dal lo delle ma su ai se dalla degli questo nella tra stato sul hanno alle essere loro suo ci cui dopo sua era contro ed dell all nell sull dall',
  en: 'the of and to in a is that for on was with as by it at from be this have are his an has not he which but or their they were had will been its who said would more about after one we there when up can you all than if what also new over into she her out no some could',
  fr: 'le de la les et des en un du une que est pour qui a dans par plus pas au sur ne se ce il sont avec son ou aux cette mais ont être elle été nous comme ses après fait leur était ces si entre sans selon contre même depuis dont deux tout ils je qu c d l',
  es: 'de la que el en y a los del se las por un para con no una su al lo como más pero sus es ha este entre desde sobre también fue cuando hasta ser muy años sin dos está todo han esta contra tras según porque o le era ante donde hay son',
  ru: 'и в не на что с по как из за к от его но это для о у был он до также после то все или при так мы а бы она было их только если были может во года со году между об более сообщает ранее',
  uk: 'і в не на що з та у до як від за для про це його але після також був під які або він через є був буде й ми де щодо між чи її',
  be: 'і ў не на што з да як ад за для пра гэта яго але таксама быў пасля па у бы ён якія ці',
  bg: 'и на в да за се от с не са че по като е до към си ще това при след или му той които между беше ли',
  sr: 'и у је да на се за са су од не који ће као из до то али за што о био после',
  mk: 'и на во да се за од со не дека е ќе како по до си кои што беше',
  pt: 'de a o que e do da em um para com não uma os no se na por mais as dos como mas ao das à seu sua ou quando nos já também pelo pela até isso entre depois sem mesmo aos foi são está ser tem é ele',
  nl: 'de van het een en in is dat op te zijn met voor niet aan er om ook als bij door maar naar hij uit nog wordt over dan zich heeft werd hebben deze wel meer of die geen kan worden tot onder',
  pl: 'w i na z się nie do to że jest o od po za jak ale dla tym przez są przy był oraz tego co jego ze może który która które został także będzie ich tak już',
  cs: 'a v se na je že o s z do i to k za pro ale jako by podle po jsou který jeho také byl bylo jen nebo už ve od při však',
  sk: 'a v sa na je že o s z do to k za pre ale ako by podľa po sú ktorý jeho tiež bol bolo len alebo už vo od pri však aj',
  sv: 'och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när år under också efter eller nu sin där vid mot ska skulle',
  da: 'og i at det er en til af på med for den har ikke de som der et var vi jeg han om men sig blev fra så kan skal ved også efter eller nu ud være mod',
  no: 'og i det er på en til som av for med at har den de ikke et han om var men jeg seg fra vi så kan når år også etter eller nå sin ved mot skal være ble',
  fi: 'ja on ei että se oli hän joka mutta ovat kuin myös tai sen ole kun niin mukaan jos sitä vain nyt ollut mitä jo',
  hu: 'a az és hogy nem is egy ez meg de csak volt már mint még el ha van azt ki lehet vagy ezt szerint után',
  ro: 'de și în a la cu nu o pe care din să un că mai este pentru au fost ca prin sau după lui fi dar sunt le se al ale cel',
  hr: 'i u je da na se za su od ne koji će kao iz do to ali što bi o bio nakon te kako',
  tr: 've bir bu da de için ile olarak çok daha olan gibi kadar sonra en ne ise var ki olduğunu değil dedi göre tarafından her',
  el: 'και το να της η του την για με που τα από στο ο οι στην των θα σε δεν τον είναι στη τις ένα αλλά',
  kk: 'және мен бұл үшін бір да де деп осы болып еді екен туралы емес бойынша',
}

/** Letters that one language (nearly) alone uses, among those that share its script. */
const LETTERS: [RegExp, string, number][] = [
  [/ß/g, 'de', 3], [/[äöü]/g, 'de', 0.3], [/[ñ¿¡]/g, 'es', 2], [/[œêûëîç]/g, 'fr', 0.5], [/[ãõ]/g, 'pt', 2], [/[ąęłśćżź]/g, 'pl', 1], [/[ěřů]/g, 'cs', 2],
  [/[ľĺŕôä](?=\p{Ll})/gu, 'sk', 0.2], [/å/g, 'sv', 0.4], [/å/g, 'da', 0.3], [/å/g, 'no', 0.4], [/ø/g, 'da', 0.8], [/ø/g, 'no', 0.8], [/æ/g, 'da', 0.8],
  [/[őű]/g, 'hu', 2], [/[ășțţ]/g, 'ro', 1.5], [/[ğışİ]/g, 'tr', 1.5], [/[đ]/g, 'hr', 1], [/(?:ään|öön|kse|ssa|llä|sta|nen)(?!\p{L})/gu, 'fi', 0.3],
  [/[ыэё]/g, 'ru', 0.5], [/[іїєґ]/g, 'uk', 1], [/[ў]/g, 'be', 3], [/[ъщ]/g, 'bg', 0.2], [/[јћђ]/g, 'sr', 2], [/[ќѓѕ]/g, 'mk', 3], [/[әңғүұқөһ]/g, 'kk', 1.5],
  [/(?:ung|keit|schaft|lich|isch)(?:e[nrs]?)?(?!\p{L})/gu, 'de', 0.4], [/(?:zione|zioni|ità|mente)(?!\p{L})/gu, 'it', 0.5], [/(?:ción|ciones|dad)(?!\p{L})/gu, 'es', 0.6],
  [/(?:tion|ment|eurs?|euses?|aient)(?!\p{L})/gu, 'fr', 0.15], [/(?:ing|tion|ness|ed)(?!\p{L})/gu, 'en', 0.15], [/(?:ção|ções|dade)(?!\p{L})/gu, 'pt', 0.8],
  [/(?:ость|ости|ого|ются|ется|ение|ения)(?!\p{L})/gu, 'ru', 0.4],
]

/** Scripts that name their language, or nearly so. */
const SCRIPTS: [RegExp, Lang][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'], [/\p{Script=Hangul}/gu, 'ko'], [/\p{Script=Han}/gu, 'zh'], [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'], [/\p{Script=Georgian}/gu, 'ka'], [/\p{Script=Armenian}/gu, 'hy'], [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'], [/\p{Script=Bengali}/gu, 'bn'], [/\p{Script=Tamil}/gu, 'ta'],
]

const CYRILLIC = new Set(['ru', 'uk', 'be', 'bg', 'sr', 'mk', 'kk'])
/** UTF-16 units looked at: from the middle too, because pages begin with menus that may be in another language. */
const SAMPLE = 6000

const INDEX = new Map<string, string[]>()
for (const [lang, words] of Object.entries(WORDS)) for (const word of new Set(words.split(' '))) INDEX.set(word, [...(INDEX.get(word) ?? []), lang])

/**
 * The language of a text, ISO 639-1; null when the evidence is thin or contradictory (a bare name, a list of numbers).
 * One sentence is usually enough.
 */
export function detectLanguage(text: string): Lang | null {
  const sample = sampleOf(text)
  const { letters, cyrillic, latin } = countLetters(sample)
  if (letters === 0) return null
  const other = letters - cyrillic - latin
  if (other > Math.max(cyrillic, latin)) return byScript(sample)

  const useCyrillic = cyrillic > latin
  const scores = new Map<string, number>()
  const add = (lang: string, points: number): void => {
    if (CYRILLIC.has(lang) === useCyrillic) scores.set(lang, (scores.get(lang) ?? 0) + points)
  }
  let words = 0
  const lower = sample.toLowerCase()
  for (const word of lower.match(/\p{L}+/gu) ?? []) {
    words += 1
    const langs = INDEX.get(word)
    if (langs) for (const lang of langs) add(lang, 1 / Math.sqrt(langs.length))
  }
  for (const [pattern, lang, points] of LETTERS) if (CYRILLIC.has(lang) === useCyrillic) add(lang, points * Math.min(count(lower, pattern), 40))

  const [best, second] = [...scores].sort((a, b) => b[1] - a[1])
  if (!best || words === 0) return null
  const runnerUp = second?.[1] ?? 0
  // Enough evidence in sum, per word, and against the runner-up.
  if (best[1] < 1.2 || best[1] / words < 0.04 || best[1] < runnerUp * 1.12) return null
  return best[0]
}

function byScript(sample: string): Lang | null {
  const arabic = count(sample, /\p{Script=Arabic}/gu)
  let best: [Lang | null, number] = [arabic > 0 ? (/[پچژگ]/.test(sample) ? 'fa' : 'ar') : null, arabic]
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  for (const [pattern, lang] of SCRIPTS) {
    const found = count(sample, pattern)
    if (found > best[1]) best = [lang, found]
  }
  return best[0] === 'zh' && kana > best[1] / 10 ? 'ja' : best[0]
}

function sampleOf(text: string): string {
  if (text.length <= SAMPLE) return text
  const middle = Math.floor(text.length / 2)
  return `${text.slice(0, SAMPLE / 2)} ${text.slice(middle, middle + SAMPLE / 2)}`
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

const LETTER = 1
const CYRILLIC_SIGN = 2
const LATIN_SIGN = 4

/** What each sign is, in pages of 256, made when one of them comes up: to look it up takes a tenth of what patterns take. */
const pages: (Uint8Array | undefined)[] = []

function pageOf(number: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, at) => {
    const sign = String.fromCodePoint(number * 256 + at)
    return (/\p{L}/u.test(sign) ? LETTER : 0) | (/\p{Script=Cyrillic}/u.test(sign) ? CYRILLIC_SIGN : 0) | (/\p{Script=Latin}/u.test(sign) ? LATIN_SIGN : 0)
  })
}

/** How many characters of a text are letters, and how many are Cyrillic and Latin. */
export function countLetters(text: string): { letters: number; cyrillic: number; latin: number } {
  let [letters, cyrillic, latin] = [0, 0, 0]
  for (let at = 0; at < text.length; at++) {
    const sign = text.codePointAt(at)!
    // A pair of UTF-16 units is one character.
    if (sign > 0xffff) at += 1
    const kind = (pages[sign >>> 8] ??= pageOf(sign >>> 8))[sign & 0xff]!
    letters += kind & LETTER
    cyrillic += (kind & CYRILLIC_SIGN) >>> 1
    latin += (kind & LATIN_SIGN) >>> 2
  }
  return { letters, cyrillic, latin }
}
