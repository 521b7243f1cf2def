/** A note that is renamed takes its file in the folder along: what others wrote there stays, links follow, and nothing that is not Dossier's is touched. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkLinks } from '../../../renderer/core/export/checkLinks.ts'
import { exportLibrary } from '../../../renderer/core/export/exportLibrary.ts'
import { DEFAULT_EXPORT, type ExportFormat } from '../../../renderer/core/export/exportOptions.ts'
import { indexFolder, mergeFolder, type MergeReport } from '../../../renderer/core/export/mergeFolder.ts'
import type { NoteToExport } from '../../../renderer/core/export/pageWriter.ts'
import { followRenamed } from '../../../renderer/core/export/renamedFiles.ts'
import { LOOKUP, note } from './exportFixture.ts'

/** A folder on the disk, by path. */
type Folder = Map<string, string>

/** As the export worker and the window do it. */
function exportInto(folder: Folder, notes: readonly NoteToExport[], format: ExportFormat = 'obsidian'): MergeReport {
  const markdown = [...folder].map(([path, text]) => ({ path, text }))
  const titles = new Map(notes.map(({ id, title }) => [`note/${id}`, title]))
  const index = indexFolder(markdown, [...folder.keys()], new Map(), (key) => titles.get(key))
  const { files } = exportLibrary({ notes, articles: [], actors: [], events: [], highlights: [], assets: [] }, LOOKUP, { ...DEFAULT_EXPORT, format }, { existing: index.existing })
  const { writes, report } = mergeFolder(files, index, { others: folder, isLiving: (key) => titles.has(key), isOurs: () => true })
  for (const { from } of writes) if (from !== undefined) folder.delete(from)
  for (const { path, text, from } of writes) {
    if (from !== undefined) expect(folder.has(path), `${path} was there`).toBe(false)
    folder.set(path, text)
  }
  return report
}

const laws = (title: string): NoteToExport => note('n1', title, 'The text.\n')
const links = note('n2', 'Links', 'To [the laws](dossier://note/n1).\n')

function edit(folder: Folder, path: string, change: (text: string) => string): void {
  folder.set(path, change(folder.get(path)!))
}

test.each<[ExportFormat, RegExp]>([['plain', /\[the laws\]\(Four%20laws\.md\)/], ['obsidian', /\[\[Four laws\|the laws\]\]/], ['pandoc', /\[the laws\]\(Four%20laws\.md\)/]])('%s: text around, links and all', (format, written) => {
  const folder: Folder = new Map()
  exportInto(folder, [laws('Three laws'), links], format)
  edit(folder, 'Three laws.md', (text) => `${text}\nMine, below: [[Links]].\n`)
  edit(folder, 'Links.md', (text) => `${text}\nSee [[Three laws#Later|these]], ![[Three laws]], [them](Three%20laws.md#Later), [out](https://example.org/Three%20laws.md) and [[Three laws of others]].\n`)
  folder.set('Diary.md', 'My own: [[Three laws]].\n')
  const report = exportInto(folder, [laws('Four laws'), links], format)
  expect([...folder.keys()].sort()).toEqual(['Diary.md', 'Four laws.md', 'Links.md'])
  expect(folder.get('Four laws.md')).toMatch(/^---\ntitle: Four laws\n[\s\S]*The text\.[\s\S]*\nMine, below: \[\[Links\]\]\.\n$/)
  expect(folder.get('Links.md')).toMatch(written)
  expect(folder.get('Links.md')).toContain('See [[Four laws#Later|these]], ![[Four laws]], [them](Four%20laws.md#Later), [out](https://example.org/Three%20laws.md) and [[Three laws of others]].')
  expect(folder.get('Diary.md')).toBe('My own: [[Three laws]].\n')
  expect(report).toMatchObject({ added: 0, updated: 2, renamed: [{ from: 'Three laws.md', to: 'Four laws.md' }], staleLinks: ['Diary.md'], conflicts: [] })
  // Once more changes nothing.
  expect(exportInto(folder, [laws('Four laws'), links], format)).toMatchObject({ added: 0, updated: 0, unchanged: 2, renamed: [], conflicts: [] })
})

describe('a file', () => {
  test('that lies elsewhere is renamed there; one that somebody named keeps its name', () => {
    const folder: Folder = new Map()
    exportInto(folder, [laws('Three laws'), links])
    folder.set('Desk/Three laws.md', folder.get('Three laws.md')!)
    folder.set('Mine.md', folder.get('Links.md')!)
    folder.delete('Three laws.md')
    folder.delete('Links.md')
    expect(exportInto(folder, [laws('Four laws'), { ...links, title: 'Other links' }]).renamed).toEqual([{ from: 'Desk/Three laws.md', to: 'Desk/Four laws.md' }])
    expect([...folder.keys()].sort()).toEqual(['Desk/Four laws.md', 'Mine.md'])
    expect(folder.get('Mine.md')).toMatch(/title: Other links[\s\S]*\[\[Four laws\|the laws\]\]/)
  })

  test('whose Dossier’s part was changed by hand stays, with the new one beside it', () => {
    const folder: Folder = new Map()
    exportInto(folder, [laws('Three laws')])
    edit(folder, 'Three laws.md', (text) => text.replace('The text.', 'Their text.'))
    const before = folder.get('Three laws.md')
    expect(exportInto(folder, [laws('Four laws')])).toMatchObject({ renamed: [], conflicts: [{ path: 'Three laws.md', beside: 'Three laws (from Dossier).md' }] })
    expect(folder.get('Three laws.md')).toBe(before)
  })

  test('takes no name that is another’s, and two that swap their names lose neither', () => {
    const folder: Folder = new Map()
    const [a, b] = [note('aaaa1', 'One', 'First.\n'), note('bbbb2', 'Two', 'Second.\n')]
    exportInto(folder, [a, b])
    folder.set('Three.md', 'Not ours.\n')
    exportInto(folder, [{ ...a, title: 'Two' }, { ...b, title: 'One' }])
    exportInto(folder, [{ ...a, title: 'Three' }, { ...b, title: 'One' }])
    expect(folder.get('Three.md')).toBe('Not ours.\n')
    const texts = [...folder].flatMap(([path, text]) => (path === 'Three.md' ? [] : [text]))
    expect(texts).toHaveLength(2)
    expect(texts.find((text) => text.includes('title: Three'))).toContain('First.')
    expect(texts.find((text) => text.includes('title: One'))).toContain('Second.')
  })

  test('that differs from its title in case only, or in what no file name can hold, is not renamed', () => {
    const folder: Folder = new Map()
    exportInto(folder, [laws('Three laws')])
    expect(exportInto(folder, [laws('Three LAWS?')]).renamed).toEqual([])
    expect([...folder.keys()]).toEqual(['Three laws.md'])
  })
})

test('a link is followed from any folder, encoded or in angles; the same words elsewhere are not', () => {
  const renamed = [{ from: 'a b/Old (1).md', to: 'a b/New name.md' }]
  const follow = (text: string): string => followRenamed(text, 'c/File.md', renamed)
  expect(follow('[x](../a%20b/Old%20%281%29.md) [y](<../a b/Old (1).md#h>) [[a b/Old (1)|z]] [[Old (1).md]]')).toBe('[x](../a%20b/New%20name.md) [y](../a%20b/New%20name.md#h) [[a b/New name|z]] [[New name]]')
  for (const other of ['[x](Old%20%281%29.md)', '[[c/Old (1)]]', 'Old (1).md', '[[Old]]', '[x](https://e.org/Old%20%281%29.md)', '[x](%E0%A4%A.md)']) expect(follow(other)).toBe(other)
})

test('whatever is renamed, in whatever order, every note has one file, every link leads, nobody’s words are lost', () => {
  const titles = ['One', 'Two', 'one', 'A/B', 'Three: x', 'Untitled', 'Ж']
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), fc.constantFrom(...titles)), { minLength: 1, maxLength: 6 }), fc.constantFrom<ExportFormat>('plain', 'obsidian'), (renames, format) => {
      const ids = ['n0aa', 'n1bb', 'n2cc']
      let notes = ids.map((id, at) => note(id, `Start ${at}`, `Text ${at}, see [next](dossier://note/${ids[(at + 1) % 3]}).\n`))
      const folder: Folder = new Map([['Strange.md', 'Not ours.\n']])
      exportInto(folder, notes, format)
      for (const at of [0, 1, 2]) edit(folder, `Start ${at}.md`, (text) => `${text}\nMine ${at}.\n`)
      for (const [at, title] of renames) {
        notes = notes.map((one, index) => (index === at ? { ...one, title } : one))
        exportInto(folder, notes, format)
        expect(folder.size).toBe(4)
        expect(folder.get('Strange.md')).toBe('Not ours.\n')
        const all = [...folder].map(([path, text]) => ({ path, text }))
        expect(checkLinks(all, []).broken).toEqual([])
        for (const [index, one] of notes.entries()) {
          const text = all.find((file) => file.text.includes(`id: ${one.id}`))!.text
          for (const part of [`Text ${index}`, `Mine ${index}.`]) expect(text).toContain(part)
        }
      }
      expect(exportInto(folder, notes, format)).toMatchObject({ added: 0, updated: 0, unchanged: 3, renamed: [] })
    }),
    { seed: 7, numRuns: process.env['DOSSIER_LONG'] ? 2000 : 30 },
  )
})
