/** Correcting an article's details by hand: what the file says stays known, and one press takes it back. */
import { type FormEvent, useId, useRef, useState } from 'react'
import type { ArticleMetadata, ArticleRow } from '../../../core/model.ts'
import { DateField } from '../../desk/dialogs/DateField.tsx'
import { dateInWords, languageName } from '../../desk/peek/describeArticle.ts'
import { useDesk } from '../../desk/desk.ts'
import fields from '../../desk/dialogs/dialogs.module.css'
import { readDate } from '../../desk/dialogs/readDate.ts'
import { useDecide } from '../../desk/useDecide.ts'
import { Button } from '../../shared/Button.tsx'
import { Dialog } from '../../shared/Dialog.tsx'
import { readerStrings as strings } from '../../shared/strings/reader.ts'
import { Select, TextField } from '../../shared/TextField.tsx'
import { correctArticle, type MetadataField } from './correctArticle.ts'
import styles from './DetailsDialog.module.css'

/** Languages of the press, ISO 639-1; an article's own is offered too when it is another. */
const LANGUAGES =
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk km ko ky lt lv mk mn ms my nb ne nl nn no pa pl pt ro ru sk sl sq sr sv sw ta te tg th tk tl tr uk ur uz vi zh'.split(
    ' ',
  )

/** How a value of a field reads: what is null is said to be nothing. */
export function valueInWords(field: MetadataField, value: string | null): string {
  if (value === null || value === '') return strings.nothing
  if (field === 'publishedAt') return dateInWords(value)
  return field === 'lang' ? languageName(value) : value
}

export interface DetailsDialogProps {
  article: ArticleRow
  /** The field that has the focus. */
  field: MetadataField
  onClose: () => void
}

export function DetailsDialog({ article, field, onClose }: DetailsDialogProps) {
  const { db } = useDesk()
  const decide = useDecide()
  const [typed, setTyped] = useState<Record<MetadataField, string>>(() => ({
    title: article.title, siteName: article.siteName ?? '', byline: article.byline ?? '', publishedAt: article.publishedAt ?? '', lang: article.lang ?? '', url: article.url ?? '',
  }))
  const form = useId()
  const first = useRef<HTMLElement>(null)
  const set = (name: MetadataField) => (value: string): void => setTyped((typed) => ({ ...typed, [name]: value }))

  const publishedAt = readDate(typed.publishedAt)
  const address = typed.url.trim()
  const addressError = address !== '' && !(/^https?:\/\//i.test(address) && URL.canParse(address))
  const titleError = typed.title.trim() === ''
  const valid = publishedAt !== undefined && !addressError && !titleError

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!valid) return
    const text = (value: string): string | null => (value.trim() === '' ? null : value.trim())
    const values: ArticleMetadata = {
      title: typed.title.trim(), siteName: text(typed.siteName), byline: text(typed.byline), publishedAt, lang: text(typed.lang), url: text(typed.url),
    }
    onClose()
    const changed = (Object.keys(values) as MetadataField[]).filter((name) => values[name] !== article[name])
    if (changed.length === 0) return
    decide(strings.saved(changed.map((name) => strings.fields[name].toLowerCase()).join(', ')), () => correctArticle(db, article, values))
  }

  /** What was found in the file, when something else is typed. */
  const found = (name: MetadataField) => {
    const value = article.extracted[name]
    if ((value ?? '') === typed[name].trim()) return null
    return (
      <p className={styles.found}>
        {strings.found(valueInWords(name, value))} <Button variant="quiet" onClick={() => set(name)(value ?? '')}>{strings.revert}</Button>
      </p>
    )
  }
  const focusHere = (name: MetadataField) => (name === field ? { ref: first as never } : {})
  const text = (name: 'title' | 'siteName' | 'byline' | 'url', error?: string) => (
    <div className={fields.field}>
      <label className={fields.label} htmlFor={`${form}-${name}`}>{strings.fields[name]}</label>
      <TextField
        id={`${form}-${name}`}
        {...focusHere(name)}
        value={typed[name]}
        placeholder={strings.unknown}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${form}-${name}-error`}
        onChange={(event) => set(name)(event.target.value)}
      />
      {error !== undefined && <p id={`${form}-${name}-error`} className={fields.error} role="alert">{error}</p>}
      {found(name)}
    </div>
  )

  return (
    <Dialog
      open
      title={strings.correct}
      initialFocus={first}
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onClick={onClose}>{strings.cancel}</Button>
          <Button variant="primary" type="submit" form={form} disabled={!valid}>{strings.save}</Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {text('title', titleError ? strings.titleMissing : undefined)}
        {text('siteName')}
        {text('byline')}
        <div>
          <DateField label={strings.fields.publishedAt} value={typed.publishedAt} onChange={set('publishedAt')} {...focusHere('publishedAt')} />
          {found('publishedAt')}
        </div>
        <div className={fields.field}>
          <label className={fields.label} htmlFor={`${form}-lang`}>{strings.fields.lang}</label>
          <Select id={`${form}-lang`} {...focusHere('lang')} value={typed.lang} onChange={(event) => set('lang')(event.target.value)}>
            <option value="">{strings.unknown}</option>
            {[...new Set([...LANGUAGES, ...[article.lang, article.extracted.lang].filter((lang) => lang !== null)])]
              .map((lang) => ({ lang, name: languageName(lang) }))
              .sort((a, b) => a.name.localeCompare(b.name))
              .map(({ lang, name }) => <option key={lang} value={lang}>{name}</option>)}
          </Select>
          {found('lang')}
        </div>
        {text('url', addressError ? strings.addressInvalid : undefined)}
      </form>
    </Dialog>
  )
}
