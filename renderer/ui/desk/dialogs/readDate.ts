/** What a person types as a date. */
import { isEdtf } from '../../../core/events/edtf.ts'
import { findDates } from '../../../core/events/findDates.ts'
import type { Edtf } from '../../../core/model.ts'

/**
 * Reads EDTF as it is, and a date in words in any of the six reading languages (`10 Jan 2022`, `10. Januar 2022`) when it is all that was
 * typed. Nothing typed is `null` (unknown); what is no date is `undefined`.
 */
export function readDate(typed: string): Edtf | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  if (isEdtf(text)) return text
  const [found] = findDates({ text, lang: null, publishedAt: null })
  return found !== undefined && found.start === 0 && found.end === text.length && isEdtf(found.value) ? found.value : undefined
}
