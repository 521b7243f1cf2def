/** The kinds of callouts that have a look of their own: Obsidian's names and their synonyms. Any other word is a note of that name. */
import {
  Bug, CircleAlert, CircleCheck, CircleHelp, ClipboardList, Flame, Info, Lightbulb, ListTodo, Pencil, Quote, TriangleAlert, CircleX, Zap, type LucideIcon,
} from 'lucide-react'
import { calloutStrings as strings } from '../../shared/strings/noteNodes.ts'

export type CalloutTone = 'note' | 'tip' | 'good' | 'warning' | 'danger' | 'example' | 'quiet'

export interface CalloutLook {
  icon: LucideIcon
  tone: CalloutTone
}

const LOOKS = {
  note: { icon: Pencil, tone: 'note' },
  info: { icon: Info, tone: 'note' },
  todo: { icon: ListTodo, tone: 'note' },
  abstract: { icon: ClipboardList, tone: 'tip' },
  tip: { icon: Lightbulb, tone: 'tip' },
  important: { icon: Flame, tone: 'tip' },
  success: { icon: CircleCheck, tone: 'good' },
  question: { icon: CircleHelp, tone: 'warning' },
  warning: { icon: TriangleAlert, tone: 'warning' },
  caution: { icon: CircleAlert, tone: 'warning' },
  failure: { icon: CircleX, tone: 'danger' },
  danger: { icon: Zap, tone: 'danger' },
  bug: { icon: Bug, tone: 'danger' },
  example: { icon: ClipboardList, tone: 'example' },
  quote: { icon: Quote, tone: 'quiet' },
} satisfies Record<string, CalloutLook>

export type KnownKind = keyof typeof LOOKS

const SYNONYMS: Record<string, KnownKind> = {
  summary: 'abstract', tldr: 'abstract', hint: 'tip', check: 'success', done: 'success', help: 'question', faq: 'question', attention: 'caution', fail: 'failure', missing: 'failure', error: 'danger', cite: 'quote',
}

/** What the menu offers. */
export const KINDS = Object.keys(LOOKS) as KnownKind[]

/** The kind without what themes add to it (`info|left`). */
const baseOf = (kind: string): string => kind.split('|')[0] ?? kind

const isKnown = (kind: string): kind is KnownKind => Object.hasOwn(LOOKS, kind)

export function lookOf(kind: string): CalloutLook {
  const base = baseOf(kind)
  const known = Object.hasOwn(SYNONYMS, base) ? SYNONYMS[base]! : base
  return isKnown(known) ? LOOKS[known] : LOOKS.note
}

/** `Tip`, `My kind`: what a callout without a title is called. */
export function kindName(kind: string): string {
  const base = baseOf(kind)
  if (isKnown(base)) return strings.kinds[base]
  return base.charAt(0).toLocaleUpperCase() + base.slice(1).replace(/[-_]+/g, ' ')
}
