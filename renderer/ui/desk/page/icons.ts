import { Building2, CalendarDays, FileText, type LucideIcon, MapPin, NotebookPen, UserRound } from 'lucide-react'
import type { ActorKind, TargetKind } from '../../../core/model.ts'

export const ACTOR_ICONS: Record<ActorKind, LucideIcon> = { person: UserRound, organisation: Building2, place: MapPin }

/** An actor found by name carries its kind as detail. */
export function iconOf(kind: TargetKind, detail: string): LucideIcon {
  if (kind === 'actor') return ACTOR_ICONS[detail as ActorKind] ?? UserRound
  return { article: FileText, event: CalendarDays, note: NotebookPen }[kind]
}
