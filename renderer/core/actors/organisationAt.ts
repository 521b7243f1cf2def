/** Where an organisation may be named by its words: University of X, Banca d'Italia, Müller GmbH, Hertha Zehlendorf. */
import type { Lang } from '../model.ts'
import type { Token } from '../text/tokens.ts'
import * as lexicon from './lexicon.ts'
import { SPACE } from './lines.ts'
import type { Evidence } from './score.ts'

const AND = /^(?:and|&|und|e|et|y|и)$/
const ORG_JOINTS = new Set("of the for and & der des für fur und von della dello dell' dei degli delle del di de du des la las los les l' d' y e et per en pour".split(' '))

const CLUB = /^(?:fc|sv|vfl|vfb|tsv|tsg|msv|fsv|sc|sk|ac|as|ssc|ssv|afc|cd|cf|rc|sd|ud|borussia|eintracht|hertha|werder|arminia|fortuna|alemannia|dynamo|dinamo|lokomotiv|spartak|zenit|shakhtar|olympique|sporting|athletic|atletico|deportivo|inter|hapoel|maccabi|динамо|спартак|зенит|локомотив|цска|шахтер)$/

/** Rhein-Zeitung, Konrad-Adenauer-Stiftung. */
const PRESS_COMPOUND = /^\p{L}{2,}-.*(?:zeitung|verlag|partei|stiftung|universitat|hochschule|institut|gruppe|konzern|klinik|gesellschaft|museum)$/u
/** Mitteldeutsche Zeitung, Frankfurter Rundschau, Deutsche Bahn. */
const PRESS = /^(?:zeitung|allgemeine|rundschau|nachrichten|anzeiger|tagblatt|tageblatt|kurier|merkur|bahn|bank|telekom|post|borse|philharmoniker|rentenversicherung|bundesbank|staatsoper|verkehrsbetriebe|stadtwerke)$/

/** University of X, Banca d'Italia, Ministerium für Y; Müller GmbH, Nippon Steel Corporation. */
export function organisationAt(list: Token[], at: number, lang: Lang | null): { to: number; evidence: Evidence[] } | null {
  const token = list[at]
  if (!token || token.shape === 'digit') return null
  const isCapital = (index: number): boolean => {
    const word = list[index]
    return word !== undefined && word.shape !== 'lower' && (word.shape !== 'digit' || index > at)
  }
  const spaced = (index: number): boolean => /^(?:[ \u00A0]|['’]|-| & )?$/.test(list[index]?.gap ?? 'x')
  if (lexicon.isOrganisationHead(token.folded) && token.shape !== 'lower') {
    let to = at + 1
    let reach = to
    let joints = 0
    while (reach < list.length && reach - at < 9 && spaced(reach)) {
      const word = list[reach]
      if (!word) break
      if (isCapital(reach) && word.shape !== 'digit' && (joints > 0 || lang !== 'de' || reach === at + 1) && !(lang !== 'de' && lexicon.isFunctionWord(word.folded, lang))) {
        to = ++reach
        if (lang === 'de') break
      } else if (ORG_JOINTS.has(word.folded) && !(joints === 0 && reach === at + 1 && AND.test(word.folded))) {
        joints++
        reach++
        if (joints > 3) break
      } else break
    }
    if (to > at + 1) {
      return { to, evidence: ['head'] }
    }
  }
  if (lang === 'de' && PRESS_COMPOUND.test(token.folded)) return { to: at + 1, evidence: ['tail'] }
  const second = list[at + 1]
  if (lang === 'de' && second && SPACE.test(second.gap) && second.shape === 'cap' && PRESS.test(second.folded) && /(?:sche[nrs]?|er)$/.test(token.folded) && !lexicon.isFunctionWord(token.folded, lang)) {
    return { to: at + 2, evidence: ['tail'] }
  }
  if (CLUB.test(token.folded) && isCapital(at + 1) && SPACE.test(list[at + 1]?.gap ?? '') && (list[at + 1]?.shape === 'cap' || list[at + 1]?.shape === 'mixed')) {
    const third = list[at + 2]
    const longer = third !== undefined && SPACE.test(third.gap) && (/^0?\d{2}$/.test(third.text) || /^(?:madrid|london|city|united|munchen|monchengladbach)$/.test(third.folded))
    return { to: at + (longer ? 3 : 2), evidence: ['tail'] }
  }
  // Up to four capitals, the last a legal form.
  let to = at + 1
  while (to < list.length && to - at < 6 && isCapital(to) && /^(?:[ \u00A0]| & )$/.test(list[to]?.gap ?? 'x')) to++
  for (let end = to; end > at + 1; end--) {
    const last = list[end - 1]
    if (last && lexicon.isOrganisationTail(last.folded) && !(lang === 'de' && lexicon.isGermanDeterminer(list[at]?.folded ?? ''))) {
      const legal = /^(?:gmbh|ag|kg|inc|corp|ltd|llc|plc|spa|srl|nv|bv|oyj|se|ev)$/.test(last.folded)
      if (lang === 'de' && !legal && end - at > 2) continue
      return { to: end, evidence: legal ? ['tail', 'run'] : lang === 'de' ? ['tail', 'german', 'single'] : ['tail'] }
    }
  }
  return null
}

/** The token after the last one of a quoted name that begins at a token; -1 when the quotation is long or open. */
export function closing(list: Token[], at: number, text: string): number {
  for (let index = at; index < Math.min(list.length, at + 6); index++) {
    if (/^[»“”"]/.test(text.slice(list[index]?.end ?? 0, (list[index]?.end ?? 0) + 1))) return index + 1
    if (/[«»“”"\n]/.test(list[index + 1]?.gap ?? '')) return -1
  }
  return -1
}
