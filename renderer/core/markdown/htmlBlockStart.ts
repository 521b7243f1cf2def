/** Inline HTML that would be a block if a line began with it. */
import { htmlBlockNames, htmlRawNames } from 'micromark-util-html-tag-name'
import type { NoteNode } from '../model.ts'
import { NODE } from '../notes/document.ts'

const RAW = new RegExp(`^<(?:${htmlRawNames.join('|')})(?:[\\s>]|$)`, 'i')
const BLOCK = new RegExp(`^</?(?:${htmlBlockNames.join('|')})(?:\\s|/?>|$)`, 'i')
const TAG = /^<(?:\/[a-z][a-z\d-]*\s*|[a-z][a-z\d-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?)>$/i

/**
 * CommonMark 0.31 §4.6, the seven conditions under which a line begins a block of HTML.
 * @param line inline content from the beginning of a line, in its normal form
 */
export function beginsHtmlBlock(line: readonly NoteNode[]): boolean {
  const [first, ...rest] = line
  if (first?.type !== NODE.rawInline || (first.marks ?? []).length > 0) return false
  const value = String(first.attrs?.['value'])
  if (RAW.test(value) || /^<(?:!--|\?|![a-z]|!\[CDATA\[)/i.test(value) || BLOCK.test(value)) return true
  // Any other tag only when it is alone on its line.
  return rest.length === 0 && TAG.test(value) && !value.includes('\n')
}
