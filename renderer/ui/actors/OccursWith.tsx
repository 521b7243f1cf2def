/** Who else its articles name: one line, which is there before they are known, so that what stands below does not move; the rest a click away. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ActorRow } from '../../core/model.ts'
import type { Company } from '../../data/actors.ts'
import { useDesk } from '../desk/desk.ts'
import { PlaceLink } from '../desk/mentions/PlaceLink.tsx'
import { Chip, Chips } from '../desk/page/Page.tsx'
import { Section } from '../shared/Section.tsx'
import { actorStrings as strings } from '../shared/strings/actors.ts'
import styles from './OccursWith.module.css'
import { concordancerOf } from './concordancers.ts'

/** Shown at most. */
const COMPANY = 12

export interface OccursWithProps {
  actor: ActorRow
  /** useActor() */
  state: string
  linked: number
  /** False while there is something more urgent. */
  wanted: boolean
}

export function OccursWith({ actor, state, linked, wanted }: OccursWithProps) {
  const { db } = useDesk()
  const [others, setOthers] = useState<Company[] | 'unread' | null>(null)
  useEffect(() => {
    if (!wanted) return undefined
    let stale = false
    concordancerOf(db).company(actor.id, state, COMPANY).then(
      (found) => stale || setOthers(found),
      // What cannot be read is said by the mentions, which are read in the same way.
      () => stale || setOthers('unread'),
    )
    return () => {
      stale = true
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- others may be called or counted anew while its own articles are the same
  }, [db, actor.id, state, linked, wanted])
  if (actor.articles === 0 || others === 'unread') return null
  return (
    <Section title={strings.occursWith}>
      {others === null ? <p className={styles.reading} aria-busy>{strings.occursReading}</p> : others.length === 0 ? <p className={styles.alone}>{strings.occursAlone}</p> : <InOneLine others={others} />}
    </Section>
  )
}

function InOneLine({ others }: { others: Company[] }) {
  const line = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const [fitting, setFitting] = useState(others.length)
  useLayoutEffect(() => {
    const list = line.current?.querySelector('ul')
    if (open || list === null || list === undefined) return undefined
    const measure = (): void => {
      const chips = [...list.children] as HTMLElement[]
      const below = chips.findIndex((chip) => chip.offsetTop > chips[0]!.offsetTop)
      setFitting(below < 0 ? chips.length : below)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(list)
    return () => observer.disconnect()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- others have another width
  }, [others, open])
  const hidden = open ? 0 : others.length - fitting
  return (
    <div ref={line} className={open ? styles.open : styles.line}>
      <Chips label={strings.occursWith}>
        {others.map(({ actor, articles }, at) => (
          <Chip key={actor.id} count={articles} inert={!open && at >= fitting}>
            <PlaceLink to={{ kind: 'actor', id: actor.id }} title={strings.sharedArticles(actor.name, articles)}>{actor.name}</PlaceLink>
          </Chip>
        ))}
      </Chips>
      {(hidden > 0 || open) && (
        <button type="button" className={styles.more} aria-expanded={open} onClick={() => setOpen(!open)}>{open ? strings.fewerOthers : strings.moreOthers(hidden)}</button>
      )}
    </div>
  )
}
