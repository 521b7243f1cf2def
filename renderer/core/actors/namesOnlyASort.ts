/**
 * Words that say of what sort somebody is and name nobody: the member states, gli Stati membri, die Mitgliedstaaten, страны-участницы. News write them
 * large as they like, and a tagger that has seen "United States" takes them for names. By rule: nouns for sorts of bodies, with nothing beside them
 * but what any body of the sort may be called.
 */
import type { Lang } from '../model.ts'
import { memo } from '../text/memo.ts'
import { isFunctionWord } from './lexicon.ts'

const words = (text: string): Set<string> => new Set(text.split(/\s+/))

/** Folded nouns for sorts of bodies, in the cases and numbers in which they stand alone. Not `el país` and `die Zeit`: newspapers are called so. */
const NOUNS: Record<Lang, Set<string>> = {
  de: words(`staat staates staats staaten lander landern nationen mitglied mitglieder mitgliedern parteien regierung regierungen behorde behorden ministerien parlamente parlamenten gerichte gerichten botschaften institutionen organisationen
    verbande verbanden gewerkschaften unternehmen firmen konzerne konzernen partner partnern teilnehmer teilnehmern streitkrafte streitkraften sicherheitskrafte sicherheitskraften opposition`),
  en: words('state states country countries nations member members party parties government governments authority authorities ministries parliaments courts embassies institutions organisations organizations companies unions partners participants opposition'),
  it: words('stato stati paesi nazioni membro membri parte parti partiti governo governi autorita ministeri parlamenti tribunali ambasciate istituzioni organizzazioni aziende imprese sindacati partner opposizione'),
  fr: words('etat etats pays nations membre membres partie parties partis gouvernement gouvernements autorite autorites ministeres parlements tribunaux ambassades institutions organisations entreprises syndicats partenaires opposition'),
  es: words('estado estados paises naciones miembro miembros parte partes partidos gobierno gobiernos autoridad autoridades ministerios parlamentos tribunales embajadas instituciones organizaciones empresas sindicatos socios oposicion'),
  ru: words(`государство государства государству государством государстве государств государствам государствами государствах страна страны стран странам странами странах
    член члены членов членам членами членах участник участники участников участникам участница участницы участниц участницам партии партий партиям правительство правительства правительству правительством правительстве правительств
    власти властей властям министерства министерств министерствам организации организаций компании компаний оппозиция оппозиции союзники союзников партнеры партнеров`),
}
/**
 * Folded nouns for bodies of which every state, town or firm has its own. Beside its owner such a noun makes a name (EU-Kommission, Parliament of Canada), so these
 * count only where they stand alone. Not Bundestag, Kreml, Duma, Knesset, which say whose they are; nor “Congress” in English, which alone is the American one.
 */
const BODIES: Record<Lang, Set<string>> = {
  de: words(`parlament parlaments parlamentes kommission kommissionen senat senats kongress kongresses rat rates ausschuss ausschusses komitee komitees ministerium ministeriums ministerien gericht gerichts gerichtes gerichtshof gerichtshofs botschaft konsulat
    konsulats sekretariat sekretariats versammlung prasidium prasidiums vorstand vorstands aufsichtsrat aufsichtsrats polizei staatsanwaltschaft armee militar militars justiz verwaltung gemeinderat stadtrat kabinett kabinetts koalition`),
  en: words('parliament commission senate council committee court ministry embassy consulate secretariat assembly board police prosecutors army military navy judiciary cabinet coalition administration'),
  it: words('parlamento commissione senato congresso consiglio comitato tribunale corte ministero ambasciata consolato segretariato assemblea polizia procura esercito magistratura gabinetto coalizione amministrazione'),
  fr: words('parlement commission senat congres conseil comite tribunal cour ministere ambassade consulat secretariat assemblee police parquet armee justice cabinet coalition administration'),
  es: words('parlamento comision senado congreso consejo comite tribunal corte ministerio embajada consulado secretaria asamblea policia fiscalia ejercito justicia gabinete coalicion administracion'),
  ru: words(`парламент парламента парламенту парламентом парламенте комиссия комиссии комиссию комиссией сенат сената сенату сенатом сенате конгресс конгресса конгрессу конгрессом конгрессе совет совета совету советом совете комитет комитета комитету комитетом комитете
    суд суда суду судом суде министерство министерством министерстве посольство посольства посольству посольством посольстве консульство консульства секретариат секретариата ассамблея ассамблеи ассамблею полиция полиции полицию полицией прокуратура прокуратуры прокуратуре прокуратуру
    армия армии армию армией кабинет кабинета коалиция коалиции коалицию администрация администрации администрацию`),
}
/** German makes one word of both: Mitgliedstaaten, Teilnehmerländer, Nachbarstaaten, Regierungsparteien. */
const COMPOUND = /^(?:mitglied|teilnehmer|vertrag|vertragspartei|unterzeichner|nachbar|anrainer|partner|grunder|grundung|beitritt|dritt|verbundet|bundes?|glied|regierung|opposition|koalition)[se]{0,2}-?(?:staat|staate[ns]|land|landern?|landes|nationen|parteien|regierung|regierungen|organisationen|institutionen)$/
/** What stands beside such a noun and tells no two of a sort apart. */
const MODIFIERS: Record<Lang, Set<string>> = {
  de: words('andere anderen anderer alle allen aller ubrige ubrigen teilnehmende teilnehmenden beteiligte beteiligten verbundete verbundeten benachbarte benachbarten neue neuen kleine kleinen grosse grossen'),
  en: words('other all participating contracting signatory neighbouring neighboring allied founding third new small large federal national local foreign'),
  it: words('altri altre tutti tutte partecipanti aderenti firmatari firmatarie contraenti fondatori vicini alleati terzi nuovi nuove piccoli grandi federale federali nazionale nazionali locali'),
  fr: words('autres tous toutes participants participantes signataires contractants contractantes fondateurs voisins allies tiers nouveaux nouvelles petits grands federal federaux national nationaux locales'),
  es: words('otros otras todos todas participantes signatarios contratantes fundadores vecinos aliados terceros nuevos nuevas pequenos grandes federal federales nacional nacionales locales'),
  ru: words('другие других все всех остальные остальных соседние соседних союзные союзных новые новых'),
}

const LANGUAGES = Object.keys(NOUNS)

const languagesOf = (lang: Lang | null): Lang[] => (lang === null || NOUNS[lang] === undefined ? LANGUAGES : [lang])

/** Whether a name, folded, is nobody's but that of a sort of states, firms or parties; of an unknown language, whether it is in one of the six. */
export const namesOnlyASort = memo((folded, lang) => {
  return languagesOf(lang).some((language) => {
    let nouns = 0
    // страны-участницы, States-Members
    for (const part of folded.split(/[ ']+/).flatMap((word) => (COMPOUND.test(word) ? [word] : word.split('-')))) {
      if (NOUNS[language]!.has(part) || (language === 'de' && COMPOUND.test(part))) nouns++
      else if (!MODIFIERS[language]!.has(part) && !isFunctionWord(part, language)) return false
    }
    return nouns > 0
  })
})

/** Whether a name, folded, is a body's noun alone, whose owner it leaves out: “Parlament”, “la Commissione”. “National Assembly” and “Council of State” are more. */
export const namesOnlyABody = memo((folded, lang) =>
  languagesOf(lang).some((language) => {
    const words = folded.split(/[ ']+/).filter((word) => word !== '' && (BODIES[language]!.has(word) || !isFunctionWord(word, language)))
    return words.length === 1 && BODIES[language]!.has(words[0]!)
  }),
)
