import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileKey, fileName, fileNames } from '../../../renderer/core/markdown/fileName.ts'

const parameters = { seed: 20220110, numRuns: process.env['DOSSIER_LONG'] ? 20_000 : 500 }

const title = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('Note', 'note', 'NOTE ', 'No:te', 'CON', 'con.txt', 'LPT¹', 'nul', '..', '.hidden', 'a/../b', 'x.', 'ﬀ', 'straße', 'STRASSE', 'é', 'e\u0301', '👩‍👩‍👧‍👦'.repeat(20), 'ж'.repeat(300), 'a\u202Eb', '', '   '),
)

const notes = fc.uniqueArray(fc.record({ id: fc.oneof(fc.uuid(), fc.constantFrom('', 'a', 'A', '-', '--')), title, createdAt: fc.nat(5) }), { maxLength: 30, selector: (note) => note.id })

test('every name is valid on Windows, Linux, macOS and in a wikilink', () => {
  fc.assert(
    fc.property(notes, (given) => {
      for (const name of fileNames(given).values()) {
        expect(name).not.toMatch(/[<>:"/\\|?*#^[\]\p{Control}]|^[. ]|[. ]$|^$/u)
        expect(name.split('.')[0]?.trim()).not.toMatch(/^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i)
        expect(new TextEncoder().encode(`${name}.md`).length).toBeLessThanOrEqual(130)
        expect(name.normalize('NFC')).toBe(name)
      }
    }),
    parameters,
  )
})

test('names differ from each other, also where case and composition do not count', () => {
  fc.assert(
    fc.property(notes, (given) => {
      const names = [...fileNames(given).values()]
      expect(names.length).toBe(given.length)
      for (const fold of [fileKey, (name: string) => name.normalize('NFD').toLowerCase(), (name: string) => name.toUpperCase()]) expect(new Set(names.map(fold)).size).toBe(names.length)
    }),
    parameters,
  )
})

test('names do not depend on the order of the notes, and a later note leaves those of older ones alone', () => {
  fc.assert(
    fc.property(notes, title, (given, late) => {
      const names = fileNames(given)
      expect(Object.fromEntries(fileNames(given.toReversed()))).toEqual(Object.fromEntries(names))
      const unsuffixed = given.filter((note) => names.get(note.id) === fileName(note.title))
      const more = fileNames([...given, { id: 'the-late-one', title: late, createdAt: 9 }])
      for (const note of unsuffixed) expect(more.get(note.id)).toBe(names.get(note.id))
    }),
    parameters,
  )
})

test.each([
  ['Three laws', 'Three laws'], ['What? A/B: "test" <1>', 'What A B test 1'], ['[[x]] #tag ^a|b', 'x tag a b'], ['CON', '_CON'], ['con.md', '_con.md'], ['Console', 'Console'],
  ['...', 'Untitled'], ['  ', 'Untitled'], ['e\u0301t\u00E9', '\u00E9t\u00E9'], ['Putin spricht von „Aggression”', 'Putin spricht von „Aggression”'], ['a\u202Egpj.exe', 'agpj.exe'],
])('%j is named %j', (given, name) => expect(fileName(given)).toBe(name))
