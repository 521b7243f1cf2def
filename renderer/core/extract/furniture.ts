/**
 * What pages say around articles, in the six languages: prompts, buttons, labels, legal lines. Knows phrases, not pages: whether a
 * line that says one of them is removed is decided where the whole document is known (text/findBody.ts, html/).
 */

export type FurnitureKind =
  /** Share buttons, printing, saving, text size. */
  | 'share'
  /** Newsletters, channels, subscriptions, donations. */
  | 'subscribe'
  /** Log in, register, discuss, comment. */
  | 'discussion'
  /** Menus, skip links, search. */
  | 'navigation'
  | 'cookies'
  | 'advertisement'
  /** Copyright, imprint, registration of the publication. */
  | 'legal'
  /** Photo, video and graphics credits. */
  | 'credit'
  /** Reading time, views, updates, correction of typos. */
  | 'status'
  /** Keywords, sections. */
  | 'tags'
  /** Headlines of other articles, inside the text: what follows may be body again. */
  | 'related'
  /** Headlines of other articles, after the text. */
  | 'more'

interface Phrases {
  kind: FurnitureKind
  /** A longer line is not judged by these. */
  maxWords: number
  pattern: RegExp
}

const END = '(?![\\p{L}\\p{N}])'
/** The line begins with one of the phrases (and a word ends there). */
function begins(kind: FurnitureKind, maxWords: number, ...phrases: string[]): Phrases {
  return { kind, maxWords, pattern: new RegExp(`^[^\\p{L}\\p{N}]*(?:${phrases.join('|')})${END}`, 'iu') }
}
/** The line is nothing but one of the phrases, punctuation and numbers aside. */
function is(kind: FurnitureKind, ...phrases: string[]): Phrases {
  return { kind, maxWords: 12, pattern: new RegExp(`^[^\\p{L}]*(?:${phrases.join('|')})[^\\p{L}]*$`, 'iu') }
}
function has(kind: FurnitureKind, maxWords: number, ...phrases: string[]): Phrases {
  return { kind, maxWords, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.join('|')})${END}`, 'iu') }
}

const NETWORK = '(?:facebook|twitter|x|whatsapp|telegram|linkedin|xing|pinterest|reddit|instagram|youtube|tiktok|flipboard|pocket|threads|bluesky|mastodon|messenger|vkontakte|vk|ok|вконтакте|одноклассники|dzen|дзен|rss|viber|signal|google news|google\\+?|tumblr|snapchat|livejournal|e-?mail|mail|sms)'

const TABLE: Phrases[] = [
  is('share', `${NETWORK}(?:[\\s,/|·•&]+(?:und|and|et|y|e|и)?\\s*${NETWORK})*`, 'drucken', 'print(?: this)?(?: article)?', 'stampa', 'imprimer', 'imprimir', 'печать', 'распечатать',
    'teilen', 'artikel teilen', 'share(?: this)?(?: article| story| page)?', 'condividi(?: (?:su|l.articolo|questo articolo))?', 'partager(?: (?:cet |l.)article)?', 'compartir(?: (?:en|artículo|noticia))?', 'поделиться', 'tweet(?:en|er|ear)?', 'twittern',
    'merken', 'save(?: (?:article|for later))?', 'salva', 'sauvegarder', 'enregistrer', 'guardar', 'сохранить', 'copy link', 'link kopieren', 'copia (?:il )?link', 'copier le lien', 'copiar (?:enlace|url)', 'скопировать ссылку', 'vorlesen', 'anhören', 'artikel anhören', 'listen(?: to (?:this )?article)?', 'ascolta(?: l.articolo)?', 'écouter(?: l.article)?', 'escuchar', 'слушать',
    'shares?', 'views?', 'likes?', 'reposts?', 'me gusta', 'mi piace', 'gefällt mir', 'нравится', 'a ?a ?a', 'schriftgröße', 'text ?size', 'link', 'embed', 'einbetten', 'kopieren', 'copied'),
  begins('share', 9, `(?:auf|bei|über|per|via|on|by|with|su|via|sur|par|en|por|в|во) ${NETWORK} (?:teilen|weiterleiten|versenden|senden|share|condividi|partager|compartir|поделиться)`, `(?:share|condividi|partager|compartir|compártelo|teilen|send|envoyer|enviar|invia|поделиться|tweet|post|save)(?: (?:this|it|article|story|l.articolo|questo articolo|cet article|artículo|esta noticia|новостью|статьей))? (?:on|via|by|to|su|tramite|sur|par|en|por|auf|в|per|с|con)(?: ${NETWORK}| friends| amigos)?`,
    'teilen sie (?:diesen|den) (?:artikel|beitrag)', 'artikel (?:teilen|drucken|versenden|merken|kommentieren)', 'seite (?:drucken|teilen)', 'per e-?mail (?:senden|versenden|teilen)', 'sharen mit', 'share (?:this|your)', 'поделитесь', 'рассказать друзьям', 'ti è piaciuto (?:questo|l.)', '\\d+ (?:shares?|mal geteilt|condivisioni|partages|compartidos|репост\\p{L}*)'),

  begins('subscribe', 16, 'abonnieren(?: sie)?', 'jetzt (?:abonnieren|newsletter|testen|anmelden|spenden|kostenlos|lesen)', 'folgen sie', 'folge uns', 'newsletter', '(?:zum|unser(?:en)?|der|den|melden sie sich (?:für|zu)) newsletter', 'subscribe(?: to| now| today)?', 'sign up', 'get (?:the|our) (?:latest|newsletter|app|best)', 'follow (?:us|\\p{Lu}\\S+ on)', 'support (?:our|independent|us|quality)', 'become a (?:member|subscriber|supporter)', 'donate', 'make a donation',
    'iscriviti', 'abbonati', 'registrati', 'seguici', 'segui(?:ci)? (?:su|anche|il nostro|\\p{L}+ su)', 'unisciti', 'sostieni(?:ci)?', 'dona(?: ora)?', '(?:oppure )?effettua una donazione', 'ricevi (?:le|gli|la nostra)', 'rimani aggiornato', 'resta aggiornato', 'clicca qui (?:per|e)', "abonnez[- ]vous", "s.abonner", "inscrivez[- ]vous", "suivez[- ](?:nous|toute)", 'recevez', 'rejoignez', 'soutenez', 'faire un don', 'je (?:m.abonne|soutiens|fais un don)', 'déjà abonné', 'suscr[ií]bete', 'suscribirse', 'síguenos', 'sigue (?:toda|nuestr|a |\\p{L}+ en)', 'recibe', 'únete', 'apúntate', 'hazte (?:socio|suscriptor)', 'подпи(?:шитесь|сывайтесь|саться)', 'следите за', 'читайте нас', 'присоединяйтесь', 'поддержите', 'вступайте', 'подписка', 'зарегистрируйтесь', 'spenden sie', 'unterstützen sie', 'erhalten sie (?:unseren|die|täglich)', 'unseren? (?:whatsapp|telegram)[- ]?(?:kanal|channel)'),
  has('subscribe', 40, 'iscriviti alla (?:nostra )?newsletter', '(?:kostenlosen|unseren) newsletter', 'sign up (?:for|to) (?:our|the)', 'our (?:daily |weekly |free )?newsletter', '(?:nuestra|a la) newsletter', 'nuestro bolet[ií]n', 'notre (?:newsletter|lettre d.information)', 'à (?:la|nos) newsletters?', 'нашу рассылку', '(?:наш|нашем?|на наш) (?:телеграм|telegram)[- ]?\\p{L}*', 'telegram[- ]?канал\\p{L}*', '(?:nostro|nostra) (?:canale|pagina) (?:telegram|whatsapp|facebook|youtube)', 'nuestro canal de', 'notre (?:chaîne|canal|compte)', 'unserem (?:telegram|whatsapp|youtube)[- ]kanal', 'follow us on', 'seguici su', 'síguenos en', 'suivez[- ]nous sur', 'abonnieren sie uns', 'folgen sie uns'),
  has('subscribe', 60, 'your (?:support|donation|contribution) (?:helps|makes|allows|keeps)', 'ihre (?:spende|unterstützung) (?:hilft|ermöglicht|sichert)', 'il tuo (?:contributo|sostegno) (?:ci|è)', 'votre (?:don|soutien) (?:nous|est)', 'tu (?:apoyo|donación|aportación) (?:nos|es)', 'ваша (?:поддержка|помощь) (?:важна|поможет|помогает)'),

  begins('discussion', 16, 'kommentare?(?: \\(?\\d+\\)?)?$', '\\d* ?kommentare?(?: (?:lesen|anzeigen|schreiben|zum artikel|verfassen))?$', '(?:kommentar|comment|commento|commentaire|comentario)s? (?:schreiben|verfassen|hinterlassen)', 'diskutieren sie', 'diskussion', 'um an der diskussion', 'loggen sie sich', 'melden sie sich an', '(?:bitte )?(?:log|melde)(?:gen|n)? sie sich', 'einloggen', 'anmelden', 'login', 'log ?in', 'log ?out', 'sign ?in', 'register', 'registrieren', 'registrierung (?:erfolgreich|abgeschlossen)', 'mein konto', 'my account', 'ihre meinung', 'schreiben sie (?:einen|uns)',
    '\\d* ?comments?(?: (?:on|\\d).*)?$', 'leave a (?:comment|reply)', 'join the (?:conversation|discussion)', 'post a comment', 'view (?:all )?comments', 'add (?:a )?comment', 'be the first to comment', 'to (?:leave|post) a comment', '\\d* ?comment[io](?: \\(?\\d+\\)?)?$', 'lascia (?:un|il tuo) commento', 'scrivi un commento', 'commenta(?: (?:per primo|la notizia|l.articolo))?$', 'accedi', 'effettua il login', 'per (?:commentare|partecipare alla discussione)', '\\d* ?commentaires?(?: \\(?\\d+\\)?)?$', 'laisser un commentaire', 'réagir', 'réagissez', 'connectez[- ]vous', 'se connecter', 'connexion', 'pour (?:commenter|réagir|participer)', '\\d* ?comentarios?(?: \\(?\\d+\\)?)?$', 'deja (?:un|tu) comentario', 'comenta(?:r)?$', 'inicia(?:r)? sesión', 'para (?:comentar|participar)', 'regístrate', 'комментарии(?: \\(?\\d+\\)?)?$', '\\d+ комментари\\p{L}+$', 'оставить комментарий', 'обсудить', 'обсуждение', 'чтобы (?:оставить комментарий|участвовать|принять участие)', 'войдите', 'войти', 'вход', 'регистрация', 'авторизация', 'авторизуйтесь', 'neueste oben', 'älteste oben', 'newest first', 'oldest first', 'сначала новые', 'новые сверху', 'заголовок открываемого материала', 'loader$', 'loading', 'chats?$', 'чаты?$', 'live$', 'hot topics?$'),

  is('navigation', 'home(?: ?page)?', 'startseite', 'menü', 'menu', 'hauptmenü', 'navigation', 'suche', 'suchen', 'search', 'cerca', 'ricerca', 'rechercher', 'recherche', 'buscar', 'поиск', 'найти', 'главная', 'меню', 'inicio', 'portada', 'accueil', 'prima pagina', 'kontakt', 'contact(?: us)?', 'contatti', 'contacto', 'контакты', 'about(?: us)?', 'über uns', 'chi siamo', 'qui sommes[- ]nous', 'quiénes somos', 'о (?:нас|проекте|компании)', 'mehr', 'more', 'altro', 'plus', 'más', 'ещё', 'еще', 'weiter', 'next', 'previous', 'zurück', 'back', 'avanti', 'indietro', 'suivant', 'précédent', 'siguiente', 'anterior', 'далее', 'назад', 'nach oben', 'zum seitenanfang', 'back to top', 'torna su', 'haut de page', 'volver arriba', 'наверх', 'alle nachrichten', 'all news', 'tutte le notizie', 'toutes les actualités', 'todas las noticias', 'все новости', 'deutsch', 'english', 'italiano', 'français', 'español', 'русский', '(?:de|en|it|fr|es|ru)(?:[\\s|/]+(?:de|en|it|fr|es|ru))*', 'schließen', 'close', 'chiudi', 'fermer', 'cerrar', 'закрыть', 'e-?paper', 'app', 'shop', 'abo', 'video', 'videos', 'fotos?', 'podcasts?', 'mediathek', 'wetter', 'weather', 'meteo', 'météo', 'погода', 'sitemap', 'faq', 'help', 'hilfe', 'aiuto', 'aide', 'ayuda', 'помощь', 'archiv', 'archive', 'archivio', 'archivo', 'архив', 'mobile version', 'desktop version', 'read more', 'weiterlesen', 'mehr lesen', 'leggi (?:tutto|di più)', 'continua a leggere', 'lire (?:la suite|plus)', 'leer más', 'seguir leyendo', 'читать (?:далее|полностью)', 'show more', 'mehr anzeigen', 'load more', 'mehr laden', 'expand', 'сюжет', 'themen', 'topics'),
  begins('navigation', 9, 'zum (?:inhalt|hauptinhalt|menü|seitenanfang)(?: springen)?', 'direkt zum inhalt', 'skip to', 'jump to', 'vai al (?:contenuto|menu)', 'salta al', 'aller au (?:contenu|menu)', 'ir al contenido', 'saltar al', 'перейти к', 'sie sind hier', 'you are here', 'ti trovi (?:in|qui)', 'vous êtes ici', 'estás en', 'вы здесь', 'javascript', 'please enable', 'bitte aktivieren'),

  has('cookies', 90, '(?:this|our) (?:site|website) uses cookies', 'we (?:and our partners )?use cookies', '(?:accept|manage|reject) (?:all )?cookies', 'cookie (?:policy|settings|preferences|consent|einstellungen|richtlinie)', 'verwenden (?:wir )?cookies', 'nutzt cookies', 'cookies (?:akzeptieren|zustimmen|ablehnen|verwalten)', 'utilizza(?:no|iamo)? (?:i )?cookie', 'accetta (?:tutti )?(?:i )?cookie', 'informativa sui cookie', 'utilis(?:e|ons) (?:des|les) cookies', '(?:accepter|refuser|gérer) (?:tous )?les cookies', 'uti(?:liza|lizamos) cookies', 'usamos cookies', '(?:aceptar|rechazar|configurar) (?:las )?cookies', 'pol[ií]tica de cookies', 'использует (?:файлы )?(?:cookies?|куки)', 'файл(?:ы|ов) (?:cookies?|куки)', 'datenschutzeinstellungen', 'privacy settings', 'impostazioni (?:della )?privacy'),
  is('cookies', 'alle akzeptieren', 'akzeptieren', 'zustimmen', 'ablehnen', 'accept(?: all)?', 'reject(?: all)?', 'i agree', 'agree', 'accett(?:a|o)(?: tutto)?', 'rifiuta(?: tutto)?', 'tout accepter', 'accepter', "j.accepte", 'tout refuser', 'refuser', 'aceptar(?: todo)?', 'rechazar(?: todo)?', 'принять(?: все)?', 'согласен', 'отклонить', 'got it', 'ok(?:ay)?', 'verstanden', 'ho capito', 'cookies?'),

  is('advertisement', 'anzeigen?', 'werbung', 'advertisements?', 'ads?', 'advertising', 'sponsored(?: content)?', 'pubblicità', 'annuncio', 'publicité', 'annonce', 'publicidad', 'anuncio', 'реклама', 'на правах рекламы', 'ende der anzeige', 'story continues below(?: advertisement)?', 'article continues below(?: advertisement)?', 'continua dopo la pubblicità', 'la suite après (?:cette|la) publicité'),
  begins('advertisement', 10, 'advertisement', 'anzeige\\b', 'werbung\\b', 'artikel wird (?:nach|unter) der', 'the article continues', 'after the ad', 'l.articolo continua', 'la suite (?:de l.article )?après', 'реклама\\b'),

  begins('legal', 45, '(?:copyright|©|\\(c\\))\\s(?!.*\\d{4} /).*(?:19|20)\\d{2}', '(?:copyright|©|\\(c\\))?\\s*(?:19|20)\\d{2}\\s*(?:copyright|©|\\(c\\)|[-–]\\s*(?:19|20)\\d{2})\\s', 'all rights reserved', 'alle rechte vorbehalten', 'tutti i diritti (?:sono )?riservati', 'riproduzione riservata', '(?:©|copyright)\\s*riproduzione riservata', 'tous droits réservés', 'todos los derechos reservados', '(?:©\\s*)?(?:reproducción prohibida|reproduction interdite)', 'все права (?:защищены|на материалы)', 'impressum', 'datenschutz\\p{L}*', 'agb', 'nutzungsbedingungen', 'imprint', 'privacy(?: policy)?', 'terms (?:of|and|&)', 'note legali', 'mentions légales', 'aviso legal', 'política de privacidad', 'politique de confidentialité', 'informativa', 'политика конфиденциальности', 'пользовательское соглашение', 'правила использования', 'при (?:полном|цитировании|использовании|перепечатке)', 'p\\.? ?iva', 'direttore responsabile', 'свидетельство о регистрации', 'сетевое издание', 'учредитель', 'главный редактор', 'адрес редакции', 'contenuto riservato', 'powered by', 'haftungsausschluss', 'disclaimer'),
  has('legal', 70, 'all rights reserved', 'alle rechte vorbehalten', 'tutti i diritti (?:sono )?riservati', 'riproduzione riservata', 'tous droits réservés', 'todos los derechos reservados', 'все права защищены', 'testata (?:giornalistica )?(?:online )?registrata', 'registro (?:di|della) stampa', 'registrazione (?:al |presso il )?tribunale', 'зарегистрирован\\p{L}* (?:федеральной|роскомнадзором|в роскомнадзоре)', 'may not be (?:published|reproduced)', 'nachdruck (?:nur|verboten)', 'reproduction (?:interdite|totale ou partielle)', 'prohibida (?:la|su) reproducción'),

  begins('credit', 30, '(?:additional )?(?:reporting|writing|editing) by', 'our standards:?', '(?:©|\\(c\\)|copyright)\\s*(?!.*(?:19|20)\\d{2}\\s*$)', '(?:titel|archiv|symbol|agentur|beispiel|vorschau)?(?:foto|bild|photo|picture|image|grafik|video|illustration|infografik)s?(?:\\s?(?:credit|courtesy|quelle|nachweis|rechte|source|by|von|di|de|d.archives?|illustration|archivo))*\\s*(?:[:/©|]|\\(c\\))', '(?:bildquelle|bildnachweis|bildrechte|imago|getty images|picture alliance|shutterstock|istock)\\b', '(?:immagine|fotografia|foto) (?:di|da|d.archivio|tratta)\\b', '(?:crédits?|crédit photo|illustration|photo d.illustration)\\b\\s*[:/©]?', '(?:imagen|fotograf[ií]a|foto) (?:de archivo|cedida)', '(?:фото|иллюстрация|изображение|источник фото|фотография)\\s*[:/©]', 'file photo', '(?:ap|afp|reuters|dpa|epa|efe|ansa|тасс|риа новости|sputnik) (?:photo|foto|/)'),
  has('credit', 30, '(?:ap|afp|getty|reuters|epa|dpa) (?:photo|images|foto)', 'picture[- ]alliance', 'getty images', 'via (?:ap|afp|getty|reuters|imago)', 'риа новости ?/', 'sputnik ?/', 'imago images'),
  { kind: 'credit', maxWords: 40, pattern: /[-–|]\s*\p{Lu}[^,\n]{1,40},\s*\d{3,4}(?:x\d+)?,\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}\s*$/u },
  { kind: 'credit', maxWords: 30, pattern: /\((?:foto|bild|photo|фото|imago|dpa|ap|afp|reuters|getty|archivbild|archivfoto|quelle|source|fonte|crédit|imagen)\b[^)]{0,60}\)\s*$/iu },

  begins('status', 10, '(?:lesezeit|lesedauer|reading time|tempo di lettura|temps de lecture|tiempo de lectura|время чтения|время на чтение)', '\\d+ (?:min(?:uten?|utes|uti|utos|\\.)?|minut\\p{L}*) ?(?:lesezeit|read|di lettura|de lecture|de lectura)?$', 'lecture (?:de )?\\d+ min', '(?:zuletzt )?(?:aktualisiert|geändert|überarbeitet)', '(?:last )?(?:updated|modified)', '(?:ultimo )?aggiorna(?:to|mento)', '(?:dernière )?mise? à jour', '(?:última )?actualiza(?:do|ción|da)', '(?:последнее )?обновлен[оие]+', '\\d+ (?:views|aufrufe|visualizzazioni|vues|visitas|просмотр\\p{L}*)', '(?:views|aufrufe|visualizzazioni|visite|vues|просмотров|просмотры)\\s*:?\\s*\\d', 'stand:', 'fehler (?:gefunden|melden)', 'report (?:an )?error', 'нашли (?:ошибку|опечатку)', 'заметили ошибку', 'segnala (?:un )?errore', 'signaler une erreur', '(?:heute|gestern|today|yesterday|oggi|ieri|hoy|ayer|сегодня|вчера|aujourd.hui|hier)(?: um| at| alle| a las| à| в)?,?(?: \\d{1,2}[:.h]\\d{2})?(?: uhr)?$', '(?:vor|il y a|hace) \\d+ \\p{L}+$', '\\d+ \\p{L}+ (?:ago|fa|назад)$'),

  begins('tags', 30, '(?:tags?|schlagw(?:orte|örter)|stichw(?:orte|örter)|themen|keywords|topics|argomenti|etichette|mots[- ]clés|étiquettes|etiquetas|temas|теги|тэги|темы|метки|categor(?:y|ies|ia|ie|ías)|kategorien?|catégories?|рубрики?|filed under|archiviato in|archivado en|abgelegt unter)\\s*[:：]'),
  begins('tags', 30, '(?:quellen?|sources?|fonti?|fuentes?|источники?)\\s*[:：]'),

  begins('related', 40, '(?:lesen|sehen|hören) sie (?:auch|dazu|hier|mehr|weiter)(?! (?:im|in|an|bei|zur))', 'lies auch', 'auch interessant', 'auch lesenswert', 'mehr (?:zum thema|dazu|lesen|über)', 'mehr zu (?:diesem|dem) thema', 'zum thema', 'passend(?:e)? (?:dazu|zum thema|artikel)', 'siehe (?:auch|dazu)', 'weitere informationen', 'read (?:also|more|next|on|this)\\s*(?:[:»>-]|$)', 'also read', 'see (?:also|more)', 'more on this(?: story)?', 'related(?: (?:articles?|stor(?:y|ies)|news|coverage|topics|content|links|posts))?\\s*(?:[:»]|$)', 'leggi (?:anche|pure)', 'per approfondire', 'vedi anche', 'guarda anche', 'potrebbe interessarti(?: anche)?\\s*[:»]', 'approfondimenti', 'articoli correlati', 'sullo stesso (?:tema|argomento)', '(?:à )?lire (?:aussi|également)', 'à lire(?: aussi)?', '(?:à )?voir aussi', 'sur le même (?:sujet|thème)', 'en savoir plus', 'lea (?:también|además|más)', 'lee (?:también|además|más)', 'leer (?:también|además)', 'te puede interesar', 'ver también', 'vea también', 'más información', 'noticias relacionadas', 'art[ií]culos? relacionados?', 'mira también', 'además\\s*:$', 'читайте? (?:также|ещё|еще|по теме|подробнее|далее)', 'смотрите также', 'по теме', 'ранее по теме', 'материалы по теме', 'другие новости по теме', 'похожие (?:новости|материалы)', 'подробнее (?:о|об|в|—|-)', 'watch\\s*:', 'video\\s*:', 'im video', 'das video', 'podcast\\s*:'),

  begins('more', 14, 'das könnte (?:sie|dich) (?:auch )?interessieren', 'das interessiert (?:andere|auch)', 'weitere (?:artikel|meldungen|nachrichten|themen|beiträge|news|videos)', 'mehr (?:aus|von|artikel|nachrichten|news)(?! \\p{Ll})', 'meist ?gelesen\\p{L}*', 'am meisten gelesen', 'neueste (?:artikel|meldungen|nachrichten|beiträge)', 'letzte (?:nachrichten|meldungen)', 'aktuelle (?:nachrichten|meldungen|artikel|themen)', 'top[- ]?(?:themen|news|artikel|stories)', 'news ?ticker', 'zur startseite', 'empfohlen(?:e)?(?: (?:artikel|von|für))?$', 'redaktionsempfehlung', 'beliebt(?:e artikel)?$', 'ähnliche (?:artikel|beiträge|themen)', 'verwandte (?:artikel|themen)',
    'you (?:may|might) (?:also )?(?:like|be interested)', 'most (?:read|popular|viewed|shared|commented)', 'trending(?: now)?', 'latest(?: (?:news|stories|articles|headlines|from))', 'top stories', 'more (?:from|stories|news|in|articles)(?! \\p{Ll}+ \\p{Ll}+ \\p{Ll}+)', 'recommended(?: (?:for you|stories|articles))?$', 'editors?.? (?:picks?|choice)', 'popular(?: (?:now|posts|articles))?$', 'recent (?:posts|articles|news)', 'around the web', "what to read next", 'up next', 'don.t miss', 'in other news', 'breaking news$',
    'le più (?:recenti|lette|viste)', 'i più (?:letti|visti|recenti)', 'ultim[ei] (?:notizie|news|articoli|ora$)', 'altre notizie', 'altri articoli', 'potrebbe(?:ro)? (?:anche )?interessarti', 'ti potrebbe(?:ro)? interessare', 'articoli (?:recenti|più letti|simili)', 'notizie (?:correlate|più lette|del giorno)', 'in evidenza$', 'da non perdere', 'in primo piano$', 'primo piano$', 'tutti gli articoli',
    'les plus (?:lus|récents|populaires|commentés)', 'derni(?:ère|er)s? (?:actualités|articles|infos|nouvelles|minute)', 'à la une$', 'vous aimerez aussi', 'vous pourriez (?:aussi )?(?:aimer|être intéressé)', 'dans la même (?:rubrique|catégorie)', 'autres articles', "plus d.articles", 'nos derniers', 'articles? (?:similaires|liés|associés|récents)', "contenus? sponsorisés?", 'recommandé(?:s)?(?: pour vous)?$', "l.essentiel$", "toute l.actu",
    'lo más (?:leído|visto|comentado|reciente)', 'más (?:leídas?|leídos?|vistas?|noticias|en)(?! \\p{Ll}+ \\p{Ll}+ \\p{Ll}+)', 'últimas (?:noticias|horas?)', 'otras noticias', 'también te puede interesar', 'te recomendamos', 'recomendados?(?: para ti)?$', 'le puede interesar', 'noticias de hoy', 'destacadas?$', 'no te pierdas',
    'самое (?:читаемое|популярное|интересное|важное|обсуждаемое)', 'популярн(?:ое|ые)(?: (?:новости|за|статьи))?', 'последние (?:новости|материалы|статьи)', 'главные новости', 'главное(?: (?:за|сегодня))?$', 'другие (?:новости|материалы|статьи)', 'еще (?:новости|по теме|в рубрике)', 'ещё (?:новости|по теме|в рубрике)', 'новости (?:партнеров|партнёров|сми2|дня|по теме|компаний)', 'лента новостей', 'рекомендуем', 'вам может (?:быть интересно|понравиться)', 'вас может заинтересовать', 'топ новостей', 'все новости', 'новости$'),
  // Widgets of networks, forms and disclosures that stand in the middle of articles.
  begins('share', 16, 'sieh dir diesen beitrag', 'ein beitrag geteilt von', 'view this post on', 'a post shared by', 'visualizza questo post', 'un post condiviso da', 'voir cette publication', 'une publication partagée', 'ver esta publicación', 'una publicación compartida', 'посмотреть эту публикацию', 'sehen sie (?:sich )?diesen beitrag', 'embed\\s*<>'),
  begins('subscribe', 70, 'mit der (?:anmeldung|registrierung)', 'wir informieren sie (?:täglich|regelmäßig|wöchentlich)', '\\*?\\s?pflichtfeld', 'by (?:signing up|submitting|clicking|subscribing)', 'please enter (?:a valid|your) e-?mail', 'sign-?up successful', 'votre adresse (?:e-?mail|de messagerie|mail|nous sert)', 'votre inscription', 'en vous (?:inscrivant|abonnant)', 'il tuo indirizzo', 'con tu suscripción', 'tenemos algo para ofrecerte', 'i would like to (?:subscribe|receive)', 'ja, ich möchte .{0,40}newsletter', 'le coupon', 'dieser artikel ist wichtig', 'helfen sie mit', 'unterstützen (?:sie|über)', 'ihnen hat der artikel gefallen', 'assine (?:o|a|já|nossa|por)', 'apoie o', 'el periodismo independiente', 'apoya a'),
  has('advertisement', 60, '(?:post|article|page|story|site) (?:may )?contains? (?:references to|affiliate|links to)', '(?:artikel|beitrag) enthält (?:affiliate|werbe|provisions)', 'affiliate-?links?', 'contiene link di affiliazione', 'liens? affiliés?', 'enlaces de afiliados', 'opinions expressed (?:here|herein) are the author'),
  begins('related', 40, 'more\\s*:', 'lire\\s*:', 'related\\s*:', 'bildergalerie\\s*:', 'fotostrecke\\s*:', 'leia (?:também|mais)', 'saiba mais', 'czytaj (?:także|też|również|więcej)', 'zobacz (?:także|też|również)', 'přečtěte si', 'související'),
  begins('more', 14, 'powiązane tematy', 'relacionadas', 'mais lidas', 'últimas notícias', 'najczęściej czytane', 'nejčtenější'),
  begins('share', 6, 'podziel się', 'udostępnij', 'compartilhe', 'copiar link', 'sdílet'),
]

/** A label that announces headlines inside a sentence line ("Lesen Sie auch: …") removes that line only. */
export interface Furniture {
  kind: FurnitureKind
  /** The words that gave it away. */
  phrase: string
  /** The phrase is (nearly) the whole line: a label for what follows. */
  label: boolean
}

/** The first kind of page furniture that a line speaks like; null for anything else. `words` is the line's number of words. */
export function recogniseFurniture(text: string, words: number): Furniture | null {
  if (words > 90 || text.length > 900) return null
  for (const { kind, maxWords, pattern } of TABLE) {
    if (words > maxWords) continue
    const match = pattern.exec(text)
    if (match) return { kind, phrase: match[0].trim(), label: text.length - match[0].length < 4 || (words <= 5 && match.index < 3) }
  }
  return null
}
