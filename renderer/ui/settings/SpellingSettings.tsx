/** Whether spelling is checked, and where the dictionaries come from on this host. */
import { type ReactNode, useEffect, useState } from 'react'
import { setSetting } from '../../data/settings.ts'
import type { SpellDictionaries } from '../../host/host.ts'
import { useDesk } from '../desk/desk.ts'
import { useSetting } from '../desk/useSetting.ts'
import { spellingStrings as strings } from '../shared/strings/spelling.ts'
import styles from './Settings.module.css'

export function SpellingSettings(): ReactNode {
  const { db, host } = useDesk()
  const on = useSetting('spellCheck')
  const [files, setFiles] = useState<SpellDictionaries | Error | null>(null)
  useEffect(() => {
    host.spelling?.dictionaries().then(setFiles, setFiles)
  }, [host])
  return (
    <div className={styles.about}>
      <label className={styles.choice}>
        <input type="checkbox" checked={on} onChange={({ target }) => void setSetting(db, 'spellCheck', target.checked)} />
        {strings.toggle}
      </label>
      {host.can.spellCheck !== 'files' && <p className={styles.quiet}>{strings[host.can.spellCheck]}</p>}
      {files instanceof Error && <p className={styles.failed}>{files.message}</p>}
      {files !== null && !(files instanceof Error) && (
        <p className={styles.quiet}>
          {strings.files(files.folder)} {files.languages.length === 0 ? `${strings.none} ${strings.notBundled}` : strings.installed(files.languages.join(', '))}
        </p>
      )}
    </div>
  )
}
