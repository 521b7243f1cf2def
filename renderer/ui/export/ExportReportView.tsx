import { exportStrings as strings } from '../shared/strings/export.ts'
import styles from './ExportDialog.module.css'
import type { ExportResult } from './runExport.ts'

/** What was written, and everything that is not as one might think. */
export function ExportReportView({ result: { saved, report, unreadable, missing } }: { result: ExportResult }) {
  const total = report.notes + unreadable.length
  const written = report.notes - missing.length
  return (
    <div className={styles.report}>
      <p role="status" className={styles.summary}>{(saved.kind === 'zip' ? strings.zipped : strings.written)(written, total, saved.name)}</p>
      {missing.length > 0 && <Found title={strings.incomplete} items={missing} open />}
      {unreadable.length > 0 && <Found title={strings.unreadable(unreadable.length)} items={unreadable.map(({ title, message }) => `“${title || strings.untitled}”: ${message}`)} open />}
      {report.asText.length > 0 && <Found title={strings.asText(report.asText.length)} items={report.asText.map(({ label, note }) => strings.asTextIn(label, note))} />}
      {report.renamed.length > 0 && <Found title={strings.renamed(report.renamed.length)} items={report.renamed.map(({ title, path }) => strings.renamedTo(title || strings.untitled, path))} />}
      {report.empty.length > 0 && <Found title={strings.empty(report.empty.length)} items={report.empty} />}
    </div>
  )
}

/** Longer lists than this are no reading matter. */
const SHOWN = 200

function Found({ title, items, open = false }: { title: string; items: string[]; open?: boolean }) {
  return (
    <details open={open} className={styles.found}>
      <summary>{title}</summary>
      <ul>
        {items.slice(0, SHOWN).map((item, at) => <li key={at}>{item}</li>)}
        {items.length > SHOWN && <li>…</li>}
      </ul>
    </details>
  )
}
