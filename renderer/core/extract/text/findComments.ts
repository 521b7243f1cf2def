/**
 * Where readers' comments begin below an article. Comments are prose and often longer than what they comment on, so points alone take
 * them for more of the article; what announces them is said in few ways.
 */
import type { Line } from './lines.ts'

const COMMENT = '(?:(?:leser|nutzer)?kommentare?|comments?|commentaires?|comentarios?|comentários?|commenti|commento|комментари(?:и|й|я|ев)|komentarz(?:e|y)?|reacties|replies|responses|réactions?|réponses|antworten|respuestas|risposte|leserbriefe|lesermeinungen|leserstimmen|reader comments|thoughts)'
/** Counted: "17 Kommentare", "There are 13 comments", "3 thoughts on “…”", "Commenti (4)", "Vos réactions (11)". */
const COUNTED = new RegExp(`^(?:(?:there are|showing|alle|all|view|vos|les|los|i|читать)\\s+)?(?:\\d+\\s+${COMMENT}(?:\\s+(?:zu|on|to|on this|sur|à|en|a|su|к)\\s.*)?|(?:vos\\s+)?${COMMENT}\\s*\\(\\d+\\))\\s*:?$`, 'iu')
/** A form's words; they stand nowhere else. */
const FORM = new RegExp(
  '^(?:' +
    [
      '(?:leave|post|write|add) (?:a|your) (?:comment|reply)', 'your e-?mail address will not be published', 'you must (?:be logged in|log ?in) .*comment', '(?:log|sign) in .{0,40}comment',
      '(?:schreibe(?:n sie)?|hinterlass(?:e|en sie)|verfasse(?:n sie)?) (?:einen |deinen |ihren |uns )?(?:kommentar|antwort|eine antwort)', 'einen kommentar (?:schreiben|verfassen|hinterlassen)', '(?:deine|ihre) e-?mail-?adresse wird nicht (?:veröffentlicht|angezeigt)', 'um (?:selbst )?(?:kommentare|einen kommentar|kommentieren)\\b.*(?:einloggen|anmelden|registrieren|eingeloggt)', 'die kommentare (?:der|von) (?:user|leser|nutzer)',
      'lascia un commento', 'il tuo indirizzo e-?mail non sarà pubblicato', 'per commentare', 'laisse(?:r|z) un commentaire', 'votre adresse e-?mail ne sera pas publiée', 'dej(?:a|e) (?:un comentario|una respuesta|su comentario)', 'tu dirección de correo electrónico no será publicada', 'para (?:poder )?comentar',
      'оставить комментарий', 'добавить комментарий', 'ваш (?:e-?mail|адрес)[^.]{0,30}не будет опубликован', 'deixe (?:um comentário|uma resposta)', 'os comentários (?:não|aqui)', 'los comentarios publicados', 'dodaj komentarz', 'zostaw komentarz',
    ].join('|') +
    ')(?![\\p{L}])',
  'iu',
)
/** A heading or button that may also stand above the text. */
const NAMED = new RegExp(`^(?:die |the |les |i |los |vos |alle |all |aktuelle )?(?:${COMMENT}|conversation|discussion|diskussion|join the (?:conversation|discussion)|kommentieren|share your (?:voice|thoughts)|ihre meinung(?: zählt)?|deine meinung|debatte|disqus|facebook conversations|view comments|show comments|voir les commentaires|comparte tu opinión|post comment)\\s*[:.…]*$`, 'iu')
/** "Erika Musterfrau sagt:", "Jane says:" */
const SPEAKER = /^.{2,50}\s(?:sagt|schreibt|meint|says|said|wrote|dit|a dit|dice|ha detto|dijo|говорит|пишет)\s?:$/iu

/** Words of prose without which nothing has been said that one could comment on. */
const ENOUGH = 70

/**
 * Index of the first line of the comments, or null.
 * @param start @param end the half-open run of lines that is taken for the article
 * @param isProse of a line that counts as running text
 */
export function findComments(lines: Line[], start: number, end: number, isProse: (index: number) => boolean): number | null {
  const total = wordsOf(lines, start, end, isProse)
  let before = 0
  for (let index = start; index < end; index += 1) {
    const line = lines[index]
    if (!line) break
    if (isProse(index)) before += line.words
    if (before < ENOUGH || line.words > 60) continue
    const text = line.text.replace(/^(?:[•*·#]+\s+)/, '')
    if (FORM.test(text) || (line.words < 12 && COUNTED.test(text) && before >= total * 0.1)) return index
    if (line.words < 8 && ((NAMED.test(text) && before >= total * 0.4) || (SPEAKER.test(text) && nearDate(lines, index)))) return index
  }
  return null
}

function nearDate(lines: Line[], index: number): boolean {
  return (lines[index + 1]?.dates.length ?? 0) > 0 || (lines[index - 1]?.dates.length ?? 0) > 0
}

function wordsOf(lines: Line[], start: number, end: number, isProse: (index: number) => boolean): number {
  let words = 0
  for (let index = start; index < end; index += 1) if (isProse(index)) words += lines[index]?.words ?? 0
  return words
}
