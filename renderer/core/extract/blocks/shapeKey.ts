/** What a block is told by in other articles of its source. Apart from blockKeys.ts, because it knows dates in many languages. */
import { findDates } from '../parseDate.ts'
import { exactKey } from './blockKeys.ts'

/** Characters beyond which dates are not looked for: no furniture that names a day is longer. */
const SHORT = 400

/** Its words, with numbers and dates as blanks: “Stand: 3. Juli 2024, 14:50 Uhr” is “Stand: 17. Mai 2023, 9:05 Uhr”. */
export function shapeKey(text: string): string {
  let blank = text
  if (text.length <= SHORT) for (const { start, end } of findDates(text, null).toReversed()) blank = `${blank.slice(0, start)} 0 ${blank.slice(end)}`
  return exactKey(blank).replace(/\p{N}+(?: \p{N}+)*/gu, '0')
}
