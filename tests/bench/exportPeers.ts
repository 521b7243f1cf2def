/**
 * The programs that people take notes away with instead, measured in the same run over the same texts: pandoc (HTML to GitHub's Markdown, all in one
 * process and into one file, which is the cheapest it can be asked for) and Joplin's own exporter. Whole processes, as their users start them.
 * Each is measured where it is installed: `pandoc` and `joplin` on the PATH, or where PANDOC and JOPLIN point.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface ExportPeer {
  name: string
  /** s for all texts; null where the program is not installed, or failed. */
  seconds: number | null
}

interface Text {
  title: string
  /** Paragraphs. */
  paragraphs: string[]
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** s that a process took; null unless it succeeded. */
function timed(command: string, args: string[]): number | null {
  const start = performance.now()
  const { status } = spawnSync(command, args, { stdio: 'ignore', timeout: 600_000 })
  return status === 0 ? (performance.now() - start) / 1000 : null
}

function pandoc(texts: Text[], scratch: string): number | null {
  const folder = join(scratch, 'pandoc')
  mkdirSync(folder)
  const files = texts.map(({ title, paragraphs }, at) => {
    const path = join(folder, `${at}.html`)
    writeFileSync(path, `<h1>${escaped(title)}</h1>\n${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n')}`)
    return path
  })
  return timed(process.env['PANDOC'] ?? 'pandoc', ['-f', 'html', '-t', 'gfm', '-o', join(scratch, 'all.md'), ...files])
}

function joplin(texts: Text[], scratch: string): number | null {
  const command = process.env['JOPLIN'] ?? 'joplin'
  const [source, out] = [join(scratch, 'joplin', 'notes'), join(scratch, 'joplin-out')]
  mkdirSync(source, { recursive: true })
  texts.forEach(({ title, paragraphs }, at) => writeFileSync(join(source, `${at}.md`), `---\ntitle: ${JSON.stringify(title)}\n---\n\n${paragraphs.join('\n\n')}\n`))
  const profile = ['--profile', join(scratch, 'joplin-profile')]
  if (timed(command, [...profile, 'import', '--format', 'md_frontmatter', '-f', source]) === null) return null
  const seconds = timed(command, [...profile, 'export', '--format', 'md_frontmatter', out])
  // It answers with success whatever it wrote.
  const written = seconds === null ? 0 : readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).length
  return written === texts.length ? seconds : null
}

export function measureExportPeers(texts: Text[], scratch: string): ExportPeer[] {
  return [
    { name: 'pandoc, one process, one file', seconds: pandoc(texts, scratch) },
    { name: 'Joplin’s exporter', seconds: joplin(texts, scratch) },
  ]
}
