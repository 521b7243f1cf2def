import { describe, expect, test } from 'vitest'
import { checkLinks } from '../../../renderer/core/export/checkLinks.ts'
import { exportLibrary } from '../../../renderer/core/export/exportLibrary.ts'
import { DEFAULT_EXPORT } from '../../../renderer/core/export/exportOptions.ts'
import { GONE, LIBRARY, LOOKUP, NOTES } from './exportFixture.ts'

const FORMATS = ['plain', 'obsidian', 'pandoc'] as const

describe.each(FORMATS)('%s, with everything', (format) => {
  const options = { ...DEFAULT_EXPORT, format, articles: 'cited', actors: true, events: true, highlights: true, marks: false } as const
  const { files, attachments, report } = exportLibrary(LIBRARY, LOOKUP, options)

  test.each(files.map((file) => [file.path, file.text]))('%s is written to the byte', async (path, text) => {
    await expect(text).toMatchFileSnapshot(`../../expected/export/${format}/${path}`)
  })

  test('every link in the files leads to one, but for what was not there to begin with', () => {
    const check = checkLinks(files, attachments.map(({ path }) => path))
    expect(check.broken).toEqual(format === 'pandoc' ? [] : [{ path: 'Three laws.md', target: '[[Not yet]]' }])
    expect(check.checked).toBeGreaterThan(18)
  })

  test('the report names what is not as it was', () => {
    expect(report).toEqual({
      notes: 5, pages: { article: 2, actor: 1, event: 1, highlights: 1 }, empty: ['Untitled.md'], cited: 2, missingAttachments: [{ path: 'Three laws.md', id: GONE }],
      asText: format === 'pandoc' ? [{ path: 'Three laws.md', label: 'nothing yet' }, { path: 'Three laws.md', label: 'gone (2021)' }] : [{ path: 'Three laws.md', label: 'gone (2021)' }],
      renamed: [{ title: 'Kazakhstan: the unrest?', path: 'Travel/2022/Kazakhstan the unrest.md' }, { title: 'THREE laws', path: 'THREE laws n4.md' }, { title: '', path: 'Untitled.md' }],
    })
  })

  test('the order in which notes are given is no matter', () => {
    const notesOf = (given: typeof files): Record<string, string> => Object.fromEntries(given.flatMap(({ key, path, text }) => (key?.startsWith('note/') === true ? [[path, text]] : [])))
    expect(notesOf(exportLibrary({ ...LIBRARY, notes: NOTES.toReversed() }, LOOKUP, options).files)).toEqual(notesOf(files))
  })
})
