/**
 * The words by which news tell of events, by type and language. Data only. An entry is `label=pattern`: the label is the base form
 * shown in titles, the pattern a regular expression that a whole word (or words) must match, in lower case. `~` before a pattern lets
 * it end a compound (German). `_` stands for a space, `…` for at most five words between.
 */
import type { EventType } from './types.ts'

export interface EventWords {
  /** Which actors make a passage of this type specific enough to found an event, and by which it is grouped. */
  anchor: 'place' | 'organisation' | 'participants'
  /** Least number of persons, organisations and (for participants) places in its sentence. */
  least: number
  /** It lasts: dates are those of the period in which it was reported, by month. */
  lasting: boolean
  words: Record<string, string[]>
}

export const EVENT_WORDS: Record<EventType, EventWords> = {
  unrest: {
    anchor: 'place', least: 1, lasting: true,
    words: {
      de: ['Unruhen=~unruhen', 'Proteste=~proteste?[ns]?|~protestwelle', 'Ausschreitungen=~ausschreitung(?:en)?', 'Aufstand=~aufst(?:and|ände|änden|ands|andes)', 'Demonstrationen=~demonstration(?:en)?|~kundgebung(?:en)?', 'Krawalle=~krawallen?', 'Straßenschlachten=straßenschlacht(?:en)?', 'Unruhen=randalierer[ns]?|demonstranten|aufständischen?'],
      it: ['Disordini=disordini', 'Proteste=protest[ae]|contestazion[ei]', 'Rivolta=rivolt[ae]|sommoss[ae]|insurrezion[ei]', 'Scontri=scontri', 'Manifestazioni=manifestazion[ei]', 'Disordini=rivoltosi|manifestanti|dimostranti'],
      en: ['Unrest=unrest', 'Protests=protests?', 'Riots=riots?|rioting', 'Uprising=uprisings?', 'Demonstrations=demonstrations?', 'Clashes=clashes', 'Unrest=rioters|protest[eo]rs|demonstrators'],
      fr: ['Troubles=troubles', 'Émeutes=émeutes?', 'Manifestations=manifestations?', 'Protestations=protestations?', 'Soulèvement=soulèvements?|insurrection', 'Émeutes=émeutiers|manifestants', 'Affrontements=affrontements'],
      es: ['Disturbios=disturbios', 'Protestas=protestas?', 'Manifestaciones=manifestaci(?:ón|ones)', 'Revuelta=revueltas?', 'Levantamiento=levantamientos?', 'Enfrentamientos=enfrentamientos', 'Disturbios=manifestantes|alborotadores'],
      ru: ['Беспорядки=беспоряд(?:ки|ков|кам|ками|ках)', 'Протесты=протест(?:ы|ов|ам|ами|ах)|акци[яйию]_протеста', 'Волнения=волнени(?:я|й|ям|ями|ях)', 'Восстание=восстани[еяю]', 'Столкновения=столкновени(?:я|й|ях|ями)', 'Митинги=митинг(?:и|ов|ах|ами)?', 'Беспорядки=протестующи[ехм]|демонстрант(?:ы|ов|ами)'],
    },
  },
  session: {
    anchor: 'organisation', least: 1, lasting: false,
    words: {
      de: ['Sitzung=~sitzung', 'Gipfel=~gipfel[ns]?|~gipfeltreffens?', 'Tagung=~tagung', 'Konferenz=(?!presse|video)\\p{L}*konferenz', 'Dringlichkeitssitzung=dringlichkeitssitzung', 'Treffen=ministertreffens?'],
      it: ['Vertice=vertice', 'Sessione=sessione', 'Riunione=riunione', 'Seduta=seduta', 'Summit=summit', 'Conferenza=conferenza(?!_stampa)'],
      en: ['Session=session', 'Summit=summit', 'Meeting=meeting', 'Conference=conference'],
      fr: ['Session=session', 'Sommet=sommet', 'Réunion=réunion', 'Conférence=conférence(?!_de_presse)', 'Séance=séance'],
      es: ['Sesión=sesión', 'Cumbre=cumbre', 'Reunión=reunión', 'Conferencia=conferencia(?!_de_prensa)'],
      ru: ['Саммит=саммит(?:а|е|у|ом)?', 'Заседание=заседани(?:е|я|и|ю|ем)', 'Сессия=сесси(?:я|и|ю|ей)', 'Конференция=(?!пресс)\\p{L}*конференци(?:я|и|ю|ей)', 'Совещание=совещани(?:е|я|и|ю|ем)'],
    },
  },
  talks: {
    anchor: 'participants', least: 2, lasting: false,
    words: {
      de: ['Telefonat=~telefonats?|~telefongesprächs?|telefoniert[en]*', 'Gespräche=~gesprächen?|verhandlungen|verhandlung', 'Treffen=treffens?|getroffen|trafen|traf'],
      it: ['Colloquio=colloqui[o]?', 'Conversazione telefonica=conversazione_telefonica|telefonata|telefonicamente', 'Negoziati=negoziat[oi]|trattative', 'Incontro=incontr[oi]|incontrat[oi]'],
      en: ['Talks=talks|negotiations', 'Phone call=phone_call|telephone_conversation|phone_conversation|by_phone', 'Meeting=met'],
      fr: ['Entretien=entretiens?|entretenus?', 'Appel téléphonique=appel_téléphonique|entretien_téléphonique|conversation_téléphonique', 'Négociations=négociations|pourparlers', 'Rencontre=rencontre|rencontrés?'],
      es: ['Conversación telefónica=conversación_telefónica|llamada_telefónica', 'Negociaciones=negociaciones|conversaciones', 'Encuentro=encuentro|reunió|reunieron'],
      ru: ['Переговоры=переговор(?:ы|ов|ам|ами|ах)', 'Телефонный разговор=телефонн(?:ый|ого|ом)_разговор[ае]?|по_телефону', 'Встреча=встреч[аиеу]|встретил(?:ся|ись)'],
    },
  },
  visit: {
    anchor: 'participants', least: 2, lasting: false,
    words: {
      de: ['Besuch=(?:staats|antritts|arbeits)?besuchs?|staatsvisite', 'Reise=(?:auslands|staats)reise'],
      it: ['Visita=visita(?:_ufficiale|_di_stato)?'], en: ['Visit=visit|state_visit'], fr: ['Visite=visite'], es: ['Visita=visita'], ru: ['Визит=визит(?:а|е|ом)?'],
    },
  },
  appeal: {
    anchor: 'participants', least: 2, lasting: false,
    words: {
      de: ['Hilfegesuch=~hilfegesuchs?|~hilfsersuchens?|hilferufe?s?|bitte_um_(?:hilfe|unterstützung|beistand)', 'Appell=appells?|appelliert[e]?', 'Bitte um Hilfe=um…(?:hilfe|unterstützung|beistand)…(?:gebeten|bat|bittet|ersucht|ersuchte)|(?:bat|bittet|ersucht|ersuchte|gebeten)…um…(?:hilfe|unterstützung|beistand)'],
      it: ['Appello=appello(?!_al_voto)', 'Richiesta di aiuto=(?:chied\\p{L}+|chiest[oaie]|domandat[oa])…(?:aiuto|sostegno|assistenza|supporto)|richiesta_di_(?:aiuto|sostegno|assistenza)'],
      en: ['Appeal=appeal(?:s|ed)?(?=_(?:to|for))', 'Request for help=(?:ask(?:s|ed)?|appeal(?:s|ed)?|call(?:s|ed)?|request(?:s|ed)?)…(?:for…)?(?:help|assistance|aid|support)|requests?_for_(?:help|assistance|aid|support)'],
      fr: ["Appel à l'aide=appel_à_l'aide|lanc\\p{L}+_un_appel", "Demande d'aide=(?:demand\\p{L}+|sollicit\\p{L}+)…(?:aide|soutien|assistance)"],
      es: ['Llamamiento=llamamiento', 'Petición de ayuda=(?:pid(?:e|en|ió|ieron|iendo)|pedid[oa]|solicit(?:a|ó|ado|aron))…(?:ayuda|apoyo|asistencia)|(?:petición|solicitud)_de_(?:ayuda|apoyo)'],
      ru: ['Обращение=обращени[еяю](?=_(?:к|за))', 'Просьба о помощи=(?:попросил[аи]?|обратил(?:ся|ась|ись)|запросил[аи]?|просит)…(?:помощ[ьиюь]+|поддержк[уойие]+)|просьб[аыуе]_о_помощи', 'Призыв=призыв(?:а|ом)?(?=_к)'],
    },
  },
  deployment: {
    anchor: 'participants', least: 1, lasting: false,
    words: {
      de: ['Entsendung von Truppen=(?:~truppen|soldaten|~kräfte|~kräften|~kontingent)…(?:entsenden|entsandt|entsendet|geschickt|schicken|verlegt|verlegen)|(?:entsend\\p{L}+|entsandte\\p{L}*|schick(?:t|te|ten|en)|verlegung)…(?:~truppen|soldaten|~kräften?|~kontingents?)', 'Truppenentsendung=truppenentsendung|truppenverlegung'],
      it: ['Invio di truppe=(?:invi(?:are|ato|ati|ata|ate|erà|a|o|ò)|dispiega\\p{L}+|schiera\\p{L}+|trasferimento)…(?:truppe|forze|soldati|militari|contingent[ei]|paracadutisti|caschi_blu)'],
      en: ['Deployment of troops=(?:send(?:s|ing)?|sent|deploy(?:s|ed|ing|ment)?|dispatch(?:es|ed|ing)?)…(?:troops|forces|soldiers|peacekeepers|contingent|paratroopers)|troop_deployment'],
      fr: ['Envoi de troupes=(?:envo(?:yer|yé|yée|yés|i|ie|ient)|déplo(?:yer|yé|yés|iement|ie))…(?:troupes|forces|soldats|militaires|contingent|casques_bleus|parachutistes)'],
      es: ['Envío de tropas=(?:envi(?:ar|ado|ados|ará|ó|a)|envío|despliegue|despleg\\p{L}+)…(?:tropas|fuerzas|soldados|militares|contingente|cascos_azules|paracaidistas)'],
      ru: ['Отправка войск=(?:отправ(?:ить|ит|ил|ила|или|ке|ки|ку|ка|лены|лен)|направ(?:ить|ит|ил|ила|или|лены|лен)|ввод[еауы]?|ввести|ввел[иа]?|переброск[аеиу])…(?:войск[аи]?|миротворц(?:ев|ы|ами)|миротворческ\\p{L}+|солдат|военных|контингент[а]?|сил[ы]?|десантник\\p{L}+)'],
    },
  },
  attack: {
    anchor: 'place', least: 1, lasting: false,
    words: {
      de: ['Anschlag=~anschl(?:ag|ags|ages|äge|ägen)', 'Angriff=(?:raketen|luft|drohnen|terror|messer)?angriff[es]*', 'Überfall=überf(?:all|alls|älle)', 'Amoklauf=amoklaufs?|amokfahrt', 'Explosion=explosion(?:en)?', 'Beschuss=beschuss(?:es)?', 'Attentat=attentats?'],
      it: ['Attentato=attentat[oi]', 'Attacco=attacc(?:o|hi)', 'Esplosione=esplosion[ei]', 'Bombardamento=bombardament[oi]', 'Sparatoria=sparatori[ae]', 'Strage=strag[ei]'],
      en: ['Attack=attacks?', 'Bombing=bombings?', 'Shooting=(?:mass_)?shootings?', 'Explosion=explosions?', 'Airstrike=air_?strikes?', 'Shelling=shelling'],
      fr: ['Attentat=attentats?', 'Attaque=attaques?', 'Explosion=explosions?', 'Bombardement=bombardements?', 'Fusillade=fusillades?'],
      es: ['Atentado=atentados?', 'Ataque=ataques?', 'Explosión=explosi(?:ón|ones)', 'Bombardeo=bombardeos?', 'Tiroteo=tiroteos?'],
      ru: ['Теракт=теракт(?:а|е|ы|ов|ом)?', 'Атака=атак[аиуе]', 'Взрыв=взрыв(?:а|е|ы|ов|ом)?', 'Обстрел=обстрел(?:а|е|ы|ов|ом)?', 'Нападение=нападени(?:е|я|и|ю)', 'Удар=(?:ракетн\\p{L}+|авиа)_?удар(?:а|ы|ов)?'],
    },
  },
  election: {
    anchor: 'place', least: 1, lasting: false,
    words: {
      de: ['Wahl=(?:präsidentschafts|parlaments|bundestags|landtags|kommunal|europa|neu|stich)?wahl(?:en)?'],
      it: ['Elezioni=elezion[ei]'], en: ['Election=(?:presidential_|parliamentary_|general_|snap_|local_|midterm_)?elections?'],
      fr: ['Élections=élections?|présidentielle|législatives'], es: ['Elecciones=eleccion(?:es)?|elección|comicios'],
      ru: ['Выборы=выбор(?:ы|ов|ам|ами|ах)'],
    },
  },
  referendum: {
    anchor: 'place', least: 1, lasting: false,
    words: { de: ['Referendum=referendums?|volksabstimmung|volksentscheids?'], it: ['Referendum=referendum'], en: ['Referendum=referendum'], fr: ['Référendum=référendum'], es: ['Referéndum=referéndum'], ru: ['Референдум=референдум(?:а|е|у|ом)?'] },
  },
  agreement: {
    anchor: 'participants', least: 2, lasting: false,
    words: {
      de: ['Abkommen=~abkommens?', 'Vereinbarung=vereinbarung', 'Vertrag=(?:friedens|handels|freundschafts|grundlagen)?vertrag(?:s|es)?(?=_(?:zwischen|mit)|…(?:unterzeichn|unterschrieb))', 'Einigung=einigung'],
      it: ['Accordo=accordo', 'Intesa=intesa', 'Trattato=trattato(?=_(?:tra|fra|con))'], en: ['Agreement=agreement', 'Deal=deal', 'Treaty=treaty(?=_(?:between|with))'],
      fr: ['Accord=accord(?!_à|_de_ses)', 'Traité=traité(?=_(?:entre|avec))'], es: ['Acuerdo=acuerdo(?!_con_lo|_a_)', 'Tratado=tratado(?=_(?:entre|con))'], ru: ['Соглашение=соглашени(?:е|я|и|ю|ем)', 'Договор=договор(?:а|е|у|ом)?(?=_(?:между|с)_)'],
    },
  },
  ceasefire: {
    anchor: 'participants', least: 2, lasting: false,
    words: { de: ['Waffenruhe=waffenruhe|waffenstillstands?|feuerpause'], it: ['Cessate il fuoco=cessate_il_fuoco|tregua'], en: ['Ceasefire=cease-?fire|truce|armistice'], fr: ['Cessez-le-feu=cessez-le-feu|trêve'], es: ['Alto el fuego=alto_el_fuego|tregua'], ru: ['Перемирие=перемири(?:е|я|и|ю)|прекращени[еяю]_огня'] },
  },
  sanctions: {
    anchor: 'participants', least: 2, lasting: false,
    words: { de: ['Sanktionen=sanktionen|sanktionspakets?|strafmaßnahmen'], it: ['Sanzioni=sanzioni'], en: ['Sanctions=sanctions'], fr: ['Sanctions=sanctions'], es: ['Sanciones=sanciones'], ru: ['Санкции=санкци(?:и|й|ям|ями|ях)'] },
  },
  disaster: {
    anchor: 'place', least: 1, lasting: false,
    words: {
      de: ['Erdbeben=~erdbebens?', 'Überschwemmungen=überschwemmung(?:en)?|hochwassers?|~flut', 'Waldbrände=wald(?:brand|brände|bränden)', 'Wirbelsturm=wirbelsturms?|hurrikans?|taifuns?', 'Erdrutsch=erdrutschs?'],
      it: ['Terremoto=terremoto|sisma', 'Alluvione=alluvion[ei]|inondazion[ei]', 'Incendi=incendi(?:o_boschivo|_boschivi)', 'Uragano=uragano|tifone', 'Frana=frana'],
      en: ['Earthquake=earthquakes?|quake', 'Floods=floods?|flooding', 'Wildfires=wildfires?', 'Hurricane=hurricane|typhoon|cyclone', 'Landslide=landslides?'],
      fr: ['Séisme=séisme|tremblement_de_terre', 'Inondations=inondations?', 'Incendies=incendies?', 'Ouragan=ouragan|typhon|cyclone'],
      es: ['Terremoto=terremoto|sismo|seísmo', 'Inundaciones=inundaci(?:ón|ones)', 'Incendios=incendios?_forestal(?:es)?', 'Huracán=huracán|tifón'],
      ru: ['Землетрясение=землетрясени(?:е|я|и|ем)', 'Наводнение=наводнени(?:е|я|и|ем)', 'Пожары=лесн(?:ые|ых)_пожар(?:ы|ов|ах)', 'Ураган=ураган(?:а|е|ом)?|тайфун'],
    },
  },
  accident: {
    anchor: 'place', least: 1, lasting: false,
    words: {
      de: ['Unglück=(?:zug|flugzeug|bus|gruben|bahn|schiffs)?unglücks?', 'Absturz=(?:flugzeug)?absturz(?:es)?', 'Unfall=~unf(?:all|alls|alles|älle)'],
      it: ['Incidente=incidente_(?:aereo|ferroviario|stradale|mortale)', 'Deragliamento=deragliamento', 'Crollo=crollo_del_(?:ponte|palazzo)', 'Naufragio=naufragio'],
      en: ['Crash=(?:(?:plane|train|bus|car|air)_?)?crash', 'Derailment=derailment', 'Shipwreck=shipwreck', 'Collapse=(?:bridge|building)_collapse'],
      fr: ['Accident=accident', 'Crash=crash', 'Naufrage=naufrage'], es: ['Accidente=accidente', 'Naufragio=naufragio', 'Descarrilamiento=descarrilamiento'], ru: ['Авария=авари(?:я|и|ю|ей)', 'Катастрофа=авиакатастроф[аыеу]|крушени[еяи]'],
    },
  },
  trial: {
    anchor: 'participants', least: 1, lasting: false,
    words: { de: ['Prozess=(?:straf|gerichts|mord)?prozess(?:es)?_gegen', 'Urteil=urteils?_gegen|verurteilt'], it: ['Processo=processo_(?:a|contro|al)', 'Condanna=condanna(?:to|ta|ti)?_a'], en: ['Trial=trial_of|on_trial', 'Verdict=verdict|sentenced_to|convicted_of'], fr: ['Procès=procès_de|procès_contre', 'Condamnation=condamnée?s?_à'], es: ['Juicio=juicio_contra', 'Condena=condenad[oa]s?_a'], ru: ['Суд=суд_над', 'Приговор=приговор(?:а|е|ил|или|ен|ен[аы])?'] },
  },
  resignation: {
    anchor: 'participants', least: 1, lasting: false,
    words: { de: ['Rücktritt=~rücktritts?|zurückgetreten'], it: ['Dimissioni=dimission[ei]|dimess[oa]'], en: ['Resignation=resignation|resigned|resigns|stepped_down'], fr: ['Démission=démission(?:né|ne)?'], es: ['Dimisión=dimisión|dimitió|dimite|renunció'], ru: ['Отставка=отставк[аиуе]'] },
  },
  coup: {
    anchor: 'place', least: 1, lasting: false,
    words: { de: ['Putsch=(?:militär)?putsch(?:es|versuchs?)?|staatsstreichs?'], it: ['Colpo di Stato=colpo_di_stato|golpe'], en: ['Coup=coup|putsch'], fr: ["Coup d'État=coup_d'état|putsch"], es: ['Golpe de Estado=golpe_de_estado'], ru: ['Переворот=(?:государственн\\p{L}+|военн\\p{L}+)_переворот(?:а|е|ом)?|путч[аеу]?'] },
  },
  exercise: {
    anchor: 'participants', least: 1, lasting: false,
    words: { de: ['Manöver=(?:militär)?manövers?|militärübung(?:en)?'], it: ['Esercitazioni=esercitazion[ei]_militar[ei]'], en: ['Military exercise=military_exercises?|military_drills?|war_games'], fr: ['Exercices militaires=exercices?_militaires?'], es: ['Maniobras=maniobras_militares|ejercicios_militares'], ru: ['Учения=(?:военн\\p{L}+|совместн\\p{L}+)_учени(?:я|й|ях)'] },
  },
}

/** Vague words for what goes on somewhere, by the type they may stand for; only beside a place (`…` forms) and never enough by themselves. */
export const WEAK_WORDS: { type: EventType; words: Record<string, string[]> }[] = [
  {
    type: 'unrest',
    words: {
      de: ['Ereignisse=ereignissen?', 'Krise=(?!wirtschafts|finanz|klima|corona|energie|euro|banken|schulden)\\p{L}*krise'],
      it: ['Eventi=eventi(?=_in|_a_)', 'Crisi=crisi', 'Caos=caos'],
      en: ['Events=events(?=_in)', 'Crisis=crisis', 'Chaos=chaos', 'Turmoil=turmoil'],
      fr: ['Événements=évènements|événements', 'Crise=crise', 'Chaos=chaos'],
      es: ['Acontecimientos=acontecimientos', 'Crisis=crisis', 'Caos=caos'],
      ru: ['События=событи(?:я|й|ям|ями|ях)(?=_в)', 'Кризис=кризис(?:а|е|ом)?', 'Хаос=хаос(?:а|е)?'],
    },
  },
]

/** Before a trigger: it means no particular event ("several meetings", "every election"). */
export const GENERIC = /(?:^|[^\p{L}])(?:verschiedenen?|regelmäßigen?|mehreren?|vielen?|jeder|jede|jeden|jedes|keine|keinen?|zahlreichen?|diverse|alcun[ei]|div[e]rs[ei]|ogni|numeros[ei]|nessun[ao]?|several|various|many|every|each|any|no|regular|numerous|plusieurs|divers|diverses|chaque|aucune?|nombreux|nombreuses|vari[oa]s|divers[oa]s|cada|ningun[ao]?|numeros[oa]s|несколько|нескольких|различных|многих|каждый|каждое|регулярные|регулярных|любой|любых)\s+(?:[\p{L}-]+\s+)?$/iu
