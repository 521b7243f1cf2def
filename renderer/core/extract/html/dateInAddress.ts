import { machineDate } from '../parseDate.ts'
import type { Said } from './metadata.ts'

/** Folders in which a day is that of an event, of an upload, of a law, or a number is no day at all. */
const OTHER = /^(?:events?|eventi|eventos?|evenements?|veranstaltung(?:en)?|termine?|agenda|calend(?:ar|ario|rier)|kalender|uploads|wiki|eli|products?|produkte?|id|docs?)$/i
/** Their own days are those of a capture. */
const ARCHIVE = /(?:^|\.)archive\.(?:org|today|ph|is|li|fo|vn|md)$/i

/**
 * The day in an address: `/2022/01/10/…`, `/2022-01-10-…`, `/20220110/…`. Only where the page itself says none: some sites move pages, and some put the day of the
 * issue there. It begins a segment; without signs it is a whole one that is not the last, where numbers of articles stand. Of an
 * archive's address what counts is the address that it keeps.
 */
export function dateInAddress(url: string | null): Said<string> | null {
  if (url === null || !URL.canParse(url)) return null
  const { hostname, pathname } = new URL(url)
  const kept = /.*https?:\/+[^/]+(\/.*)?$/i.exec(pathname)
  if (kept === null && ARCHIVE.test(hostname)) return null
  const day = dayOf((kept === null ? pathname : (kept[1] ?? '')).split('/').filter((segment) => segment !== ''))
  const value = day === null ? null : machineDate(day, null)
  return value === null || value.length < 10 ? null : { value, where: 'the page’s address' }
}

/** The first day in the segments of a path, `2022-01-10`, though there may be no such day in the year. */
function dayOf(segments: string[]): string | null {
  if (segments.some((segment) => OTHER.test(segment))) return null
  for (const [at, segment] of segments.entries()) {
    // Without their zeros three numbers are a day only where the article's own segment follows.
    const folders = (at + 3 < segments.length ? /^((?:19|20)\d{2})\/(\d{1,2})\/(\d{1,2})$/ : /^((?:19|20)\d{2})\/(\d{2})\/(\d{2})(?=[._-]|$)/).exec(segments.slice(at, at + 3).join('/'))
    // In one segment an older year is what the page is about.
    const match = folders ?? /^(20\d{2})-(\d{2})-(\d{2})(?=[._-]|$)/.exec(segment) ?? (at < segments.length - 1 ? /^(20\d{2})(\d{2})(\d{2})$/.exec(segment) : null)
    if (match) return [match[1]!, match[2]!.padStart(2, '0'), match[3]!.padStart(2, '0')].join('-')
  }
  return null
}
