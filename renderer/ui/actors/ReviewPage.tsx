/** Pairs of actors that are probably one, each with both sides' words side by side, to be answered by one key. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useRef } from 'react'
import type { ActorRow } from '../../core/model.ts'
import { evidenceOf, type LikelyPair, type Snippet } from '../../data/reviewPairs.ts'
import { countPairs } from '../../data/suggestions.ts'
import { setSetting } from '../../data/settings.ts'
import { languageName, sourceAndDate } from '../desk/peek/describeArticle.ts'
import { useDesk } from '../desk/desk.ts'
import { PlaceLink } from '../desk/mentions/PlaceLink.tsx'
import { Sentence } from '../desk/mentions/Sentence.tsx'
import { useSetting } from '../desk/useSetting.ts'
import { Button } from '../shared/Button.tsx'
import { EmptyState } from '../shared/EmptyState.tsx'
import { Kbd } from '../shared/Kbd.tsx'
import { shortcutKeys, type ShortcutName } from '../shared/shortcuts.ts'
import { actorStrings } from '../shared/strings/actors.ts'
import { reviewStrings as strings } from '../shared/strings/review.ts'
import { useShortcut } from '../shared/useShortcut.ts'
import styles from './Review.module.css'
import { type Review, useReview } from './useReview.ts'

export function ReviewPage() {
  const { db } = useDesk()
  const all = useSetting('allActors')
  const review = useReview(all)
  const { pair, decided, left } = review
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>{strings.title}</h1>
        <p className={styles.lead}>{strings.lead}</p>
        <div className={styles.bar}>
          {decided + left > 0 && <progress className={styles.progress} aria-label={strings.progress(decided, decided + left)} max={Math.max(1, decided + left)} value={decided} />}
          <span className={styles.quiet} role="status">{pair === undefined || decided + left === 0 ? '' : `${strings.progress(decided, decided + left)} · ${strings.left(left)}`}</span>
          <label className={styles.toggle}>
            <input type="checkbox" checked={!all} onChange={(event) => void setSetting(db, 'allActors', !event.target.checked)} /> {strings.recurringOnly}
          </label>
        </div>
      </header>
      {pair === undefined ? <div aria-busy /> : pair === null ? <div className={styles.nothing}><Nothing review={review} all={all} /></div> : <Pair key={pair.id} pair={pair} review={review} />}
    </div>
  )
}

/** Nothing is left: at all, among the recurring ones, or but for what was skipped. */
function Nothing({ review, all }: { review: Review; all: boolean }) {
  const { db, go } = useDesk()
  const { decided, skipped, again } = review
  const once = useLiveQuery(async () => (all ? 0 : countPairs(db, { all: true })), [db, all]) ?? 0
  return (
    <EmptyState
      title={decided > 0 && skipped === 0 ? strings.allDone : strings.empty}
      actions={
        <>
          {skipped > 0 && <Button variant="primary" onClick={again}>{strings.skippedAgain(skipped)}</Button>}
          {skipped === 0 && once > 0 && <Button onClick={() => void setSetting(db, 'allActors', true)}>{strings.showOnce(once)}</Button>}
          <Button onClick={() => go({ kind: 'actors' })}>{strings.toActors}</Button>
        </>
      }
    >
      {decided > 0 && skipped === 0 ? strings.allDoneDetail(decided) : once > 0 ? strings.emptyOnce : strings.emptyDetail}
    </EmptyState>
  )
}

function Pair({ pair, review }: { pair: LikelyPair; review: Review }) {
  const { db, host } = useDesk()
  const { a, b, why, score } = pair
  const evidence = useLiveQuery(() => evidenceOf(db, a, b), [db, a.id, b.id])
  const keys = (name: ShortcutName): string => shortcutKeys(host.can.allShortcuts, name)
  useShortcut(keys('reviewSame'), () => review.decide(true))
  useShortcut(keys('reviewApart'), () => review.decide(false))
  useShortcut(keys('reviewSkip'), review.skip)
  useShortcut(keys('reviewBack'), review.back, { when: () => review.canGoBack })
  const card = useRef<HTMLElement>(null)
  // The next pair is read out, and keys go on from it.
  useEffect(() => card.current?.focus({ preventScroll: true }), [])
  return (
    <section ref={card} className={styles.pair} aria-label={strings.pair(a.name, b.name)} tabIndex={-1}>
      <div className={styles.evidence}>
        <h2 className={styles.heading}>{strings.evidence}</h2>
        <ul>
          <li><strong>{strings.likely(score)}:</strong> {why}.</li>
          {a.kind !== b.kind && <li>{strings.kinds(strings.kindWords[a.kind], strings.kindWords[b.kind])}</li>}
          {evidence !== undefined && <li>{strings.shared(evidence.shared)}</li>}
          {evidence !== undefined && evidence.company.length > 0 && (
            <li>
              {strings.company}{' '}
              {evidence.company.map(({ id, name }, at) => <span key={id}>{at > 0 && ', '}<PlaceLink to={{ kind: 'actor', id }}>{name}</PlaceLink></span>)}.
            </li>
          )}
        </ul>
      </div>
      <div className={styles.sides}>
        <Side actor={a} snippets={evidence?.snippets[0]} />
        <Side actor={b} snippets={evidence?.snippets[1]} />
      </div>
      <div className={styles.answers}>
        <Button variant="primary" onClick={() => review.decide(true)}>{strings.same} <Kbd keys={keys('reviewSame').split(' ')[0]!} /></Button>
        <Button onClick={() => review.decide(false)}>{strings.apart} <Kbd keys={keys('reviewApart')} /></Button>
        <span className={styles.ways}>
          <Button variant="quiet" disabled={!review.canGoBack} onClick={review.back}>{strings.back} <Kbd keys={keys('reviewBack')} /></Button>
          <Button variant="quiet" onClick={review.skip}>{strings.later} <Kbd keys={keys('reviewSkip')} /></Button>
        </span>
      </div>
    </section>
  )
}

function Side({ actor, snippets }: { actor: ActorRow; snippets: Snippet[] | undefined }) {
  const languages = [...new Set(actor.names.map(({ lang }) => lang))].filter((lang) => lang !== 'und').map(languageName)
  const others = [...new Set(actor.names.map(({ name }) => name))].filter((name) => name !== actor.name).slice(0, 6)
  return (
    <article className={styles.side} aria-label={actor.name}>
      <p className={styles.kind} data-kind={actor.kind}>{actorStrings.kinds[actor.kind]}</p>
      <h2 className={styles.name}><PlaceLink to={{ kind: 'actor', id: actor.id }}>{actor.name}</PlaceLink></h2>
      {others.length > 0 && <p className={styles.quiet}>{others.join(', ')}</p>}
      <p className={styles.quiet}>{[actorStrings.facts(actor.articles, actor.mentions), ...languages].join(' · ')}</p>
      {snippets?.length === 0 && <p className={styles.quiet}>{strings.noSnippet}</p>}
      <ul className={styles.snippets}>
        {snippets?.map(({ article, passage }) => (
          <li key={article.id}>
            <PlaceLink className={styles.snippet} to={passage.field === 'title' ? { kind: 'article', id: article.id } : { kind: 'article', id: article.id, version: article.version, at: passage.at }}>
              <Sentence text={passage.sentence} marks={[passage.inSentence]} lang={article.lang} />
            </PlaceLink>
            <p className={styles.quiet}>{sourceAndDate(article)}</p>
          </li>
        ))}
      </ul>
    </article>
  )
}
