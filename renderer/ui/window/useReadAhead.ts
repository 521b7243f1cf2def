import { useEffect } from 'react'
import { parseAddress } from '../../core/address.ts'
import type { DossierDatabase } from '../../data/database.ts'
import { readActorAhead } from '../actors/openings.ts'

/** ms that one rests on a link before what it leads to is read: not of every link that the mouse crosses. */
const REST = 80

/** Reads an actor's page while one still points at a link to it, or has just pressed it: it is there when the click is. */
export function useReadAhead(db: DossierDatabase): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const actorAt = (target: EventTarget | null): string | null => {
      const link = target instanceof Element ? target.closest<HTMLElement>('a[data-peek], [data-leads]') ?? target.closest('[role="row"]')?.querySelector<HTMLElement>('[data-peek]') : null
      const place = link == null ? undefined : parseAddress(link.dataset['leads'] ?? link.dataset['peek'] ?? '')?.place
      return place?.kind === 'actor' ? place.id : null
    }
    // What cannot be read says so where it is opened.
    const read = (id: string): void => void readActorAhead(db, id).catch(() => undefined)
    const pressed = ({ target }: PointerEvent): void => {
      clearTimeout(timer)
      const id = actorAt(target)
      if (id !== null) read(id)
    }
    const pointed = ({ target }: Event): void => {
      clearTimeout(timer)
      const id = actorAt(target)
      if (id !== null) timer = setTimeout(() => read(id), REST)
    }
    const listening = new AbortController()
    const { signal } = listening
    document.addEventListener('pointerdown', pressed, { capture: true, passive: true, signal })
    document.addEventListener('pointerover', pointed, { capture: true, passive: true, signal })
    document.addEventListener('focusin', pointed, { capture: true, passive: true, signal })
    return () => {
      clearTimeout(timer)
      listening.abort()
    }
  }, [db])
}
