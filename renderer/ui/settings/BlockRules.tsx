/** The rules of sources about blocks, with how often each is used; each can be taken back. */
import { useLiveQuery } from 'dexie-react-hooks'
import type { ReactNode } from 'react'
import { type BlockRule, blockRules, removeBlockRule } from '../../data/blockRules.ts'
import { useDesk } from '../desk/desk.ts'
import { Button } from '../shared/Button.tsx'
import { REMOVED as strings } from '../shared/strings/removed.ts'
import styles from './Settings.module.css'

export function BlockRules(): ReactNode {
  const { db, notify } = useDesk()
  const rules = useLiveQuery(() => blockRules(db), [db])
  if (rules === undefined) return null
  const forget = async ({ id }: BlockRule): Promise<void> => {
    const undone = await removeBlockRule(db, [id])
    notify({ message: strings.forgotten, undo: () => removeBlockRule(db, undone) })
  }
  return (
    <>
      <p className={styles.quiet}>{rules.length === 0 ? strings.rulesNone : strings.rulesTeach}</p>
      <ul>
        {rules.map((rule) => (
          <li key={rule.id} className={styles.decision}>
            <span className={styles.words} title={rule.text}>
              {rule.source} <span className={styles.quiet}>{rule.act === 'keep' ? strings.keeps : strings.drops}</span> <span dir="auto">“{rule.text}”</span>
            </span>
            <span className={styles.quiet}>{strings.used(rule.articles)}</span>
            <Button variant="quiet" aria-label={strings.forgetOne(rule.text)} onClick={() => void forget(rule)}>{strings.forget}</Button>
          </li>
        ))}
      </ul>
    </>
  )
}
