/** What a link leads to, at a glance. */
import { peekStrings as strings } from '../../shared/strings/peek.ts'
import { languageName } from './describeArticle.ts'
import styles from './Peek.module.css'
import type { Peek } from './readPeek.ts'

export function PeekCard({ card: { kind, actor, title, facts, text, names = [], lang } }: { card: Peek }) {
  return (
    <>
      <p className={styles.kind} data-kind={actor}>{strings.kinds[actor ?? kind]}</p>
      <p className={styles.title}>{title}</p>
      {names.length > 0 && (
        <ul className={styles.names}>
          {names.map(({ lang: of, name }) => (
            <li key={`${of}/${name}`}><span lang={of === 'und' ? undefined : of}>{name}</span>{of !== 'und' && <span className={styles.facts}> {languageName(of)}</span>}</li>
          ))}
        </ul>
      )}
      {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
      {text !== '' && <p className={styles.text} lang={lang ?? undefined} dir="auto">{text}</p>}
    </>
  )
}
