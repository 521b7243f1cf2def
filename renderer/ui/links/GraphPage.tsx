/** The place “Graph”: what lies around a note, article, actor or event, as a picture and as a list. */
import { useState } from 'react'
import type { Id, TargetKind } from '../../core/model.ts'
import type { GraphNode } from '../../data/localGraph.ts'
import { useDesk } from '../desk/desk.ts'
import { PlaceLink } from '../desk/mentions/PlaceLink.tsx'
import { useLinker } from '../desk/mentions/useLinker.ts'
import { EmptyState } from '../shared/EmptyState.tsx'
import fieldStyles from '../shared/TextField.module.css'
import { graphStrings as strings } from '../shared/strings/graph.ts'
import { GraphCanvas } from './GraphCanvas.tsx'
import { GraphTree } from './GraphTree.tsx'
import styles from './Graph.module.css'

const KINDS: TargetKind[] = ['note', 'article', 'actor', 'event']
/** More than this is a ball of wool. */
const MOST = 150

export function GraphPage({ of }: { of: { kind: TargetKind; id: Id } }) {
  const { go, openBeside } = useDesk()
  const [hops, setHops] = useState<1 | 2>(2)
  const [kinds, setKinds] = useState(KINDS)
  const [marked, setMarked] = useState<string | null>(null)
  const { found, failure } = useLinker(`graph/${of.kind}/${of.id}`, async (linker, options) => ({ graph: await linker.graph(of, { hops, kinds, most: MOST }, options) }), `${hops}/${kinds.join()}`)
  const graph = found?.graph
  const open = ({ kind, id }: GraphNode, beside: boolean): void => {
    if (beside) openBeside({ kind, id })
    else go({ kind, id })
  }
  if (failure !== null) return <EmptyState title={strings.failed}>{failure}</EmptyState>
  if (graph === null) return <EmptyState title={strings.absent} />
  const [middle] = graph?.nodes ?? []
  const shown = (graph?.nodes.length ?? 1) - 1
  return (
    <div className={styles.page} aria-busy={graph === undefined}>
      <header className={styles.head}>
        <h1 className={styles.title}>
          {strings.around}{' '}
          {middle !== undefined && <PlaceLink to={{ kind: middle.kind, id: middle.id }}>{middle.name || strings.untitled}</PlaceLink>}
        </h1>
        <div className={styles.controls}>
          <select className={fieldStyles['field']} aria-label={strings.steps} value={hops} onChange={({ target }) => setHops(target.value === '1' ? 1 : 2)}>
            <option value="1">{strings.oneStep}</option>
            <option value="2">{strings.twoSteps}</option>
          </select>
          <fieldset className={styles.kinds} aria-label={strings.show}>
            {KINDS.map((kind) => (
              <label key={kind}>
                <input type="checkbox" checked={kinds.includes(kind)} onChange={({ target }) => setKinds(KINDS.filter((each) => (each === kind ? target.checked : kinds.includes(each))))} />
                {strings.plural[kind]}
              </label>
            ))}
          </fieldset>
          <span className={styles.facts} role="status">{graph === undefined ? '' : strings.facts(shown, graph.hidden)}</span>
        </div>
      </header>
      {graph !== undefined && shown === 0 && <EmptyState title={strings.alone}>{kinds.length < KINDS.length ? strings.aloneFiltered : strings.aloneTeach}</EmptyState>}
      {graph !== undefined && shown > 0 && (
        <div className={styles.both}>
          <GraphCanvas graph={graph} marked={marked} onMark={setMarked} onOpen={open} />
          <GraphTree graph={graph} marked={marked} onMark={setMarked} onOpen={open} />
        </div>
      )}
    </div>
  )
}
