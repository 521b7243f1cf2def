/** What is written, and how. Each choice is remembered. */
import { useId, type ReactNode } from 'react'
import { BIBLIOGRAPHY_FORMATS } from '../../core/export/bibliography/bibliography.ts'
import type { ExportFormat, LibraryExportOptions } from '../../core/export/exportOptions.ts'
import { exportStrings as strings } from '../shared/strings/export.ts'
import styles from './ExportDialog.module.css'

export interface ExportChoicesProps {
  options: LibraryExportOptions
  onChange: (change: Partial<LibraryExportOptions>) => void
  /** There is a folder to update, and not an archive. */
  canUpdate: boolean
}

const FORMATS: ExportFormat[] = ['plain', 'obsidian', 'pandoc']

export function ExportChoices({ options, onChange, canUpdate }: ExportChoicesProps) {
  const embedsHint = useId()
  const pandoc = options.format === 'pandoc'
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{strings.format}</legend>
        {FORMATS.map((format) => (
          <Choice key={format} type="radio" name="format" checked={options.format === format} onChange={() => onChange({ format })} {...strings.formats[format]} />
        ))}
        {options.format !== 'obsidian' && (
          <label className={styles.select}>
            <span>{strings.embeds}</span>
            <select value={options.embeds} aria-describedby={options.embeds === 'link' ? undefined : embedsHint} onChange={({ target }) => onChange({ embeds: target.value as LibraryExportOptions['embeds'] })}>
              {(['link', 'quote', 'text'] as const).map((choice) => <option key={choice} value={choice}>{strings.embedChoices[choice]}</option>)}
            </select>
          </label>
        )}
        {options.format !== 'obsidian' && options.embeds !== 'link' && <p id={embedsHint} className={styles.choiceHint}>{strings.embedsHint}</p>}
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{strings.also}</legend>
        <label className={styles.select}>
          <span>{strings.articles}</span>
          <select value={options.articles} onChange={({ target }) => onChange({ articles: target.value as LibraryExportOptions['articles'] })}>
            {(['none', 'cited', 'highlighted'] as const).map((choice) => <option key={choice} value={choice}>{strings.articleChoices[choice]}</option>)}
          </select>
        </label>
        <Choice type="checkbox" checked={options.actors} onChange={(actors) => onChange({ actors })} label={strings.actors} />
        <Choice type="checkbox" checked={options.events} onChange={(events) => onChange({ events })} label={strings.events} />
        <Choice type="checkbox" checked={options.highlights} onChange={(highlights) => onChange({ highlights })} label={strings.highlights} />
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{strings.bibliography}</legend>
        <div className={styles.row}>
          {BIBLIOGRAPHY_FORMATS.map((format) => {
            const needed = pandoc && format === 'csl-json'
            const chosen = options.bibliographies.includes(format)
            return (
              <Choice
                key={format} type="checkbox" checked={needed || chosen} disabled={needed} label={strings.bibliographies[format]} {...(needed ? { hint: strings.pandocNeeds } : {})}
                onChange={(checked) => onChange({ bibliographies: BIBLIOGRAPHY_FORMATS.filter((each) => (each === format ? checked : options.bibliographies.includes(each))) })}
              />
            )
          })}
        </div>
      </fieldset>
      {canUpdate && <Choice type="checkbox" checked={options.marks} onChange={(marks) => onChange({ marks })} label={strings.marks} hint={strings.marksHint} />}
    </>
  )
}

export interface ChoiceProps {
  type: 'radio' | 'checkbox'
  name?: string
  checked: boolean
  disabled?: boolean
  label: string
  hint?: string
  onChange: (checked: boolean) => void
}

export function Choice({ type, name, checked, disabled = false, label, hint, onChange }: ChoiceProps): ReactNode {
  return (
    <label className={styles.choice}>
      <input type={type} {...(name === undefined ? {} : { name })} checked={checked} disabled={disabled} onChange={({ target }) => onChange(target.checked)} />
      <span>
        {label}
        {hint !== undefined && <span className={styles.choiceHint}>{hint}</span>}
      </span>
    </label>
  )
}
