/** Settings, what is stored, what was decided, and what Dossier is made of. */
import { useLiveQuery } from 'dexie-react-hooks'
import { type ReactNode, useEffect, useState } from 'react'
import notice from '../../../resources/gazetteer/NOTICE.md?raw'
import { languagesOfNames } from '../../data/actors.ts'
import { setNameLanguage, setSetting, type Settings as Values } from '../../data/settings.ts'
import { languageName } from '../desk/peek/describeArticle.ts'
import { useDesk } from '../desk/desk.ts'
import { Page } from '../desk/page/Page.tsx'
import { useSetting } from '../desk/useSetting.ts'
import { Button } from '../shared/Button.tsx'
import { Section } from '../shared/Section.tsx'
import { intakeStrings } from '../shared/strings/intake.ts'
import { SETTINGS } from '../shared/strings/settings.ts'
import { UNDO_IMPORT } from '../shared/strings/undoImport.ts'
import { vaultStrings } from '../shared/strings/vault.ts'
import { TEMPLATES } from '../shared/strings/templates.ts'
import { Select } from '../shared/TextField.tsx'
import { safetySettings } from '../shared/strings/safety.ts'
import { columnStrings } from '../shared/strings/columns.ts'
import { EXTRACT_AGAIN } from '../shared/strings/extractAgain.ts'
import { REMOVED } from '../shared/strings/removed.ts'
import { BlockRules } from './BlockRules.tsx'
import { ExtractAgain } from './ExtractAgain.tsx'
import { NoteSettings } from './NoteSettings.tsx'
import { Decisions } from './Decisions.tsx'
import { Imports } from './Imports.tsx'
import { TableColumns } from './TableColumns.tsx'
import { Vault } from './Vault.tsx'
import { SpellingSettings } from './SpellingSettings.tsx'
import { spellingStrings } from '../shared/strings/spelling.ts'
import { Safety } from './Safety.tsx'
import styles from './Settings.module.css'

/** The table of the gazetteer's notice, once a source. */
const nameSources = [
  ...new Map(
    notice
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.replaceAll('`', '').split('|').map((cell) => cell.trim()))
      .map(([, , source = '', licence = '']) => [source, { source, licence }] as const),
  ).values(),
]

const SIZES = [15, 16, 17, 18, 19, 20, 22, 24]

export function Settings(): ReactNode {
  const { host, openNotesImport } = useDesk()
  return (
    <Page eyebrow={SETTINGS.eyebrow} title={SETTINGS.title} facts={[SETTINGS.version(host.version)]}>
      <Section title={SETTINGS.appearance}><Appearance /></Section>
      <Section title={TEMPLATES.section}><NoteSettings /></Section>
      <Section title={spellingStrings.section}><SpellingSettings /></Section>
      <Section title={SETTINGS.storage}><Storage /></Section>
      <Section title={safetySettings.title}><Safety /></Section>
      <Section title={UNDO_IMPORT.section}><Imports /></Section>
      <Section title={columnStrings.section}><TableColumns /></Section>
      <Section title={EXTRACT_AGAIN.title}><ExtractAgain /></Section>
      <Section title={REMOVED.rules}><BlockRules /></Section>
      <Section title={intakeStrings.title}>
        <div className={styles.about}>
          <p>{intakeStrings.teach}</p>
          <Button onClick={openNotesImport}>{intakeStrings.open}</Button>
        </div>
      </Section>
      <Section title={vaultStrings.title}><Vault /></Section>
      <Section title={SETTINGS.decisions}><Decisions /></Section>
      <Section title={SETTINGS.about}>
        <div className={styles.about}>
          {[SETTINGS.egress, SETTINGS.corpus, SETTINGS.fonts, SETTINGS.gazetteer].map((line) => <p key={line}>{line}</p>)}
          <ul className={styles.sources}>
            {nameSources.map(({ source, licence }) => (
              <li key={source}>
                {source} <span className={styles.quiet}>{licence}</span>
              </li>
            ))}
          </ul>
        </div>
      </Section>
    </Page>
  )
}

function Appearance(): ReactNode {
  const { db } = useDesk()
  const theme = useSetting('theme')
  const size = useSetting('readingSize')
  return (
    <div className={styles.fields}>
      <fieldset className={styles.choices}>
        <legend>{SETTINGS.theme}</legend>
        {(Object.keys(SETTINGS.themes) as Values['theme'][]).map((value) => (
          <label key={value} className={styles.choice}>
            <input type="radio" name="theme" checked={theme === value} onChange={() => void setSetting(db, 'theme', value)} />
            {SETTINGS.themes[value]}
          </label>
        ))}
      </fieldset>
      <label className={styles.size}>
        {SETTINGS.readingSize}
        <span className={styles.slider}>
          <input
            type="range" min={0} max={SIZES.length - 1} value={Math.max(0, SIZES.indexOf(size))} aria-valuetext={SETTINGS.pixels(size)}
            onChange={(event) => void setSetting(db, 'readingSize', SIZES[Number(event.target.value)]!)}
          />
          <output>{SETTINGS.pixels(size)}</output>
        </span>
      </label>
      <NameLanguage />
    </div>
  )
}

/** In which language actors are named: one of those that articles are in. */
function NameLanguage(): ReactNode {
  const { db } = useDesk()
  const chosen = useSetting('nameLanguage')
  const languages = useLiveQuery(async () => (await languagesOfNames(db)).filter((lang) => lang !== 'und'), [db])
  const offered = [...new Set([...(languages ?? []), ...(chosen === '' ? [] : [chosen])])].map((lang) => ({ lang, name: languageName(lang) })).sort((a, b) => a.name.localeCompare(b.name))
  return (
    <label className={styles.size}>
      {SETTINGS.nameLanguage}
      <Select value={chosen} onChange={(event) => void setNameLanguage(db, event.target.value)}>
        <option value="">{SETTINGS.nameLanguageAuto}</option>
        {offered.map(({ lang, name }) => <option key={lang} value={lang}>{name}</option>)}
      </Select>
    </label>
  )
}

const megabytes = (bytes: number): string => (bytes < 1e9 ? `${Math.max(1, Math.round(bytes / 1e6))} MB` : `${(bytes / 1e9).toFixed(1)} GB`)

function Storage(): ReactNode {
  const { host, notify, db } = useDesk()
  const [state, setState] = useState<{ used: number; free: number; persisted: boolean } | null>(null)
  // Asked again whenever something is imported.
  const articles = useLiveQuery(() => db.articles.count(), [db])
  useEffect(() => {
    let current = true
    void Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]).then(([{ usage = 0, quota = 0 }, persisted]) => {
      if (current) setState({ used: usage, free: quota - usage, persisted })
    })
    return () => {
      current = false
    }
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- when, not what
  }, [articles])
  if (state === null) return null
  const keep = async (): Promise<void> => {
    const persisted = await navigator.storage.persist()
    setState({ ...state, persisted })
    notify({ message: persisted ? SETTINGS.kept : SETTINGS.refused })
  }
  return (
    <div className={styles.about}>
      <p>{SETTINGS.used(megabytes(state.used), megabytes(state.free))}</p>
      {host.kind === 'electron' ? <p>{SETTINGS.electron}</p> : <p>{state.persisted ? SETTINGS.persisted : SETTINGS.notPersisted}</p>}
      {host.kind === 'electron' || state.persisted ? null : <Button onClick={() => void keep()}>{SETTINGS.keep}</Button>}
    </div>
  )
}
