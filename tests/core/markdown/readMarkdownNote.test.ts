import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { exportLibrary } from '../../../renderer/core/export/exportLibrary.ts'
import { DEFAULT_EXPORT } from '../../../renderer/core/export/exportOptions.ts'
import { readMarkdownNote } from '../../../renderer/core/markdown/readMarkdownNote.ts'
import type { NoteNode } from '../../../renderer/core/model.ts'

/** The file that a note of this document becomes. */
function written(doc: NoteNode): string {
  const note = { id: 'n', title: 'T', createdAt: Date.UTC(2022, 0, 10, 14, 50), updatedAt: Date.UTC(2022, 0, 11, 8, 0, 0, 5), tags: [], aliases: [], folder: '', lang: null, doc }
  const lookup = { labelOf: () => null, articleOf: () => undefined, currentOf: (_: string, id: string) => id, paragraphOf: () => null }
  return exportLibrary({ notes: [note], articles: [], actors: [], events: [], highlights: [], assets: [] }, lookup, { ...DEFAULT_EXPORT, marks: false }).files[0]?.text ?? ''
}

describe('reading a file', () => {
  const yamlOf = (doc: NoteNode): string | undefined => (doc.content?.[0]?.attrs?.['format'] === 'yaml' ? doc.content[0].content?.[0]?.text : undefined)

  test('front matter that is no YAML is kept as text, with a warning, and written back', () => {
    const read = readMarkdownNote('---\ntitle: [a\n  b: c\n---\n\nBody\n')
    expect(read.title).toBe(null)
    expect(yamlOf(read.doc)).toBe('title: [a\n  b: c')
    expect(read.warnings).toHaveLength(1)
    expect(read.warnings[0]).toMatch(/^The front matter could not be read as YAML and was kept as text: /)
    expect(written(read.doc)).toContain('```yaml\ntitle: [a\n  b: c\n```\n\nBody\n')
  })

  test('keys of other programs stay, and go back into the front matter', () => {
    const read = readMarkdownNote('---\ncssclass: wide # theirs\ntitle: T\ncreated: yesterday\ntags: "#a, b"\n---\nBody\n')
    expect(read).toMatchObject({ title: 'T', tags: ['a', 'b'], created: null })
    expect(yamlOf(read.doc)).toBe('cssclass: wide # theirs\ncreated: yesterday')
    expect(read.warnings).toEqual(['“created” in the front matter is not understood and was kept as it is: "yesterday"'])
    const kept = readMarkdownNote('---\ncssclass: wide # theirs\n---\nBody\n')
    const text = written(kept.doc)
    expect(text).toBe('---\ntitle: T\nid: n\ncreated: 2022-01-10T14:50:00.000Z\nupdated: 2022-01-11T08:00:00.005Z\ncssclass: wide # theirs\n---\n\nBody\n')
    expect(parse(text.split('---')[1] ?? '')).toMatchObject({ title: 'T', cssclass: 'wide' })
  })

  test.each([
    ['# Title\n\nBody\n', 'Title', 'Body'], ['# *Marked*\n\nBody\n', null, 'Marked'], ['---\ntitle: T\n---\n# Heading\n', 'T', 'Heading'], ['\uFEFF---\r\ntitle: T\r\n---\r\nBody', 'T', 'Body'],
    ['---\n---\nBody', null, 'Body'], ['', null, undefined], ['---\nnever closed', null, undefined],
  ])('the title of %j', (markdown, title, first) => {
    const read = readMarkdownNote(markdown)
    expect(read.title).toBe(title)
    expect(read.doc.content?.[0]?.content?.[0]?.text).toBe(first)
    expect(read.warnings).toEqual([])
  })

  test('an alias bomb is refused, not expanded', () => {
    const bomb = `---\na: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'.split('').map((key, index) => `${key}: &${key} [${Array.from({ length: 9 }, () => `*${'abcdefg'[index]}`).join(', ')}]`).join('\n')}\n---\nBody`
    expect(readMarkdownNote(bomb).warnings[0]).toContain('kept as text')
  })
})
