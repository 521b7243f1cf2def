import { exportStrings as strings } from '../shared/strings/export.ts'
import styles from './ExportDialog.module.css'
import type { ExportResult } from './runExport.ts'

/** What was written, and everything that is not as one might think. */
export function ExportReportView({ result: { place, report, merge, unreadable, embeds, missing, attachments, verified } }: { result: ExportResult }) {
  const total = report.notes + unreadable.length
  const written = report.notes - missing.filter((path) => /\.md$/i.test(path)).length
  const also = [strings.pages(report.pages), attachments > 0 ? strings.attachments(attachments) : '', report.cited > 0 ? strings.bibliographyOf(report.cited) : ''].filter((part) => part !== '').join(', ')
  const { broken, own, checked, altered } = verified
  return (
    <div className={styles.report}>
      <p role="status" className={styles.summary}>{strings.written[place.kind](written, total, place.name)}</p>
      <ul className={styles.facts}>
        {place.kind === 'folder' && <li>{strings.files(strings.outcomes(merge))}</li>}
        {embeds.inlined + embeds.kept > 0 && <li>{strings.embedded(embeds.inlined, embeds.kept)}</li>}
        {also !== '' && <li>{strings.alsoWritten(also)}</li>}
        <li>{broken.length + own.length === 0 ? strings.links(checked) : strings.linksChecked(checked)}</li>
      </ul>
      <Found title={strings.missing(missing.length)} items={missing} open />
      <Found title={strings.unreadable(unreadable.length)} items={unreadable.map(({ title, message }) => `“${title || strings.untitled}”: ${message}`)} open />
      <Found title={strings.conflicts(merge.conflicts.length)} items={merge.conflicts.map(({ path, beside }) => strings.conflict(path, beside))} open />
      <Found title={strings.renamedFiles(merge.renamed.length)} items={merge.renamed.map(({ from, to }) => strings.renamedFile(from, to))} />
      <Found title={strings.staleLinks(merge.staleLinks.length)} items={merge.staleLinks} open />
      <Found title={strings.altered(altered.length)} items={altered} open />
      <Found title={strings.broken(broken.length)} items={broken.map(({ target, path }) => strings.brokenIn(target, path))} open />
      <Found title={strings.missingAttachments(report.missingAttachments.length)} items={report.missingAttachments.map(({ path }) => path)} open />
      <Found title={strings.asText(report.asText.length)} items={report.asText.map(({ label, path }) => strings.asTextIn(label, path))} />
      <Found title={strings.own(own.length)} items={own.map(({ target, path }) => strings.brokenIn(target, path))} />
      <Found title={strings.properties(merge.properties.length)} items={merge.properties.map(({ path, what }) => strings.property(path, what))} />
      <Found title={strings.leftOver(merge.leftOver.length)} items={merge.leftOver} />
      <Found title={strings.copies(merge.copies.length)} items={merge.copies} />
      <Found title={strings.renamed(report.renamed.length)} items={report.renamed.map(({ title, path }) => strings.renamedTo(title || strings.untitled, path))} />
      <Found title={strings.empty(report.empty.length)} items={report.empty} />
    </div>
  )
}

/** Longer lists than this are no reading matter. */
const SHOWN = 200

function Found({ title, items, open = false }: { title: string; items: string[]; open?: boolean }) {
  if (items.length === 0) return null
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
