/** What of a candidate is a name: taggers take the word for a sort of bodies that stands beside a name for a part of it. */
import type { Lang } from '../model.ts'
import type { Token } from '../text/tokens.ts'
import type { Reading } from './candidates.ts'
import type { Gazetteer } from './gazetteer.ts'
import { namesOnlyASort } from './namesOnlyASort.ts'
import { ARTICLE, OF } from './organisationStart.ts'
import type { Candidate } from './score.ts'

/** NATO, of “Member States of NATO”; but the Government of Canada is one of its kind. */
function withoutSort(candidate: Candidate, list: Token[], text: string, lang: Lang | null, gazetteer: Gazetteer): Candidate {
  const joint = list.slice(candidate.from, candidate.to - 1).findIndex(({ folded }, at) => at > 0 && OF.test(folded))
  if (joint < 0 || !namesOnlyASort(list.slice(candidate.from, candidate.from + joint).map(({ folded }) => folded).join(' '), lang)) return candidate
  const behind = candidate.from + joint + 1
  const from = behind < candidate.to - 1 && ARTICLE.test(list[behind]?.folded ?? '') ? behind + 1 : behind
  const start = list[from]?.start ?? candidate.start
  const name = text.slice(start, candidate.end)
  const entry = gazetteer.acronym(name) ?? gazetteer.find(name)
  return entry?.kind === 'organisation' ? { ...candidate, from, start, kind: entry.kind, gazetteerId: entry.id } : candidate
}

/** OVKS of “OVKS-Mitgliedstaaten”, NATO of “Member States of NATO”; else the candidate as it is. */
export function nameIn(candidate: Candidate, { tokens: list, text }: Reading, lang: Lang | null, gazetteer: Gazetteer): Candidate {
  const word = list[candidate.from]
  if (candidate.gazetteerId !== null || word === undefined) return candidate
  if (candidate.to - candidate.from > 1) return withoutSort(candidate, list, text, lang, gazetteer)
  const hyphen = Math.max(...['-', '‐', '‑'].map((mark) => word.text.lastIndexOf(mark)))
  if (hyphen < 2 || candidate.end !== word.end || !namesOnlyASort(word.folded.slice(word.folded.lastIndexOf('-') + 1), lang)) return candidate
  const end = word.start + hyphen
  const entry = gazetteer.acronym(text.slice(candidate.start, end))
  return entry === null ? candidate : { ...candidate, end, kind: entry.kind, evidence: [...candidate.evidence, 'hyphen'], gazetteerId: entry.id }
}
