/** Every mention of the actor, in every language and form, each on a line of its own: when, in which words, where. */
import { type ReactNode, useDeferredValue, useEffect, useState } from 'react'
import { type ConcordanceQuery, isNarrowed, isPlain, PLAIN } from '../../core/actors/concordance.ts'
import type { ActorRow } from '../../core/model.ts'
import type { ActorOpening, ConcordanceRow } from '../../workers/concordancer.ts'
import { dateInWords, languageName } from '../desk/peek/describeArticle.ts'
import { directionOf } from '../desk/page/directionOf.ts'
import { useDesk } from '../desk/desk.ts'
import { Badge } from '../desk/page/Page.tsx'
import { PlaceLink } from '../desk/mentions/PlaceLink.tsx'
import { Sentence } from '../desk/mentions/Sentence.tsx'
import { useSetting } from '../desk/useSetting.ts'
import type { Place } from '../../core/address.ts'
import { Section } from '../shared/Section.tsx'
import { classes } from '../shared/classes.ts'
import { deskStrings } from '../shared/strings/desk.ts'
import { concordanceStrings as strings } from '../shared/strings/concordance.ts'
import { VirtualGrid } from '../shared/VirtualGrid.tsx'
import { ConcordanceTools } from './ConcordanceTools.tsx'
import styles from './Concordance.module.css'
import { Timeline, TimelineToCome } from './Timeline.tsx'
import { useConcordance } from './useConcordance.ts'

const LINE = 48
const SENTENCE = 76

function placeOf({ article, field, start, end }: ConcordanceRow): Place {
  return field === 'title' ? { kind: 'article', id: article.id } : { kind: 'article', id: article.id, version: article.version, at: { start, end } }
}

/** `SNA · 10 January 2022 · German` */
const whence = ({ article }: ConcordanceRow): string => [article.source || deskStrings.sourceUnknown, dateInWords(article.date), languageName(article.lang)].join(' · ')

/** The same line in every arrangement. */
const keyOf = ({ article, field, start }: ConcordanceRow): string => `${article.id}/${field}/${start}`

export interface MentionsProps {
  actor: ActorRow
  /** useActor() */
  state: string
  /** What was read of them already. */
  opening: ActorOpening | null
  /** Told when the first lines are on the screen, or known to be none. */
  onShown: () => void
}

export function Mentions({ actor, state, opening, onShown }: MentionsProps) {
  const { go, openBeside } = useDesk()
  const whole = useSetting('wholeSentences', opening?.wholeSentences)
  const [query, setQuery] = useState(PLAIN)
  const [active, setActive] = useState(0)
  const wanted = useDeferredValue(query)
  const { found, beginning, progress, failure, rowAt, onRange } = useConcordance({ actorId: actor.id, state, query: wanted, begun: opening?.beginning ?? null, active, onMoved: setActive })
  const there = found !== null || beginning !== null || failure !== null
  useEffect(() => {
    if (!there) return undefined
    // The frame after the one that shows them.
    let later: ReturnType<typeof setTimeout>
    const frame = requestAnimationFrame(() => (later = setTimeout(onShown)))
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(later)
    }
  }, [there, onShown])
  const change = (next: Partial<ConcordanceQuery>): void => {
    setQuery({ ...query, ...next })
    setActive(0)
  }
  const cells = (index: number): ReactNode => {
    const row = rowAt(index)
    return row === undefined ? <div aria-hidden className={classes(styles.row, whole && styles.whole)} /> : <Line row={row} whole={whole} />
  }
  const narrowed = isNarrowed(query)
  const mentions = found?.mentions ?? beginning?.mentions
  const timeline = found?.timeline ?? beginning?.timeline
  const matching = found?.matching ?? beginning?.mentions ?? 0

  return (
    <Section title={strings.title} {...(mentions === undefined ? {} : { count: mentions })}>
      {failure !== null && <p className={styles.none} role="status">{strings.failed(failure)}</p>}
      {mentions === undefined ? <div aria-busy style={{ height: LINE * 8 }} /> : mentions === 0 ? <p className={styles.none}>{strings.none}</p> : (
        <div data-mentions>
          {timeline === undefined ? <TimelineToCome /> : <Timeline timeline={timeline} selected={query.span} onSelect={(span) => change({ span })} />}
          <ConcordanceTools query={query} onChange={change} found={found} progress={progress} narrowed={narrowed} onClear={() => change({ ...PLAIN, sort: query.sort })} whole={whole} />
          {matching === 0 ? <p className={styles.none}>{strings.noMatch}</p> : found === null && !isPlain(query) ? <p className={styles.none} aria-busy>{strings.arranging}</p> : (
            <VirtualGrid
              key={String(whole)}
              label={strings.title}
              inPane
              count={matching}
              rowHeight={whole ? SENTENCE : LINE}
              fixed={!whole}
              rowKey={(index) => {
                const row = rowAt(index)
                return row === undefined ? String(index) : keyOf(row)
              }}
              rowLabel={(index) => {
                const row = rowAt(index)
                return row === undefined ? strings.coming : strings.lineOf(row.sentence, row.article.title, whence(row))
              }}
              active={active}
              onActive={setActive}
              onRange={onRange}
              onOpen={(index, beside) => {
                const row = rowAt(index)
                if (row !== undefined) (beside ? openBeside : go)(placeOf(row))
              }}
              row={cells}
            />
          )}
        </div>
      )}
    </Section>
  )
}

function Line({ row, whole }: { row: ConcordanceRow; whole: boolean }) {
  const { article, field, left, word, right, sentence, inSentence } = row
  return (
    <div className={classes(styles.row, whole && styles.whole)}>
      <PlaceLink to={placeOf(row)} tabIndex={-1} className={whole ? styles.sentence : styles.line} lang={article.lang ?? undefined} dir={directionOf(article.lang)}>
        {whole ? <Sentence text={sentence} marks={[inSentence]} lang={article.lang} /> : (
          <>
            <span className={styles.left}><span>{left}</span></span>
            <span className={styles.right}><mark>{word}</mark>{right}</span>
          </>
        )}
      </PlaceLink>
      <p className={styles.meta}>
        {field === 'title' && <Badge>{deskStrings.inTitle}</Badge>}
        <span className={styles.article} lang={article.lang ?? undefined}>{article.title || deskStrings.untitledArticle}</span>
        <span className={styles.whence}>{whence(row)}</span>
      </p>
    </div>
  )
}
