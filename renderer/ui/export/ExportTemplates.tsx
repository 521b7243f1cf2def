/** The two templates, with what is wrong in them as one types, and what can stand in them. */
import { useId } from 'react'
import { DEFAULT_TEMPLATES, keepsId, parseExportTemplate, TEMPLATE_VARIABLES, type TemplateName } from '../../core/export/exportTemplates.ts'
import { FILTERS } from '../../core/export/templateFilters.ts'
import { Button } from '../shared/Button.tsx'
import { exportStrings as strings } from '../shared/strings/export.ts'
import styles from './ExportDialog.module.css'

export interface ExportTemplatesProps {
  templates: Record<TemplateName, string | null>
  /** Null: the default. */
  onChange: (name: TemplateName, source: string | null) => void
}

export function ExportTemplates({ templates, onChange }: ExportTemplatesProps) {
  const custom = templates.note !== null || templates.passage !== null
  return (
    <details className={styles.templates} open={custom && (['note', 'passage'] as const).some((name) => problemsOf(name, templates[name]).length > 0)}>
      <summary>{strings.templates}{custom && <span className={styles.hint}> ({strings.customised})</span>}</summary>
      <p className={styles.hint}>{strings.templateHelp}</p>
      <TemplateField name="note" source={templates.note} onChange={(source) => onChange('note', source)} />
      <TemplateField name="passage" source={templates.passage} onChange={(source) => onChange('passage', source)} />
      <Terms title={strings.filters} terms={Object.entries(FILTERS).map(([name, { help }]) => [name, help])} />
    </details>
  )
}

export const problemsOf = (name: TemplateName, source: string | null) => {
  const template = source === null ? null : parseExportTemplate(name, source)
  return template !== null && 'problems' in template ? template.problems : []
}

function TemplateField({ name, source, onChange }: { name: TemplateName; source: string | null; onChange: (source: string | null) => void }) {
  const described = useId()
  const problems = problemsOf(name, source)
  const loses = name === 'note' && source !== null && problems.length === 0 && !keepsId(source)
  return (
    <div className={styles.template}>
      <label>
        <span>{strings.template[name]}</span>
        <textarea
          className={styles.preview} rows={name === 'note' ? 7 : 4} value={source ?? DEFAULT_TEMPLATES[name]} spellCheck={false} aria-invalid={problems.length > 0} aria-describedby={described}
          onChange={({ target }) => onChange(target.value === DEFAULT_TEMPLATES[name] ? null : target.value)}
        />
      </label>
      <div id={described} role="status">
        {problems.length > 0 && <ul className={styles.problems}>{problems.slice(0, 5).map(({ line, message }, at) => <li key={at}>{strings.problem(line, message)}</li>)}</ul>}
        {loses && <p className={styles.hint}>{strings.losesId}</p>}
      </div>
      {source !== null && <div><Button onClick={() => onChange(null)}>{strings.reset}</Button></div>}
      <Terms title={strings.variables} terms={Object.entries(TEMPLATE_VARIABLES[name])} />
    </div>
  )
}

function Terms({ title, terms }: { title: string; terms: (readonly [string, string])[] }) {
  return (
    <details className={styles.found}>
      <summary>{title}</summary>
      <dl className={styles.terms}>
        {terms.map(([name, help]) => (
          <div key={name}>
            <dt><code>{name}</code></dt>
            <dd>{help}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
