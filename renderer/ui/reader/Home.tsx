/** Where one begins: what the desk is, what was read and written last, how to start. */
import { FileDown, NotebookPen, Search } from 'lucide-react'
import type { ArticleRow, NoteRow } from '../../core/model.ts'
import { sourceAndDate, titleOf } from '../desk/peek/describeArticle.ts'
import { useDesk } from '../desk/desk.ts'
import { PlaceLink } from '../desk/mentions/PlaceLink.tsx'
import { useSteadyQuery } from '../desk/useSteadyQuery.ts'
import { Button } from '../shared/Button.tsx'
import { readerStrings as strings } from '../shared/strings/reader.ts'
import styles from './Home.module.css'

const FEW = 6
/** ms that the notes may be behind: one of them is being written. */
const A_MOMENT = 1500

type RecentNote = Pick<NoteRow, 'id' | 'title' | 'excerpt'>

const recent = ({ id, title, excerpt }: NoteRow): RecentNote => ({ id, title, excerpt })

export function Home() {
  const desk = useDesk()
  const read = useSteadyQuery(({ articles }) => articles.where('readAt').above(0).reverse().limit(FEW).toArray(), '', { pause: 'calm' })
  const newest = useSteadyQuery(({ articles }) => articles.orderBy('order').reverse().limit(FEW).toArray(), '', { pause: 'calm' })
  const notes = useSteadyQuery(async ({ notes }) => (await notes.orderBy('updatedAt').reverse().filter((note) => note.trashedAt === 0).limit(FEW).toArray()).map(recent), '', { pause: A_MOMENT })
  return (
    <div className={styles.home}>
      <h1 className={styles.title}>{strings.homeTitle}</h1>
      <p className={styles.lead}>{strings.homeLead}</p>
      <div className={styles.actions}>
        <Button variant="primary" icon={FileDown} onClick={desk.openImport}>{strings.importFiles}</Button>
        <Button icon={NotebookPen} onClick={() => void desk.newNote()}>{strings.newNote}</Button>
        <Button icon={Search} onClick={desk.openPalette}>{strings.palette}</Button>
      </div>
      <div className={styles.columns}>
        {read !== undefined && read.length > 0 && <Articles title={strings.continueReading} articles={read} />}
        <Articles title={strings.newest} articles={newest} />
        <section>
          <h2>{strings.recentNotes}</h2>
          {notes?.length === 0 && <p className={styles.none}>{strings.noNotes}</p>}
          <ul>{notes?.map((note) => <Note key={note.id} note={note} />)}</ul>
        </section>
        <section>
          <h2>{strings.start}</h2>
          <ol className={styles.steps}>
            <li>{strings.startImport}</li>
            <li>{strings.startRead}</li>
            <li>{strings.startQuote}</li>
            <li>{strings.startLink}</li>
          </ol>
        </section>
      </div>
    </div>
  )
}

function Articles({ title, articles }: { title: string; articles: ArticleRow[] | undefined }) {
  return (
    <section>
      <h2>{title}</h2>
      {articles?.length === 0 && <p className={styles.none}>{strings.noArticles}</p>}
      <ul>
        {articles?.map((article) => (
          <li key={article.id}>
            <PlaceLink className={styles.item} to={{ kind: 'article', id: article.id }}>
              <span className={styles.name} lang={article.lang ?? undefined}>{titleOf(article)}</span>
              <span className={styles.meta}>{sourceAndDate(article)}</span>
            </PlaceLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Note({ note }: { note: RecentNote }) {
  return (
    <li>
      <PlaceLink className={styles.item} to={{ kind: 'note', id: note.id }}>
        <span className={styles.name}>{note.title === '' ? strings.untitledNote : note.title}</span>
        <span className={styles.meta}>{note.excerpt}</span>
      </PlaceLink>
    </li>
  )
}
