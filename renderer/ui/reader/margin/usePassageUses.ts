import { useMemo } from 'react'
import { parseAddress } from '../../../core/address.ts'
import type { ArticleRow, BodyRow, LinkRow, NoteRow, PassageSelector, Span } from '../../../core/model.ts'
import { anchorIn } from '../../../core/notes/anchor.ts'
import type { PassageInNote } from '../../../core/notes/passageInNote.ts'
import { sentenceMarks, type SentenceMark } from '../../../core/notes/sentenceMarks.ts'
import type { Backlink } from '../../../data/notes.ts'
import { useBacklinks } from '../../desk/mentions/useBacklinks.ts'

/** One place of one note that quotes or links to a passage of the article. */
export interface PassageUse {
  note: NoteRow
  link: LinkRow
  passage: PassageInNote
  /** Where the passage stands in the text that is shown. */
  span: Span
}

const NONE: Backlink[] = []

/** The selector of a link to a passage: a quote's own, or the offsets in a link's address (`@2?at=10-40`); null for links to the article as a whole. */
function selectorOf({ passage, targetId, part }: LinkRow): PassageSelector | null {
  if (passage !== null) return passage
  const place = part === undefined ? null : parseAddress(`#/article/${targetId}${part}`)?.place
  if (place?.kind !== 'article' || place.at === undefined || place.version === undefined) return null
  return { articleId: targetId, version: place.version, ...place.at, exact: '', prefix: '', suffix: '' }
}

/** The sentences of the shown text that notes use. Uses whose passage does not certainly stand in this version are left out: nothing is marked on a guess. */
export function usePassageUses(article: ArticleRow, body: BodyRow): SentenceMark<PassageUse>[] {
  const found = useBacklinks('article', article.id) ?? NONE
  const { lang } = article
  return useMemo(() => {
    const anchor = anchorIn(body)
    // Many notes quote the same words.
    const anchored = new Map<string, Span | null>()
    const nth = new Map<string, number>()
    const uses = found.flatMap(({ note, link }): PassageUse[] => {
      const selector = selectorOf(link)
      if (selector === null) return []
      const { articleId, version, start, end } = selector
      const key = `${version}/${start}-${end}/${selector.exact}`
      if (!anchored.has(key)) {
        const { state, span } = anchor(selector)
        anchored.set(key, state === 'exact' || state === 'moved' ? span : null)
      }
      const inNote = `${note.id}/${version}/${start}-${end}`
      const before = nth.get(inNote) ?? 0
      nth.set(inNote, before + 1)
      const span = anchored.get(key) ?? null
      return span === null ? [] : [{ note, link, span, passage: { articleId, version, start, end, nth: before } }]
    })
    return sentenceMarks(body.text, lang, uses)
  }, [found, body, lang])
}
