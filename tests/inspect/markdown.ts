/** `inspect markdown`: Markdown → note → Markdown, through the real core. */
import { markdownToNote, noteToMarkdown } from '../../renderer/core/markdown/markdown.ts'

/** @throws {TypeError} when the line is not `{id: string, markdown: string}` */
export function inspectMarkdown(line: unknown): { id: string; markdown: string } {
  const { id, markdown } = (line ?? {}) as { id?: unknown; markdown?: unknown }
  if (typeof id !== 'string') throw new TypeError(`"id" must be a string, not ${JSON.stringify(id)}`)
  if (typeof markdown !== 'string') throw new TypeError(`"markdown" of ${id} must be a string, not ${typeof markdown}`)
  return { id, markdown: noteToMarkdown(markdownToNote(markdown)) }
}
