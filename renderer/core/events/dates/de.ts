/** German. */
import type { DateLanguage } from './language.ts'

/** `Montagabend` is one word. */
const PARTS = ['morgen', 'früh', 'vormittag', 'mittag', 'nachmittag', 'abend', 'nacht']
const weekday = (names: string): string => names.split('|').flatMap((name) => [name, `${name}s`, ...PARTS.map((part) => name + part)]).join('|')

export const de: DateLanguage = {
  months: ['januar|januars|jänner|jänners', 'februar|februars|feber', 'märz|maerz', 'april|aprils', 'mai|mais', 'juni|junis|juno', 'juli|julis', 'august|augusts', 'september|septembers', 'oktober|oktobers', 'november|novembers', 'dezember|dezembers'],
  shortMonths: ['jan.|jan|jän.', 'feb.|feb', 'mrz|mär.', 'apr.|apr', '', 'jun.|jun', 'jul.|jul', 'aug.|aug', 'sept.|sep.|sept|sep', 'okt.|okt', 'nov.|nov', 'dez.|dez'],
  doubtfulMonths: '', monthCues: '',
  weekdays: ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag|sonnabend', 'sonntag'].map(weekday),
  shortWeekdays: ['mo.|mo', 'di.|di', 'mi.|mi', 'do.|do', 'fr.|fr', 'sa.|sa', 'so.|so'],
  deictic: {
    heute: 0, heutige: 0, heutigen: 0, heutiger: 0, heutiges: 0, heutigem: 0, gestern: -1, gestrige: -1, gestrigen: -1, gestriger: -1, gestriges: -1,
    vorgestern: -2, morgen: 1, morgige: 1, morgigen: 1, morgiger: 1, übermorgen: 2, vorvorgestern: -3,
  },
  notAfter: 'am|guten|jeden|jeder|jedem|den|diesen|pro',
  dayParts: 'morgen|früh|vormittag|mittag|nachmittag|abend|nacht|spätabend|frühmorgen',
  before: {
    letzte: -1, letzten: -1, letzter: -1, letztes: -1, letztem: -1, vergangene: -1, vergangenen: -1, vergangener: -1, vergangenes: -1, vergangenem: -1,
    vorige: -1, vorigen: -1, voriger: -1, voriges: -1, vorigem: -1, verflossenen: -1, vorletzte: -2, vorletzten: -2, vorletzter: -2, vorletztes: -2,
    diese: 0, diesen: 0, dieser: 0, dieses: 0, diesem: 0, laufenden: 0, laufende: 0, laufendes: 0,
    nächste: 1, nächsten: 1, nächster: 1, nächstes: 1, nächstem: 1, kommende: 1, kommenden: 1, kommender: 1, kommendes: 1, kommendem: 1, folgenden: 1,
    übernächste: 2, übernächsten: 2, übernächster: 2, übernächstes: 2,
  },
  after: { 'letzten jahres': -1, 'vergangenen jahres': -1, 'vorigen jahres': -1, 'des vorjahres': -1, 'des vergangenen jahres': -1, 'des letzten jahres': -1, 'dieses jahres': 0, 'des laufenden jahres': 0, 'nächsten jahres': 1, 'kommenden jahres': 1, 'des kommenden jahres': 1, 'des nächsten jahres': 1 },
  relative: { heuer: ['year', 0], 'im vorjahr': ['year', -1] },
  units: { day: 'tag|tage|tagen|tages', week: 'woche|wochen', weekend: 'wochenende|wochenendes', month: 'monat|monate|monaten|monats', quarter: 'quartal|quartals', year: 'jahr|jahre|jahren|jahres', decade: 'jahrzehnt|jahrzehnte|jahrzehnten', century: 'jahrhundert' },
  numbers: ['ein|eine|einem|einer|einen', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf'],
  ordinals: ['erste|ersten|erster|erstes', 'zweite|zweiten|zweiter|zweites', 'dritte|dritten|dritter|drittes', 'vierte|vierten|vierter|viertes', 'fünfte|fünften', 'sechste|sechsten', 'siebte|siebten', 'achte|achten', 'neunte|neunten|neunter', 'zehnte|zehnten', 'elfte|elften', 'zwölfte|zwölften', 'dreizehnte|dreizehnten', 'vierzehnte|vierzehnten', 'fünfzehnte|fünfzehnten', 'sechzehnte|sechzehnten', 'siebzehnte|siebzehnten', 'achtzehnte|achtzehnten', 'neunzehnte|neunzehnten', 'zwanzigste|zwanzigsten', 'einundzwanzigste|einundzwanzigsten'],
  ordinalSuffixes: '.',
  of: 'des jahres|des',
  the: 'der|den|dem|die|dann',
  agoBefore: 'vor', agoAfter: '', inBefore: 'in|binnen', inAfter: '',
  from: 'vom|von|ab dem|seit dem', to: 'bis|bis zum|bis einschließlich|bis zu', between: 'zwischen|zwischen dem', and: 'und|und dem',
  edges: 'anfang|mitte|ende|beginn|anfang des|mitte des|ende des|beginn des|anfang dieses|ende der|anfang der|mitte der',
  about: 'um den|um|etwa|circa|ca.|ungefähr|gegen',
  seasons: ['frühling|frühjahr|frühlings|frühjahrs', 'sommer|sommers', 'herbst|herbstes|herbsts', 'winter|winters'],
  seasonCues: 'im|bis zum|seit dem',
  quarter: 'quartal|quartals|vierteljahr|jahresviertel', half: 'halbjahr|halbjahrs|halbjahres|jahreshälfte|hälfte',
  decadeBefore: '', decadeAfter: 'er jahre|er jahren|er - jahre|er - jahren|er jahrzehnt|er',
  decadeWords: { 'zwanziger jahre': 20, 'zwanziger jahren': 20, 'dreißiger jahre': 30, 'dreißiger jahren': 30, 'vierziger jahre': 40, 'vierziger jahren': 40, 'fünfziger jahre': 50, 'fünfziger jahren': 50, 'sechziger jahre': 60, 'sechziger jahren': 60, 'siebziger jahre': 70, 'siebziger jahren': 70, 'achtziger jahre': 80, 'achtziger jahren': 80, 'neunziger jahre': 90, 'neunziger jahren': 90 },
  centuryAfter: 'jahrhundert|jahrhunderts|jahrhunderte', centuryBefore: '',
  yearBefore: 'jahr|jahre|jahres', yearAfter: '',
  yearCues: 'im jahr|im jahre|in|seit|bis|von|ab|vor|nach|anfang|ende|mitte|um|gegen|des jahres|zwischen|und|sommer|winter|herbst|frühjahr|jahr|jahre|jahres',
  counted: 'menschen|personen|euro|dollar|mann|soldaten|meter|metern|kilometer|kilometern|tonnen|stück|einwohner|einwohnern|teilnehmer|demonstranten|mark|franken|rubel|mitglieder|mitarbeiter|fälle|opfer|tote|toten|verletzte|häuser|hektar|jahre|jahren|tage|stunden|uhr|grad|prozent|km|kg|mitarbeitern|arbeitsplätze|stellen|flüchtlinge|unternehmen|kinder|schüler|studenten|zuschauer|zuschauern|besucher|besuchern|polizisten|kinder|frauen|männer',
  dayCues: 'am|vom|zum|dem|den|bis|bis zum|seit dem|ab dem|ab',
  hourBefore: '', at: 'um|gegen|ab|bis|von|seit|um etwa|um circa|kurz nach|kurz vor', hourAfter: 'uhr|h', am: 'uhr morgens|uhr früh|uhr vormittags', pm: 'uhr nachmittags|uhr abends|uhr am abend|uhr am nachmittag',
  future: 'wird|werden|soll|sollen|will|wollen|möchte|plant|planen|geplant|vorgesehen|erwartet|kommenden|bevorstehende|bevorstehenden|beginnt|startet|stattfinden|anstehenden', futureEnding: null,
  weekend: 'am wochenende|an diesem wochenende|am vergangenen wochenende',
  holidays: { weihnachten: 1225, heiligabend: 1224, 'heilig abend': 1224, silvester: 1231, neujahr: 101, neujahrstag: 101, ostern: 5000, ostersonntag: 5000, ostermontag: 5001, karfreitag: 4998, gründonnerstag: 4997, karsamstag: 4999, palmsonntag: 4993, pfingsten: 5049, pfingstsonntag: 5049, pfingstmontag: 5050, 'christi himmelfahrt': 5039, himmelfahrt: 5039, fronleichnam: 5060, allerheiligen: 1101, rosenmontag: 4952, aschermittwoch: 4954, 'tag der arbeit': 501, 'tag der deutschen einheit': 1003, 'heilige drei könige': 106, 'ersten weihnachtsfeiertag': 1225, 'zweiten weihnachtsfeiertag': 1226 },
  holidayCues: 'an|zu|am|vor|nach|seit|bis|über|ab|zum|dem|den|bis zu|kurz vor',
  monthFirst: false,
}
