import type { Edtf } from '../../model.ts'
import { findDates } from '../parseDate.ts'
import type { Said } from './metadata.ts'

/**
 * The day at the end of the title element: "Headline | Site | 23.05.2011". By itself, and as the third part at least: behind the name
 * of an event alone stands the day of the event.
 * @param lang of the text; in an unknown one `02/10/2020` says nothing
 */
export function dateInTitle(pageTitle: string | null, lang: string | null): Said<Edtf> | null {
  const parts = pageTitle?.split(/\s+\|\s+/) ?? []
  const tail = parts.length < 3 ? '' : parts.at(-1)!.trim()
  const [date] = findDates(tail, lang ?? 'en')
  return date?.start === 0 && date.end === tail.length ? { value: date.value, where: 'the end of the title element' } : null
}
