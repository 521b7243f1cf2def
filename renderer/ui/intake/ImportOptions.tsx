/** What was recognised, and how it shall be taken over. */
import { useId, useState, type ReactNode } from 'react'
import { isMarkdown } from '../../core/import/notes/noteFiles.ts'
import { extensionOf } from '../../core/import/notes/sourcePath.ts'
import type { CommitOptions, NotesImportFacts } from '../../workers/notesImport.ts'
import { Button } from '../shared/Button.tsx'
import { Dialog } from '../shared/Dialog.tsx'
import { intakeStrings as strings } from '../shared/strings/intake.ts'
import { TextField } from '../shared/TextField.tsx'
import { FoundList } from './FoundList.tsx'
import styles from './NotesImportDialog.module.css'
import type { PickedFile } from './openSource.ts'

export interface ImportOptionsProps {
  facts: NotesImportFacts
  /** What the source is called; empty when it is several files. */
  name: string
  /** The files, where they could be articles too; null for a folder. */
  files: PickedFile[] | null
  onClose: () => void
  onBack: () => void
  onRun: (options: Omit<CommitOptions, 'name'>) => void
  onArticles: (files: PickedFile[]) => void
}

/** A folder as it is filed: parts without white space around them, none of them empty. */
const cleanFolder = (text: string): string => text.split(/[/\\]/).map((part) => part.trim()).filter((part) => part !== '').join('/')

/** What can be articles as well as notes. */
const isArticleFile = (path: string): boolean => isMarkdown(path) || ['zip', 'enex'].includes(extensionOf(path))

export function ImportOptions({ facts, name, files, onClose, onBack, onRun, onArticles }: ImportOptionsProps): ReactNode {
  const texts = (files ?? []).filter(({ name: path }) => isArticleFile(path))
  // All of them, since articles show pictures too.
  const articles = texts.length > 0 ? files : null
  const single = texts.every((file) => isMarkdown(file.name))
  const none = facts.notes === 0
  // A loose Markdown file is a text to read more often than one's own note; exports of notes are notes.
  const [as, setAs] = useState<'notes' | 'articles'>(articles !== null && (none || (single && facts.kind === 'markdown')) ? 'articles' : 'notes')
  const [folder, setFolder] = useState('')
  const [existing, setExisting] = useState<CommitOptions['existing']>('skip')
  const folderId = useId()
  const run = (): void => (as === 'articles' && articles !== null ? onArticles(articles) : onRun({ folder: cleanFolder(folder), existing }))
  const footer = (
    <>
      <Button variant="quiet" onClick={onBack}>{strings.back}</Button>
      <Button onClick={onClose}>{strings.cancel}</Button>
      <Button variant="primary" disabled={none && as === 'notes'} onClick={run}>{as === 'articles' ? (single ? strings.runArticles(texts.length) : strings.runAsArticles) : strings.run(facts.notes)}</Button>
    </>
  )
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={strings.title} footer={footer} size="large">
      <div className={styles.stack}>
        <section className={styles.found} aria-label={strings.found(facts.kind, name)}>
          <h3>{strings.found(facts.kind, name)}</h3>
          <p role="status">{none ? strings.nothing : strings.facts(facts)}</p>
          {none ? null : <p className={styles.hint}>{strings.such(facts.titles, facts.notes > facts.titles.length)}</p>}
          {facts.resolved + facts.dead === 0 ? null : <p className={styles.hint}>{strings.links(facts.resolved, facts.dead)}</p>}
        </section>
        {articles === null ? null : (
          <fieldset className={styles.group}>
            <legend>{strings.as}</legend>
            <Choice name="as" checked={as === 'notes'} label={strings.asNotes} hint={strings.asNotesHint} onChoose={() => setAs('notes')} />
            <Choice name="as" checked={as === 'articles'} label={strings.asArticles} hint={strings.asArticlesHint} onChoose={() => setAs('articles')} />
          </fieldset>
        )}
        {as === 'articles' || none ? null : (
          <>
            <div className={styles.group}>
              <label htmlFor={folderId} className={styles.label}>{strings.target}</label>
              <TextField id={folderId} value={folder} placeholder={strings.targetPlaceholder} onChange={({ target }) => setFolder(target.value)} />
            </div>
            {facts.existing === 0 ? null : (
              <fieldset className={styles.group}>
                <legend>{strings.existing(facts.existing)}</legend>
                <Choice name="existing" checked={existing === 'skip'} label={strings.skip} onChoose={() => setExisting('skip')} />
                <Choice name="existing" checked={existing === 'update'} label={strings.update} hint={strings.updateHint} onChoose={() => setExisting('update')} />
                <Choice name="existing" checked={existing === 'copy'} label={strings.copy} onChoose={() => setExisting('copy')} />
              </fieldset>
            )}
          </>
        )}
        {as === 'articles' ? null : <FoundList title={strings.refused(facts.refused.length)} items={facts.refused.map(({ path, reason }) => strings.refusedFile(path, reason))} />}
      </div>
    </Dialog>
  )
}

function Choice({ name, checked, label, hint, onChoose }: { name: string; checked: boolean; label: string; hint?: string; onChoose: () => void }): ReactNode {
  return (
    <label className={styles.choice}>
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      <span>{label}</span>
      {hint === undefined ? null : <span className={styles.hint}>{hint}</span>}
    </label>
  )
}
