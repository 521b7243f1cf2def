import { machineDate } from '../parseDate.ts'
import type { Said } from './metadata.ts'

/**
 * The day in an address: `/2022/01/10/…`, `/2022-01-10-…`, `/20220110/…`. Only where the page itself says none: some sites move pages, and some put the day of the
 * issue there. Parts of longer numbers are no day, and neither is a month without its day.
 */
export function dateInAddress(url: string | null): Said<string> | null {
  if (url === null || !URL.canParse(url)) return null
  const { pathname } = new URL(url)
  const match = /(?<![\d-])((?:19|20)\d{2})([-/_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/.exec(pathname) ?? /(?<![\d-])((?:19|20)\d{2})(\/)([1-9])\/([1-9]|[12]\d|3[01])(?=\/)/.exec(pathname)
  if (match === null) return null
  const [, year = '', , month = '', day = ''] = match
  const value = machineDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, null)
  return value === null || value.length < 10 ? null : { value, where: 'the page’s address' }
}
