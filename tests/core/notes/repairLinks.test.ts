import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { markdownToNote, noteToMarkdown } from '../../../renderer/core/markdown/markdown.ts'
import { plainText } from '../../../renderer/core/notes/document.ts'
import { linksOf } from '../../../renderer/core/notes/links.ts'
import { repointLinks, unlinkTarget } from '../../../renderer/core/notes/repairLinks.ts'
import { editDistance, similarNames } from '../../../renderer/core/notes/similarNames.ts'
import { noteArbitrary } from '../markdown/noteArbitrary.ts'

const repair = (markdown: string, change: (doc: ReturnType<typeof markdownToNote>) => ReturnType<typeof markdownToNote>): string => noteToMarkdown(change(markdownToNote(markdown)))
const to = { kind: 'note' as const, id: 'n9', name: 'New', part: null }

test('a link that shows what was written shows the new name; one with its own words keeps them; others are left', () => {
  const unresolved = { kind: 'note' as const, id: '', name: 'Old title' }
  expect(repair('[[old Title]] [[Old title#Part|shown]] ![[Old title]] [[Other]]\n', (doc) => repointLinks(doc, unresolved, to, true))).toBe('[New](dossier://note/n9) [shown](dossier://note/n9) ![New](dossier://note/n9) [[Other]]\n')
  const heading = { kind: 'note' as const, id: 'n1', name: 'N', part: '#Gone' }
  expect(repair('[x](dossier://note/n1#Gone) [y](dossier://note/n1#There) [z](dossier://note/n1)\n', (doc) => repointLinks(doc, heading, { kind: 'note', id: 'n1', name: 'N', part: '#There' }))).toBe(
    '[x](dossier://note/n1#There) [y](dossier://note/n1#There) [z](dossier://note/n1)\n',
  )
})

test('words that are no link any more are plain text, in one piece, and a quote of nothing is a quote', () => {
  const doc = unlinkTarget(markdownToNote('A [[B]] c.\n\n> Quoted.\n\n([S, 2022](dossier://article/art@2?at=5-12))\n'), { kind: 'note', id: '', name: 'b' })
  expect(doc.content![0]!.content).toEqual([{ type: 'text', text: 'A B c.' }])
  expect(noteToMarkdown(unlinkTarget(doc, { kind: 'article', id: 'art', name: '' }, true))).toBe('A B c.\n\n> Quoted.\n')
})

test('in any document only the links that are meant change, and no text', () => {
  fc.assert(
    fc.property(noteArbitrary, (doc) => {
      const link = linksOf(doc).find(({ passage }) => passage === null)
      if (link === undefined) return
      const target = { kind: link.targetKind, id: link.targetId, name: link.unresolved ?? '' }
      const [pointed, plain] = [repointLinks(doc, target, { ...to, id: 'never-used' }, true), unlinkTarget(doc, target, true)]
      expect(linksOf(pointed).length).toBe(linksOf(doc).length)
      expect(linksOf(pointed).some(({ targetKind, targetId, passage, unresolved }) => passage === null && (target.id === '' || targetKind === target.kind) && targetId === target.id && (unresolved ?? '').toLowerCase() === target.name.toLowerCase())).toBe(false)
      if (target.kind !== 'article') expect(plainText(plain)).toBe(plainText(doc))
      expect(linksOf(plain).length).toBeLessThan(linksOf(doc).length)
    }),
    { seed: 8, numRuns: process.env['DOSSIER_LONG'] ? 5000 : 150 },
  )
})

test('letters that differ, as a naive count has them, up to the limit', () => {
  const naive = (a: string, b: string): number => (a === '' || b === '' ? a.length + b.length : Math.min(naive(a.slice(1), b) + 1, naive(a, b.slice(1)) + 1, naive(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1)))
  const word = fc.stringMatching(/^[abc]{0,6}$/)
  fc.assert(fc.property(word, word, fc.nat({ max: 7 }), (a, b, most) => {
    expect(editDistance(a, b, most)).toBe(Math.min(naive(a, b), most + 1))
  }), { seed: 9, numRuns: 500 })
})

test('what may have been meant: near spellings, other names, and names that go on', () => {
  const things = [['Kassym-Jomart Tokayev', 'Tokajew'], ['Field notes'], ['Field notes, part two'], ['Almaty']].map((names) => ({ names }))
  const meant = (written: string) => similarNames(written, things).map(({ names }) => names[0])
  expect([meant('Feild notes'), meant('field notes'), meant('Tokaiew'), meant('Nothing')]).toEqual([['Field notes'], ['Field notes', 'Field notes, part two'], ['Kassym-Jomart Tokayev'], []])
})
