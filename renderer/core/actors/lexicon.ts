/**
 * Closed lists of the six reading languages that say what a capital letter means: words that are never a name, words that announce a
 * person, verbs of saying, words that head the name of an organisation. All folded. Open lists (places, names) are the gazetteer's.
 */
import type { Lang } from '../model.ts'
import { fold } from '../text/fold.ts'
import { memo } from '../text/memo.ts'

const words = (text: string): string[] => fold(text).split(/\s+/).filter(Boolean)

const FUNCTION: Record<Lang, Set<string>> = {
  de: new Set(words(`der die das den dem des ein eine einer eines einem einen kein keine keiner und oder aber denn doch sondern weil dass daß ob wenn als wie wo wann warum wer was welche welcher welches
    ich du er sie es wir ihr ihn ihm ihnen mich mir dich dir uns euch sich man mein meine dein seine sein seiner seinem seinen ihre ihrer ihrem ihren unser unsere euer
    dieser diese dieses diesem diesen jener jene jeder jede jedes alle alles allen aller viele vielen einige mehr mehrere beide beiden andere anderen solche manche etwas nichts niemand jemand
    in im an am auf aus bei beim mit nach von vom vor zu zum zur über unter zwischen durch für gegen ohne um bis seit während wegen trotz laut ab neben hinter innerhalb außerhalb gegenüber statt dank je pro per
    nicht auch nur noch schon sehr so dann da dort hier nun jetzt heute gestern morgen immer nie wieder zudem außerdem dabei damit dazu davon darauf daher deshalb jedoch allerdings bereits etwa rund fast ganz
    ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können konnte soll sollen sollte muss müssen musste will wollen wollte darf dürfen ja nein
    zwei drei vier fünf sechs sieben acht neun zehn elf zwölf erste ersten erster zweite zweiten dritte dritten letzte letzten neue neuen neuer neues große großen guten gute alte alten
    januar februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend
    jahr jahre jahren jahres tag tage tagen woche wochen monat monate uhr prozent euro dollar millionen milliarden million milliarde menschen frau frauen mann männer kinder leute teil ende anfang zeit
    land länder stadt welt regierung polizei partei staat krieg frieden geld haus leben foto bild quelle video herr herrn doktor mehr weiter selbst wegen nämlich zuvor danach später früher trotzdem dennoch gleich ziel kurz kritik
    meister nachrichten mitte westen osten süden norden präsident kanzler minister chef sommer winter herbst frühling weihnachten ostern deshalb sowie obwohl nachdem bevor damals mal los gut schlecht gegen trotz neben zurzeit derzeit
    spiel spiele platz punkt punkte tor tore verein team sieg bank markt preis preise zahl kosten firma unternehmen kunde kunden wasser kirche gott papst könig königin kaiser fürst prinz graf held arzt`)),
  en: new Set(words(`the a an and or but nor so yet if when while as because since although though that this these those there here what which who whom whose why how where
    i you he she it we they me him her us them my your his its our their mine yours all any both each few many more most much other some such no not only own same than too very
    of in on at by for with about against between into through during before after above below to from up down out off over under again further then once within without among around upon toward towards per via
    is are was were be been being have has had do does did will would can could may might must shall should let get got say says said
    one two three four five six seven eight nine ten first second third last next new old big good great high late early just also even still now today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december spring summer autumn fall winter
    however meanwhile moreover according despite instead later earlier soon perhaps maybe yes well like unlike whether every another either neither both nothing something everyone
    mr mrs ms dr sir lord lady president minister prime king queen prince pope saint st general chief police government state people man woman men women day year years week month time world war peace news
    chapter part section figure table page photo image video source editor north south east west northern southern eastern western central`)),
  fr: new Set(words(`le la les l' un une des du de d' au aux et ou mais donc or ni car si que qu' qui quoi dont où quand comme lorsque puisque quoique parce
    je j' tu il elle on nous vous ils elles me m' te t' se s' lui leur y en moi toi soi eux mon ma mes ton ta tes son sa ses notre nos votre vos leurs ce c' cet cette ces celui celle ceux celles
    à dans par pour sans sous sur vers chez entre avant après depuis pendant contre avec selon malgré dès jusque jusqu' hors outre parmi
    ne n' pas plus jamais rien aucun aucune tout tous toute toutes même autre autres très trop peu beaucoup aussi encore déjà ainsi alors enfin ensuite puis cependant pourtant toutefois hier aujourd'hui demain ici là
    est sont était étaient a ont avait avaient sera seront fut être avoir fait faire peut peuvent doit va vont
    un deux trois quatre cinq six sept huit neuf dix premier première deuxième dernier dernière nouveau nouvelle grand grande petit petite
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche
    monsieur madame mademoiselle président ministre roi reine prince pape saint sainte général police gouvernement état parti ville pays monde guerre paix an ans année jour mois temps oui non photo vidéo source`)),
  it: new Set(words(`il lo la i gli le l' un uno una un' di a da in con su per tra fra del dello della dei degli delle dell' al allo alla ai agli alle all' dal dallo dalla dai dagli dalle dall' nel nello nella nei negli nelle nell' sul sullo sulla sui sugli sulle sull' col
    e ed o od ma però anche ancora se che chi cui come quando dove perché mentre poiché sebbene affinché quindi dunque allora così poi infatti inoltre tuttavia invece già mai sempre più meno molto poco tanto troppo tutto tutti tutta tutte ogni altro altri altra altre stesso stessa
    io tu lui lei noi voi loro mi ti si ci vi ne lo mio mia tuo tua suo sua suoi sue nostro nostra vostro questo questa questi queste quello quella quelli quelle quel
    non né è sono era erano ha hanno aveva avevano sarà saranno fu essere avere fatto fare può possono deve va vanno
    uno due tre quattro cinque sei sette otto nove dieci primo prima secondo seconda terzo ultimo ultima nuovo nuova grande grandi piccolo
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica ieri oggi domani qui qua lì là
    signor signora presidente ministro re regina principe papa san santa santo generale polizia governo stato partito città paese mondo guerra pace anno anni giorno mese tempo sì no foto video fonte dopo durante contro senza verso secondo nonostante oltre`)),
  es: new Set(words(`el la los las lo un una unos unas de del a al y e o u pero sino ni que quien quienes cual cuales cuyo como cuando donde porque pues si aunque mientras
    yo tú él ella ello nosotros vosotros ellos ellas me te se nos os le les mi mis tu tus su sus nuestro nuestra nuestros vuestro este esta esto estos estas ese esa eso esos esas aquel aquella
    en con por para sin sobre entre hasta desde hacia contra según ante bajo tras durante mediante
    no sí más menos muy mucho mucha muchos poco tanto todo toda todos todas otro otra otros otras mismo misma también tampoco ya aún todavía siempre nunca jamás así entonces luego además sin embargo ayer hoy mañana aquí allí ahí
    es son era eran ha han había habían será serán fue fueron ser estar está están haber hace hacer puede pueden debe va van
    uno dos tres cuatro cinco seis siete ocho nueve diez primer primero primera segundo último nueva nuevo gran grande
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo
    señor señora don doña presidente ministro rey reina príncipe papa san santa santo general policía gobierno estado partido ciudad país mundo guerra paz año años día mes tiempo foto vídeo fuente`)),
  ru: new Set(words(`и а но да или либо что чтобы как когда где куда откуда почему зачем если хотя пока потому так то ли же бы не ни нет да вот вон даже лишь только уже еще тоже также
    я ты он она оно мы вы они меня мне тебя тебе его ему ее ей нас нам вас вам их им себя себе мой моя мое мои твой свой своя свое свои своего своей своих наш наша ваш этот эта это эти этого этой этих тот та те того той тех такой такая такие такого весь вся все всё всех всего каждый каждая другой другая другие сам сама сами который которая которое которые
    в во на с со к ко о об обо от до из у за под над при про для без через между перед после около вокруг против среди кроме вместо благодаря согласно вследствие ввиду по ради
    был была было были есть будет будут быть стал стала может могут можно нужно надо должен более менее очень много мало потом затем тогда теперь сейчас сегодня вчера завтра здесь там тут всегда никогда однако поэтому кстати впрочем например конечно возможно видимо наконец впервые ранее позже напомним
    один одна одно два две три четыре пять шесть семь восемь девять десять первый первая первое второй вторая последний новый новая новое новые старый большой
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье
    президент министр премьер глава король королева принц папа святой генерал полиция правительство государство партия город страна мир война год года году лет день дня месяц время человек люди фото видео источник господин госпожа г`)),
}
const EVERYWHERE = new Set<string>()
for (const set of Object.values(FUNCTION)) for (const word of set) EVERYWHERE.add(word)

/** Whether a folded word is one of the language's words that are never a name by themselves; an unknown language answers for all six. */
export function isFunctionWord(folded: string, lang: Lang | null): boolean {
  return (FUNCTION[lang ?? ''] ?? EVERYWHERE).has(folded)
}

/** Before a name these say: a person. German compounds (Außenminister, Parteichef) are matched by their end. */
const ROLES = new Set(
  words(`präsident präsidentin kanzler kanzlerin minister ministerin premier premierminister premierministerin staatschef staatschefin regierungschef regierungschefin chef chefin sprecher sprecherin sekretär sekretärin generalsekretär vorsitzender vorsitzende vorsitzenden
    herr herrn frau dr prof professor professorin könig königin prinz prinzessin papst bischof erzbischof kardinal pfarrer general oberst senator senatorin bürgermeister bürgermeisterin botschafter botschafterin abgeordnete abgeordneter direktor direktorin trainer trainerin stürmer torwart richter richterin anwalt anwältin journalist journalistin autor autorin schauspieler schauspielerin sänger sängerin regisseur regisseurin schriftsteller künstler politiker politikerin experte expertin forscher forscherin kommissar kommissarin kandidat kandidatin
    president chancellor prime minister secretary spokesman spokeswoman spokesperson leader mr mrs ms sir lord lady king queen prince princess pope bishop archbishop cardinal gen col lt sgt capt captain sen rep gov governor mayor ambassador judge justice director coach manager ceo chairman chairwoman chief author actor actress singer writer journalist dame rev
    président présidente chancelier chancelière ministre premier secrétaire porte-parole chef cheffe dirigeant m mme mlle monsieur madame roi reine prince princesse pape évêque archevêque cardinal général colonel sénateur sénatrice maire ambassadeur député députée directeur directrice entraîneur juge avocat avocate journaliste auteur acteur actrice chanteur chanteuse écrivain
    presidente cancelliere cancelliera ministro ministra premier segretario segretaria portavoce capo leader signor signora sig re regina principe principessa papa vescovo arcivescovo cardinale generale colonnello senatore senatrice sindaco sindaca ambasciatore deputato deputata direttore direttrice allenatore giudice avvocato giornalista autore attore attrice cantante scrittore onorevole on dottor dottoressa professore governatore commissario
    presidenta canciller ministro ministra secretario secretaria portavoz líder jefe jefa señor señora don doña sr sra rey reina príncipe princesa obispo arzobispo cardenal general coronel senador senadora alcalde alcaldesa embajador embajadora diputado diputada director directora entrenador entrenadora juez jueza abogado abogada periodista autor actor actriz cantante escritor gobernador comisario
    президент канцлер министр премьер премьер-министр секретарь генсек пресс-секретарь глава лидер руководитель председатель директор гендиректор господин госпожа король королева принц папа епископ патриарх кардинал генерал полковник майор капитан сенатор мэр губернатор посол депутат вице-премьер вице-президент экс-президент экс-министр тренер судья прокурор адвокат журналист писатель актер актриса певец певица режиссер академик профессор доктор заместитель замглавы представитель спикер основатель владелец кандидат`),
)
const ROLE_END = /(?:präsident|prasident|minister|kanzler|chef|sprecher|sekretar|vorsitzende[rn]?|trainer|direktor|professor|meister|botschafter|abgeordnete[rn]?|politiker|experte|forscher|anwalt|richter|kommissar|manager|general|leiter|rat[im]|autor|star|profi|weltmeister|kandidat|beauftragte[rn]?)(?:in|s|en|innen)?$/
const ROLE_RU = /(?:президент|министр|премьер|канцлер|секретар|руководител|председател|директор|корол|патриарх|генерал|полковник|сенатор|мэр|губернатор|посол|посл|депутат|тренер|судь|прокурор|адвокат|журналист|писател|актер|режиссер|профессор|лидер|глав|спикер|представител|заместител)[а-я]{0,3}$/

/** Roles that are other words elsewhere: Italian on. and English on. */
const ROLES_OF_ONE = new Map<string, Lang>(Object.entries({ on: 'it', re: 'it', sig: 'it', m: 'fr', capo: 'it', chief: 'en', gen: 'en', col: 'en', rep: 'en', sen: 'en' }))

/** Whether a folded word announces a person when it stands before a name. */
export function isRole(folded: string, lang: Lang | null): boolean {
  if (ROLES.has(folded)) {
    const only = ROLES_OF_ONE.get(folded)
    return only === undefined || lang === null || only === lang
  }
  return (lang === 'de' || lang === 'ru' || lang === null) && endsAsRole(folded, lang)
}
const endsAsRole = memo((folded, lang) => (lang === 'ru' ? ROLE_RU.test(folded) : ROLE_END.test(folded) && folded.length > 5))

const SAYING = new Set(
  words(`sagte sagt erklärte erklärt betonte betont teilte forderte fordert warnte warnt meinte meint kritisierte kündigte sprach spricht bezeichnete lobte schrieb berichtete verwies bestätigte bestätigt kündigt fügt wies verteidigte begründete bedauerte traf gewann erzielte räumte hob fügte unterstrich äußerte
    said says told added announced warned stated explained wrote believes thinks argued insisted claimed noted tweeted called admitted denied replied declared
    dit a déclaré affirme assure estime explique souligne annonce ajoute raconte ha detto dice afferma spiega sottolinea annuncia aggiunge dichiara sostiene racconta scrive ritiene
    dijo dice afirmó declaró aseguró señaló explicó anunció añadió advirtió subrayó considera sostiene
    сказал сказала заявил заявила отметил отметила сообщил сообщила подчеркнул подчеркнула добавил добавила рассказал рассказала считает говорит пояснил объяснил напомнил уточнил призвал`),
)
/** Whether a folded word is a verb of saying or doing whose subject is nearly always a person. */
export function isSaying(folded: string): boolean {
  return SAYING.has(folded)
}

/** Heads of organisations' names that open the name: University of …, Ministero della …, Министерство …, Banca …. */
const HEADS = new Set(
  words(`universität hochschule ministerium bundesamt landesamt institut verband verein stiftung akademie gesellschaft gewerkschaft zentralbank landgericht oberlandesgericht amtsgericht verwaltungsgericht staatsanwaltschaft landtag senat fraktion klinikum universitätsklinikum museum theater staatsoper hotel sparkasse volksbank stadtwerke
    university college institute ministry department bank council committee commission association federation union foundation academy agency office bureau court senate house center centre museum hospital school society church corps army navy board club league party front movement group
    université institut ministère département banque conseil comité commission association fédération union fondation académie agence office cour tribunal sénat musée hôpital école société parti front mouvement groupe centre ligue chambre cabinet
    università istituto ministero dipartimento banca consiglio comitato commissione associazione federazione unione fondazione accademia agenzia ufficio corte tribunale senato museo ospedale scuola società partito fronte movimento gruppo centro lega camera procura questura comune regione provincia
    universidad instituto ministerio departamento banco consejo comité comisión asociación federación unión fundación academia agencia oficina corte tribunal senado museo hospital escuela sociedad partido frente movimiento grupo centro liga cámara ayuntamiento generalitat junta audiencia fiscalía
    университет институт министерство департамент банк совет комитет комиссия ассоциация федерация союз фонд академия агентство управление суд сенат музей больница школа общество партия фронт движение группа центр лига палата служба прокуратура администрация компания корпорация концерн холдинг фирма завод`),
)
export function isOrganisationHead(folded: string): boolean {
  return HEADS.has(folded)
}

const INSTITUTIONS = new Set(words('parliament senate congress commission commissione comisión senato senado sejm knesset parlamento parlement sénat interpol'))
const INSTITUTIONS_DE = new Set(words('kommission parlament senat kongress interpol knesset sejm'))
/** Whether a folded word with a capital names one body without saying whose: the Commission, il Parlamento, das Parlament. */
export function isInstitution(folded: string, lang: Lang | null): boolean {
  return (lang === 'de' ? INSTITUTIONS_DE : INSTITUTIONS).has(folded)
}

/** Last words of organisations' names: legal forms and the like. */
const TAILS = new Set(
  words(`gmbh ag kg ohg se ev mbh kgaa inc corp corporation ltd limited plc llc co company group holding holdings bank university college institute foundation association federation union committee commission council agency party hospital museum library orchestra band railroad railway regiment brigade division command stadium theatre records studios pictures entertainment airlines airways motors industries technologies systems partners press news times post journal herald tribune gazette
    spa srl sa sas sarl sl slu nv bv ab oy oyj asa as gruppe konzern zeitung universitat verlag stiftung verband institut klinik fc sc sv bv united city rovers`),
)
export function isOrganisationTail(folded: string): boolean {
  return TAILS.has(folded)
}

/** Prepositions after which an unknown capitalised word is a place more often than not. */
const LOCATIVE: Record<Lang, Set<string>> = {
  de: new Set(words('in aus nach bei')),
  en: new Set(words('in near at from')),
  fr: new Set(words('à en')),
  it: new Set(words('a ad in')),
  es: new Set(words('en')),
  ru: new Set(words('в во из под')),
}
export function isLocative(folded: string, lang: Lang | null): boolean {
  return LOCATIVE[lang ?? '']?.has(folded) ?? false
}

/** Particles inside and before family names. */
const PARTICLES = new Set(words(`von van de der den del della dello degli dei di da dal das dos do du des la le lo el al bin ibn ben zu zum zur ter ten af av abu y d' l' dell' de' o' ap st`))
export function isParticle(folded: string): boolean {
  return PARTICLES.has(folded)
}

/** German words before which no name but a noun stands. */
const DETERMINERS = new Set(
  words(`der die das den dem des ein eine einer eines einem einen kein keine keinen mein meine seine seiner seinem seinen ihre ihrer ihrem ihren unsere unserer dieser diese dieses diesem diesen jeder jede jedes alle aller allen viele vielen einige mehrere zum zur im am vom beim ins ans`),
)
export function isGermanDeterminer(folded: string): boolean {
  return DETERMINERS.has(folded)
}

/** Capitalised acronyms that name no organisation. */
const NO_ORGANISATION = new Set(
  'TV PC CD DVD CEO CFO DNA DNS HIV AIDS LED GPS SMS PDF HTML USB IT PR VIP FAQ OK LIVE PS AM PM BC AD CET MEZ GMT UTC USD EUR GBP CHF RUB KW kWh MW GW PS km AKW KKW LKW PKW SUV ICE ABC WM EM DJ MC EP LP CO II III IV VI VII VIII IX XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII KI IQ GAU ÖPNV SOS UFO FOTO VIDEO НДС ВВП СМИ ВОВ ТВ ЖКХ АЭС ПК ИТ ЧП ДТП ЧМ ЧЕ ГЭС ТЭЦ ОПГ УК РФ ВИЧ СПИД ДНК ОАО ООО ПАО ЗАО АО НКО МКС ГБ ТМ PIB PIL BIP GDP VPN URL RNA ARN ADN OVNI TGV TAV IVA TVA VAT MwSt'.split(' '),
)
export function isPlainAcronym(text: string): boolean {
  return NO_ORGANISATION.has(text)
}
