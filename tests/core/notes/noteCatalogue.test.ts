import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NoteRow } from '../../../renderer/core/model.ts'
import { NoteCatalogue, type NoteOrder, type NoteView } from '../../../renderer/core/notes/noteCatalogue.ts'
import { parseNoteQuery } from '../../../renderer/core/notes/noteQuery.ts'
import { isWithin, movePath, normalisePath, pathsOf, pathTree, type PathNode } from '../../../renderer/core/notes/paths.ts'

const runs = { seed: 11, numRuns: process.env['DOSSIER_LONG'] ? 5000 : 300 }

const path = fc.array(fc.constantFrom('a', 'b', 'A', 'Ü'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'))
const IDS = Array.from({ length: 20 }, (_, at) => `note-${at}`)
const row: fc.Arbitrary<NoteRow> = fc.record({
  id: fc.constantFrom(...IDS), title: fc.constantFrom('', 'Alpha', 'alpha', 'Note 2', 'Note 10', 'Élan', 'zoo'), createdAt: fc.nat(9), updatedAt: fc.nat(9),
  revision: fc.constant(1), excerpt: fc.constantFrom('', 'gas in winter', 'Élan vital'), words: fc.nat(5), tags: fc.uniqueArray(path, { maxLength: 3, selector: (tag) => tag.toLowerCase() }),
  trashedAt: fc.constantFrom(0, 0, 0, 7), aliases: fc.array(fc.constantFrom('Other', 'name'), { maxLength: 1 }), folder: fc.oneof(fc.constant(''), path), pinnedAt: fc.constantFrom(0, 0, 0, 3, 5),
  lang: fc.constant(null), assets: fc.constant([]), stamp: fc.nat(),
})
const view: fc.Arbitrary<NoteView> = fc.record(
  {
    order: fc.constantFrom<NoteOrder>('changed', 'created', 'title', 'words'), ascending: fc.boolean(), query: fc.constantFrom('', 'elan', 'gas tag:a', 'folder:"a/b"', '#b', 'tag:'),
    folder: fc.oneof(fc.constant(''), path), unfiled: fc.boolean(), tag: path,
  },
  { requiredKeys: ['order', 'ascending'] },
)

/** The same by sorting and filtering everything. */
function naive(rows: Map<string, NoteRow>, { order, ascending, query = '', folder = '', unfiled = false, tag }: NoteView): string[] {
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  const by = { changed: 'updatedAt', created: 'createdAt', words: 'words' } as const
  const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const below = (path: string, above: string): boolean => `${path}/`.toLowerCase().startsWith(`${above}/`.toLowerCase())
  const { words, tags, folders } = parseNoteQuery(query)
  const kept = [...rows.values()].filter(
    (note) =>
      note.trashedAt === 0 && (folder === '' || below(note.folder, folder)) && !(unfiled && note.folder !== '') && (tag === undefined || note.tags.some((each) => below(each, tag))) &&
      words.every((word) => plain([note.title, ...note.aliases, ...note.tags.map((each) => `#${each}`), note.folder, note.excerpt].join('\n')).includes(plain(word))) &&
      tags.every((wanted) => note.tags.some((each) => below(each, wanted))) && folders.every((wanted) => below(note.folder, wanted)),
  )
  kept.sort((a, b) => (order === 'title' ? collator.compare(a.title, b.title) : a[by[order]] - b[by[order]]) || (a.id < b.id ? -1 : 1))
  if (!ascending) kept.reverse()
  return [...kept.filter((note) => note.pinnedAt > 0).sort((a, b) => b.pinnedAt - a.pinnedAt), ...kept.filter((note) => note.pinnedAt === 0)].map(({ id }) => id)
}

test('after any changes a view is what sorting and filtering everything gives', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ changed: fc.array(row, { maxLength: 6 }), removed: fc.array(fc.constantFrom(...IDS.slice(0, 4)), { maxLength: 1 }), view }), { maxLength: 8 }), (steps) => {
      const catalogue = new NoteCatalogue()
      const rows = new Map<string, NoteRow>()
      for (const { changed, removed, view } of steps) {
        catalogue.apply(changed, removed)
        for (const each of changed) rows.set(each.id, each)
        for (const id of removed) rows.delete(id)
        expect(catalogue.list(view).map(({ id }) => id)).toEqual(naive(rows, view))
        const latest = naive(rows, { order: 'changed', ascending: false })
        for (const most of [0, 2, 50]) expect(catalogue.recent(most).map(({ id }) => id)).toEqual(latest.slice(0, most))
        const living = [...rows.values()].filter((note) => note.trashedAt === 0)
        expect(catalogue.size).toBe(living.length)
        expect(shape(catalogue.tags())).toEqual(shape(pathTree(living.map(({ tags }) => tags))))
        expect(shape(catalogue.folders())).toEqual(shape(pathTree(living.map(({ folder }) => [folder]))))
      }
    }),
    runs,
  )
})

/** Which spelling came first does not count. */
const shape = (tree: PathNode[]): unknown[] => tree.map(({ path, count, children }) => [path.toLowerCase(), count, shape(children)])

test('a parent counts each note below it once', () => {
  const tree = pathTree([['trade/gas', 'trade/oil'], ['Trade/gas'], ['unrest'], ['', 'trade']])
  expect(shape(tree)).toEqual([['trade', 3, [['trade/gas', 2, []], ['trade/oil', 1, []]]], ['unrest', 1, []]])
  expect(pathsOf(tree)).toEqual(['trade', 'trade/gas', 'trade/oil', 'unrest'])
})

test('every path is counted at itself and at all above it', () => {
  fc.assert(
    fc.property(fc.array(fc.array(path, { maxLength: 3 }), { maxLength: 12 }), (bearers) => {
      const check = ({ path, count, children }: PathNode): void => {
        expect(count).toBe(bearers.filter((paths) => paths.some((each) => isWithin(each, path))).length)
        children.forEach(check)
      }
      pathTree(bearers).forEach(check)
    }),
    runs,
  )
})

test('folders are tidied, and move with what lies below them', () => {
  expect([' /Travel//2022 / ', 'a/../b/.', '///', 'Ü'.normalize('NFD')].map(normalisePath)).toEqual(['Travel/2022', 'a/b', '', 'Ü'.normalize('NFC')])
  fc.assert(fc.property(fc.string(), (text) => normalisePath(normalisePath(text)) === normalisePath(text)), runs)
  expect([movePath('a/b/c', 'a/b', 'x'), movePath('a/b', 'a/b', ''), movePath('a/b/c', 'a/b', '')]).toEqual(['x/c', '', 'c'])
})

test('a query knows tags and folders, quoted or not', () => {
  expect(parseNoteQuery('Łódź tag:#trade/gas folder:"Travel notes" "two words" tag: folder:/x/')).toEqual({ words: ['lodz', 'two words'], tags: ['trade/gas'], folders: ['Travel notes', 'x'] })
})
