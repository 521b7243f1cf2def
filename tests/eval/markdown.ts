/**
 * What Markdown loses on its way through a note and back: the examples of the CommonMark and GFM specifications and of markdown-it, each compared by
 * the HTML it means before and after; and obsidian-export's vaults, our reading of the vault compared with our reading of what that program made of it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { markdownToNote, noteToMarkdown } from '../../renderer/core/markdown/markdown.ts'
import { obsidianCases } from './obsidianVault.ts'
import type { EvalReport } from './report.ts'
import { meaning } from './sameHtml.ts'

interface Example {
  name: string
  markdown: string
}

const FENCE = '`'.repeat(32)

/** The examples of a specification: between fences of 32 backticks, a tab written `→`, the HTML after a line with a dot. */
function specExamples(file: string): Example[] {
  const text = readFileSync(file, 'utf8').replace(/\r\n?/g, '\n')
  const examples = [...text.matchAll(new RegExp(`^${FENCE} example[^\\n]*\\n([\\s\\S]*?)^\\.\\n[\\s\\S]*?^${FENCE}$`, 'gm'))]
  return examples.map(([, markdown = ''], at) => ({ name: String(at + 1), markdown: markdown.replaceAll('→', '\t') }))
}

/** markdown-it's: a title, then Markdown and HTML, each after a line with a dot. */
function fixtureExamples(file: string): Example[] {
  const text = readFileSync(file, 'utf8').replace(/\r\n?/g, '\n')
  return [...text.matchAll(/^\.\n([\s\S]*?)^\.\n[\s\S]*?^\.$/gm)].map(([, markdown = ''], at) => ({ name: String(at + 1), markdown }))
}

/** Why an example does not mean the same afterwards: what a note cannot hold, and why that is right. By set and number. */
const REASONS: Record<string, string> = {
  ...reason('the line end before an inline </pre> is a space: a note knows no soft line ends', ['CommonMark 148', 'GFM 118']),
  ...reason('GFM drops cells beyond the header; the note keeps them in columns of their own', ['GFM 204', 'GFM extensions 8', 'markdown-it tables 17', 'markdown-it tables 27', 'markdown-it tables 36']),
  ...reason('emphasis around a whole link, or another emphasis, is written within it: the same characters with the same styles', [
    'GFM extensions 24', 'GFM regressions 8', 'markdown-it commonmark_extras 33', 'markdown-it linkify 13',
  ]),
  ...reason('a line break at the end of a block shows nothing', ['markdown-it commonmark_extras 9']),
  ...reason('a space alone is not emphasised', ['markdown-it commonmark_extras 36']),
  ...reason('an escaped white space in an info string is white space', ['markdown-it commonmark_extras 21', 'markdown-it xss 13']),
  ...reason('mdast has no line break in the description of an image: the words meet', ['markdown-it commonmark_extras 56']),
  ...reason('where an embed would repeat itself that program writes an arrow before the link', ['obsidian-export infinite-recursion/Note A.md']),
  ...reason('that program reads Markdown in the label of a wikilink; Obsidian shows it as written', ['obsidian-export main-samples/wikilinks-with-formatting-symbols.md']),
  ...reason('the fixture replaces words or line ends on purpose', ['obsidian-export postprocessors/Note.md', 'obsidian-export postprocessors/hard_linebreaks.md']),
  ...reason('the fixture exports one file: its links lead to nothing and become text', ['obsidian-export single-file/note.md']),
}

function reason(text: string, examples: string[]): Record<string, string> {
  return Object.fromEntries(examples.map((example) => [example, text]))
}

export function evalMarkdown(dataDir: string): Promise<EvalReport> {
  const folder = join(dataDir, 'markdown')
  const samples = ['commonmark_extras', 'strikethrough', 'tables', 'fatal', 'normalize', 'linkify', 'xss', 'proto', 'typographer', 'smartquotes']
  const sets: [string, Example[]][] = [
    ['CommonMark', specExamples(join(folder, 'commonmark/spec.txt'))],
    ['GFM', specExamples(join(folder, 'gfm/spec.txt'))],
    ['GFM extensions', specExamples(join(folder, 'gfm/extensions.txt'))],
    ['GFM regressions', specExamples(join(folder, 'gfm/regression.txt'))],
    ['markdown-it', samples.flatMap((name) => fixtureExamples(join(folder, `markdown-it/fixtures/markdown-it/${name}.txt`)).map((example) => ({ ...example, name: `${name} ${example.name}` })))],
  ]
  const report: EvalReport = { name: 'markdown', measures: [], notes: [] }
  for (const [set, examples] of sets) {
    let same = 0
    let settled = 0
    for (const { name, markdown } of examples) {
      const written = noteToMarkdown(markdownToNote(markdown, { frontMatter: false }), { frontMatter: false })
      if (noteToMarkdown(markdownToNote(written, { frontMatter: false }), { frontMatter: false }) === written) settled += 1
      const [before, after] = [meaning(markdown), meaning(written)]
      if (before === after) same += 1
      else report.notes.push(`${set} ${name}: ${REASONS[`${set} ${name}`] ?? `UNEXPLAINED ${JSON.stringify({ markdown, written, before, after })}`}`)
    }
    report.measures.push({ measure: `${set}: same HTML`, value: same / examples.length, n: examples.length }, { measure: `${set}: written the same again`, value: settled / examples.length, n: examples.length })
  }
  const cases = obsidianCases(join(folder, 'obsidian-export/testdata'))
  for (const { name, same, difference } of cases) if (!same) report.notes.push(`obsidian-export ${name}: ${REASONS[`obsidian-export ${name}`] ?? `UNEXPLAINED ${difference}`}`)
  report.measures.push({ measure: 'obsidian-export: same note', value: cases.filter(({ same }) => same).length / cases.length, n: cases.length })
  return Promise.resolve(report)
}
