import type { Lang } from '../../../core/model.ts'

/** Languages whose usual script runs from right to left. */
const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** The direction of an article's text; `auto` lets its first strong letter decide when the language is unknown. */
export function directionOf(lang: Lang | null): 'ltr' | 'rtl' | 'auto' {
  return lang === null ? 'auto' : RIGHT_TO_LEFT.has(lang) ? 'rtl' : 'ltr'
}
