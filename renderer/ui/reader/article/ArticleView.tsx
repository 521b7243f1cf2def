/** One article, read: head, text with its mentions, foot; and all that selecting, finding, following and returning need. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Place } from '../../../core/address.ts'
import { blocksAt } from '../../../core/extract/blocks/pageParts.ts'
import type { ArticleRow, BodyRow, Span } from '../../../core/model.ts'
import { project } from '../../../core/text/projection.ts'
import { type LinkedMention, mentionsIn } from '../../../data/actors.ts'
import { newestVersion, readBody } from '../../../data/articles.ts'
import { AGAIN } from '../../desk/again.ts'
import { onAskRemoved } from '../../desk/askRemoved.ts'
import { useDesk } from '../../desk/desk.ts'
import { useSteadyQuery } from '../../desk/useSteadyQuery.ts'
import { PlaceLink } from '../../desk/mentions/PlaceLink.tsx'
import { scrollerOf } from '../../shared/scrollerOf.ts'
import { useSetting } from '../../desk/useSetting.ts'
import { Button } from '../../shared/Button.tsx'
import { EmptyState } from '../../shared/EmptyState.tsx'
import { readerStrings as strings } from '../../shared/strings/reader.ts'
import { useShortcut } from '../../shared/useShortcut.ts'
import { isOutsideNotes } from '../isOutsideNotes.ts'
import styles from './Article.module.css'
import { ArticleFoot } from './ArticleFoot.tsx'
import { ArticleHeader } from './ArticleHeader.tsx'
import { ensureStop, listenToLinks } from './articleLinks.ts'
import type { BodyContext } from './blocks.tsx'
import { Body, definitionsOf, topHeadingOf } from './Body.tsx'
import { chunkAt, chunksOf, useChunks } from './chunks.ts'
import { directionOf } from '../../desk/page/directionOf.ts'
import { ExternalLinkPopover } from './ExternalLinkPopover.tsx'
import { FindBar } from '../find/FindBar.tsx'
import { HighlightLayer, type HighlightLayerHandle } from '../highlights/HighlightLayer.tsx'
import { HighlightReview } from '../highlights/HighlightReview.tsx'
import { MarginMarks } from '../margin/MarginMarks.tsx'
import { PassageFlash } from '../highlights/PassageFlash.tsx'
import { useMarkRead, useReadingPosition } from '../reading.ts'
import { firstVisible } from '../scrolling.ts'
import { useBlockEdits } from '../removed/useBlockEdits.ts'
import { SelectionBar } from '../SelectionBar.tsx'
import { useCarriedPassage } from '../highlights/useCarriedPassage.ts'
import { usePlacedHighlights } from '../highlights/usePlacedHighlights.ts'

export type ArticlePlace = Extract<Place, { kind: 'article' }>

/** What of mentions can be seen: while it is the same, an import that goes on in the background draws no article anew. */
const asDrawn = (mentions: LinkedMention[]): string => JSON.stringify(mentions.map(({ start, end, field, actor: { id, name, articles } }) => [start, end, field, id, name, articles > 1]))

/** Loads what an address names, and says what is missing. The three parts are followed apart: keeping the position must not load the text anew. */
export function ArticleView({ place }: { place: ArticlePlace }) {
  const desk = useDesk()
  const { id, version } = place
  // Whether it is this one that was written, of many at once, is not told: an article that is the same is not rendered again.
  const article = useSteadyQuery(async ({ articles }) => (await articles.get(id)) ?? null, id)
  const body = useSteadyQuery((library) => readBody(library, id, version), `${id}@${version}`, { sameAs: (row) => (row === null ? '' : [row.articleId, row.version, row.hash, row.createdAt, ...(row.sameAs ?? [])].join(' ')) })
  const mentions = useSteadyQuery(
    async (library) => {
      const wanted = version ?? (await newestVersion(library, id))
      return wanted === null ? [] : mentionsIn(library, { id, version: wanted })
    },
    `${id}@${version}`,
    { sameAs: asDrawn },
  )

  if (article === undefined || body === undefined || mentions === undefined) return <div className={styles.loading} aria-busy />
  if (article === null || body === null) {
    return (
      <EmptyState
        title={article === null ? strings.absent : strings.noVersion(version ?? 0)}
        actions={article === null
          ? <Button onClick={() => desk.go({ kind: 'home' })}>{strings.home}</Button>
          : <Button onClick={() => desk.go({ kind: 'article', id })}>{strings.showCurrent}</Button>}
      >
        {article === null ? strings.absentDetail : null}
      </EmptyState>
    )
  }
  return <OpenArticle place={place} article={article} body={body} mentions={mentions} />
}

interface OpenArticleProps {
  place: ArticlePlace
  article: ArticleRow
  body: BodyRow
  mentions: LinkedMention[]
}

function OpenArticle({ place, article, body, mentions }: OpenArticleProps) {
  const desk = useDesk()
  const { db } = desk
  const allActors = useSetting('allActors')
  const current = body.version === article.version
  const { at } = place

  const { context, chunks, inTitle } = useMemo(() => {
    const underlined = mentions.filter(({ actor }) => allActors || actor.articles > 1)
    const { starts } = project(body.body)
    const context: BodyContext = {
      starts, mentions: underlined.filter(({ field }) => field === 'body'), definitions: definitionsOf(body.body), topHeading: topHeadingOf(body.body),
    }
    return { context, chunks: chunksOf(body.body, starts, body.text.length), inTitle: underlined.filter(({ field }) => field === 'title') }
  }, [body, mentions, allActors])

  const { shown, show } = useChunks(chunks, at?.start ?? (current ? article.position : 0))
  const text = useRef<HTMLDivElement>(null)
  const [element, setElement] = useState<HTMLElement | null>(null)
  useReadingPosition(db, article, text, { keep: current, goThere: at === undefined })
  useMarkRead(db, article, text)

  const [from, to] = [at?.start, at?.end]
  const passage = useMemo(() => (from === undefined || to === undefined ? null : { start: from, end: to }), [from, to])
  useEffect(() => {
    if (passage !== null) show(passage.start)
  }, [passage, show])
  const [times, setTimes] = useState(0)
  useEffect(() => {
    const again = (): void => setTimes((times) => times + 1)
    addEventListener(AGAIN, again)
    return () => removeEventListener(AGAIN, again)
  }, [])

  // After every drawing: the mention that had the Tab stop may have gone.
  useEffect(() => {
    if (element !== null) ensureStop(element)
  })

  const [leaving, setLeaving] = useState<{ anchor: Element; url: string } | null>(null)
  const { go, openBeside } = desk
  useEffect(() => {
    if (element === null) return undefined
    return listenToLinks(element, {
      onMention: (actorId, beside) => (beside ? openBeside : go)({ kind: 'actor', id: actorId }),
      onExternal: (link) => setLeaving({ anchor: link, url: link.getAttribute('href') ?? '' }),
    })
  }, [element, go, openBeside])
  const [finding, setFinding] = useState(false)
  const findField = useRef<HTMLInputElement>(null)
  const find = (): void => {
    if (finding) findField.current?.select()
    setFinding(true)
  }
  useEffect(() => {
    if (finding) findField.current?.focus()
  }, [finding])
  useShortcut('Mod+F', find, { when: isOutsideNotes })

  const { edit } = useBlockEdits(article, body)
  const drop = useCallback((span: Span) => void edit({ type: 'drop', ...blocksAt(body, span) }), [edit, body])
  const [asked, setAsked] = useState(0)
  const askRemoved = useCallback(() => setAsked((times) => times + 1), [])
  useEffect(() => onAskRemoved(article.id, askRemoved), [article.id, askRemoved])
  useShortcut('w', askRemoved, { when: isOutsideNotes })

  const { placed, doubtful } = usePlacedHighlights(db, body)
  const highlights = useRef<HighlightLayerHandle>(null)
  useCarriedPassage(text, article, body)

  const closeFind = useCallback(() => setFinding(false), [])
  const visible = (): number => (text.current === null ? 0 : firstVisible(text.current, scrollerOf(text.current)))

  return (
    <div className={styles.reader}>
      {finding && <FindBar ref={findField} text={body.text} body={text} show={show} from={visible} onClose={closeFind} />}
      {!current && (
        <p className={styles.earlier} role="note">
          <strong>{strings.earlier}.</strong> {strings.earlierDetail(body.version, article.version)} <PlaceLink to={{ kind: 'article', id: article.id }}>{strings.showCurrent}</PlaceLink>
        </p>
      )}
      <article ref={setElement} data-article={article.id} className={styles.article} lang={article.lang ?? undefined} dir={directionOf(article.lang)}>
        <ArticleHeader article={article} mentions={inTitle} onFind={find} onRemoved={askRemoved} />
        {current && <HighlightReview doubtful={doubtful} version={body} />}
        <div className={styles.text}>
          <Body ref={text} chunks={chunks} shown={shown} context={context} />
          {passage !== null && shown.has(chunkAt(chunks, passage.start)) && <PassageFlash key={`${from}-${to}/${times}`} at={passage} body={text} />}
          <HighlightLayer ref={highlights} article={article} version={body} body={text} placed={placed} shown={shown} show={show} />
          <MarginMarks article={article} version={body} body={text} shown={shown} />
          <SelectionBar article={article} version={body} body={text} onHighlight={(span) => highlights.current?.make(span)} onDrop={current ? drop : undefined} />
        </div>
      </article>
      <ArticleFoot article={article} body={body} mentions={mentions} allActors={allActors} asked={asked} />
      {leaving !== null && <ExternalLinkPopover {...leaving} onClose={() => setLeaving(null)} />}
    </div>
  )
}
