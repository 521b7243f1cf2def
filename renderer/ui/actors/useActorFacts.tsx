/** What the gazetteer knows of an actor, in words; what it speaks of is a link where the library has it. */
import { useLiveQuery } from 'dexie-react-hooks'
import { type ReactNode, useEffect, useState } from 'react'
import type { Fact } from '../../core/actors/facts.ts'
import type { ActorRow } from '../../core/model.ts'
import { actorOfGazetteer } from '../../data/actors.ts'
import { useDesk } from '../desk/desk.ts'
import { PlaceLink } from '../desk/mentions/PlaceLink.tsx'
import { actorStrings as strings } from '../shared/strings/actors.ts'
import { concordancerOf } from './concordancers.ts'

const NONE: Fact[] = []
const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' })

export interface ActorFacts {
  /** Short ones, for the line under the title. */
  facts: ReactNode[]
  /** Names in full of an organisation that is mostly called by its letters. */
  fullNames: string[]
}

/**
 * @param wanted false while there is something more urgent: the first time, files of some megabytes are read for them
 * @param known what was read of them already
 */
export function useActorFacts({ gazetteerId }: ActorRow, wanted: boolean, known: Fact[] | null): ActorFacts {
  const { db } = useDesk()
  const [found, setFound] = useState<{ of: string; facts: Fact[] } | null>(known === null || gazetteerId === null ? null : { of: gazetteerId, facts: known })
  useEffect(() => {
    if (gazetteerId === null || !wanted || found?.of === gazetteerId) return undefined
    let stale = false
    // A gazetteer that cannot be read has no facts; the deriving worker says that it is missing.
    concordancerOf(db).facts(gazetteerId).then((facts) => !stale && setFound({ of: gazetteerId, facts }), () => undefined)
    return () => {
      stale = true
    }
  }, [db, gazetteerId, wanted, found])
  const facts = found !== null && found.of === gazetteerId ? found.facts : NONE
  return {
    facts: facts.flatMap((fact) => (fact.kind === 'full-names' ? [] : [<FactInWords key={fact.kind} fact={fact} />])),
    fullNames: facts.flatMap((fact) => (fact.kind === 'full-names' ? fact.names : [])),
  }
}

function FactInWords({ fact }: { fact: Exclude<Fact, { kind: 'full-names' }> }) {
  switch (fact.kind) {
    case 'in':
      return <>{strings.placeIn[fact.type]} <Of name={country(fact.code)} gazetteerId={fact.gazetteerId} /></>
    case 'capital-of':
      return <>{strings.capitalOf} <Of name={country(fact.code)} gazetteerId={fact.gazetteerId} /></>
    case 'capital':
      return <>{strings.capital} <Of name={fact.name} gazetteerId={fact.gazetteerId} /></>
    case 'body-of':
      return <>{strings.bodyOf} <Of name={fact.name ?? country(fact.code ?? '')} gazetteerId={fact.gazetteerId} /></>
    default:
      return <>{strings.inhabitants(fact.thousands)}</>
  }
}

function country(code: string): string {
  try {
    return countries.of(code) ?? code
  } catch {
    return code
  }
}

/** Its name in the library, if it is there, and a link to it. */
function Of({ name, gazetteerId }: { name: string; gazetteerId: string }) {
  const { db } = useDesk()
  const actor = useLiveQuery(() => actorOfGazetteer(db, gazetteerId), [db, gazetteerId])
  return actor === undefined || actor === null ? <>{name}</> : <PlaceLink to={{ kind: 'actor', id: actor.id }}>{actor.name}</PlaceLink>
}
