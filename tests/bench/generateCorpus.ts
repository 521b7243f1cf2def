/**
 * A deterministic corpus of invented news in five languages, about 4 KB an article, for the bench: N articles give the same N texts on every
 * machine. Sixty people and ten places recur with Zipf's frequencies; one person, `MARKED`, occurs in exactly 5 % of the articles.
 */

export interface GeneratedArticle {
  fileName: string
  text: string
  /** Whether `MARKED` occurs in it. */
  marked: boolean
}

export const MARKED = 'Yusuf Demirkan'

const GIVEN = ['Marta', 'Tomás', 'Aleksei', 'Hanna', 'Claire', 'Ivo', 'Greta', 'Nadim', 'Elena', 'Piotr', 'Ingrid', 'Leila']
const FAMILY = ['Lindqvist', 'Herrera', 'Voronov', 'Brückner', 'Fontanelle', 'Stanković', 'Ahlström', 'Khoury', 'Marchetti', 'Wasilewski', 'Sørensen', 'Haddadi']
const PEOPLE = Array.from({ length: 60 }, (_, at) => `${GIVEN[at % 12]!} ${FAMILY[(at + Math.floor(at / 12)) % 12]!}`)
const PLACES: Record<Language, string[]> = {
  de: ['Deutschland', 'Frankreich', 'Kasachstan', 'Armenien', 'Berlin', 'Wien', 'Almaty', 'Rom', 'Genf', 'Russland'],
  it: ['Germania', 'Francia', 'Kazakistan', 'Armenia', 'Berlino', 'Vienna', 'Almaty', 'Roma', 'Ginevra', 'Russia'],
  en: ['Germany', 'France', 'Kazakhstan', 'Armenia', 'Berlin', 'Vienna', 'Almaty', 'Rome', 'Geneva', 'Russia'],
  fr: ['Allemagne', 'France', 'Kazakhstan', 'Arménie', 'Berlin', 'Vienne', 'Almaty', 'Rome', 'Genève', 'Russie'],
  es: ['Alemania', 'Francia', 'Kazajistán', 'Armenia', 'Berlín', 'Viena', 'Almaty', 'Roma', 'Ginebra', 'Rusia'],
}
type Language = 'de' | 'it' | 'en' | 'fr' | 'es'
const LANGUAGES: Language[] = ['en', 'de', 'it', 'fr', 'es']

/** Sentences with slots: P person, L place, N number. */
const SENTENCES: Record<Language, string[]> = {
  en: [
    'According to P, the matter in L is far from settled, and at least N companies have asked for more time.',
    'A spokesperson for P declined to comment on Monday.',
    'The dispute has lasted for months and has cost the harbour of L more than N million euros.',
    'Most residents said that they had learned of the plan from the newspapers.',
    'P told reporters in L that the commission would publish its findings in the autumn.',
    'The new railway line is to be opened in stages, the first of them N kilometres long.',
    'Experts warn that the price of grain could rise again before the end of the year.',
    'The court rejected the complaint because it had been handed in two days late.',
  ],
  de: [
    'Laut P ist die Angelegenheit in L noch lange nicht geklärt, und mindestens N Unternehmen haben um Aufschub gebeten.',
    'Eine Stellungnahme von P lag am Montag zunächst nicht vor.',
    'Der Streit dauert seit Monaten an und hat den Hafen von L mehr als N Millionen Euro gekostet.',
    'Die meisten Bewohner sagten, sie hätten von dem Vorhaben erst aus der Zeitung erfahren.',
    'P sagte vor Journalisten in L, die Kommission werde ihren Bericht im Herbst vorlegen.',
    'Die neue Bahnstrecke soll in Abschnitten eröffnet werden, der erste ist N Kilometer lang.',
    'Fachleute warnen, dass der Preis für Getreide noch vor dem Jahresende wieder steigen könnte.',
    'Das Gericht wies die Klage ab, weil sie zwei Tage zu spät eingereicht worden war.',
  ],
  it: [
    'Secondo P, la questione in L è tutt’altro che risolta e almeno N aziende hanno chiesto un rinvio.',
    'Lunedì un portavoce di P non ha voluto rilasciare dichiarazioni.',
    'La controversia dura da mesi ed è costata al porto di L più di N milioni di euro.',
    'La maggior parte degli abitanti ha detto di aver saputo del progetto soltanto dai giornali.',
    'P ha detto ai giornalisti a L che la commissione presenterà la relazione in autunno.',
    'La nuova linea ferroviaria sarà aperta a tappe, la prima delle quali è lunga N chilometri.',
    'Gli esperti avvertono che il prezzo del grano potrebbe salire ancora prima della fine dell’anno.',
    'Il tribunale ha respinto il ricorso perché era stato presentato con due giorni di ritardo.',
  ],
  fr: [
    'Selon P, la question est loin d’être réglée à L et au moins N entreprises ont demandé un délai.',
    'Un porte-parole de P n’a pas souhaité s’exprimer lundi.',
    'Le différend dure depuis des mois et a coûté plus de N millions d’euros au port de L.',
    'La plupart des habitants disent avoir appris le projet par les journaux.',
    'P a déclaré aux journalistes à L que la commission rendrait ses conclusions à l’automne.',
    'La nouvelle ligne de chemin de fer sera ouverte par étapes, dont la première est longue de N kilomètres.',
    'Les spécialistes craignent que le prix des céréales n’augmente encore avant la fin de l’année.',
    'Le tribunal a rejeté la plainte parce qu’elle avait été déposée deux jours trop tard.',
  ],
  es: [
    'Según P, el asunto está lejos de resolverse en L y al menos N empresas han pedido más tiempo.',
    'Un portavoz de P no quiso hacer declaraciones el lunes.',
    'La disputa dura desde hace meses y ha costado al puerto de L más de N millones de euros.',
    'La mayoría de los vecinos dijo haberse enterado del proyecto por los periódicos.',
    'P dijo a los periodistas en L que la comisión presentará su informe en otoño.',
    'La nueva línea de ferrocarril se abrirá por etapas, la primera de ellas de N kilómetros.',
    'Los expertos advierten de que el precio del grano podría volver a subir antes de fin de año.',
    'El tribunal rechazó la demanda porque había sido presentada con dos días de retraso.',
  ],
}
const SOURCES = ['Averton Courier', 'Der Nordbote', 'La Gazzetta del Porto', 'La Dépêche du Soir', 'El Correo de Levante', 'Meridian Wire', 'Altmoor Tagblatt', 'Harbour Review']

/** mulberry32: 32 bits of state are plenty for text. */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** One article, by its number alone. */
export function generateArticle(at: number, total: number): GeneratedArticle {
  const next = random(at * 2654435761 + 17)
  const below = (n: number): number => Math.floor(next() * n)
  const zipf = <T>(from: T[]): T => from[Math.min(from.length - 1, Math.floor(from.length ** next()) - 1)]!
  const language = LANGUAGES[(at + Math.floor(at / 20)) % LANGUAGES.length]!
  const sentence = (): string =>
    SENTENCES[language][below(8)]!.replaceAll(/\b[PLN]\b/g, (slot) => (slot === 'P' ? zipf(PEOPLE) : slot === 'L' ? zipf(PLACES[language]) : String(2 + below(97))))
  // Every twentieth article, spread over the languages; rounded so that it is 5 % of any N.
  const marked = Math.floor(((at + 1) * total * 0.05) / total) > Math.floor((at * total * 0.05) / total)
  const paragraphs: string[] = []
  for (let length = 0; length < 3800;) {
    const paragraph = Array.from({ length: 3 + below(4) }, sentence).join(' ')
    paragraphs.push(paragraph)
    length += paragraph.length
  }
  if (marked) paragraphs.splice(1, 0, SENTENCES[language][0]!.replace('P', MARKED).replace('L', PLACES[language][0]!).replace('N', '12'))
  const title = `${sentence().replace(/[.,].*$/, '')} (${at + 1})`
  const day = new Date(Date.UTC(2022, 0, 1 + (at % 700)))
  const date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(day)
  const source = SOURCES[below(SOURCES.length)]!
  return { fileName: `${String(at).padStart(6, '0')}.txt`, text: `${title}\n\n${date}\n\n${paragraphs.join('\n\n')}\n\n© ${source}\n`, marked }
}
