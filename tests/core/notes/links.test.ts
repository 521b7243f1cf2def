import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markdownToNote } from '../../../renderer/core/markdown/markdown.ts'
import { contextOf, linksOf, renameReferences, resolveReferences, tagsOf } from '../../../renderer/core/notes/links.ts'
import { noteArbitrary } from '../markdown/noteArbitrary.ts'

const parameters = { seed: 20220110, numRuns: process.env['DOSSIER_LONG'] ? 20_000 : 300 }

describe('links of a note', () => {
  test('each has its block around it, and the place of its label', () => {
    const links = linksOf(markdownToNote('Before [Putin](dossier://actor/a1) *and* [Putin](dossier://actor/a1).\n\n- item [the unrest](dossier://event/e1)\n\n  other\n\n| h |\n| - |\n| cell [N](dossier://note/n1) |\n\n[[Unresolved]] ![[Unresolved]]\n\n> [!tip] Title\n> see ![E](dossier://note/n2#H)\n'))
    expect(links.map(({ targetKind, targetId, context, at }) => [targetKind, targetId, context, context.slice(at.start, at.end), at.start])).toEqual([
      ['actor', 'a1', 'Before Putin and Putin.', 'Putin', 7], ['actor', 'a1', 'Before Putin and Putin.', 'Putin', 17],
      ['event', 'e1', 'item the unrest', 'the unrest', 5], ['note', 'n1', 'cell N', 'N', 5], ['note', '', 'Unresolved Unresolved', 'Unresolved', 0],
      ['note', '', 'Unresolved Unresolved', 'Unresolved', 11], ['note', 'n2', 'see E', 'E', 4],
    ])
    expect(linksOf(markdownToNote('[[A title#Its part|that]] [there](dossier://note/n1)\n')).map(({ targetId, unresolved, part }) => [targetId, unresolved, part])).toEqual([
      ['', 'A title', '#Its%20part'], ['n1', undefined, undefined],
    ])
  })

  test('a passage links to its article, with the selector, and so do the references in it', () => {
    const links = linksOf(markdownToNote('> One [x](dossier://actor/a1).\n>\n> Two.\n\n([S, 2022](dossier://article/art@2?at=5-20))\n'))
    expect(links).toEqual([
      { targetKind: 'article', targetId: 'art', passage: { articleId: 'art', version: 2, start: 5, end: 20, exact: 'One x.\n\nTwo.', prefix: '', suffix: '' }, context: 'One x.\n\nTwo.', at: { start: 0, end: 12 } },
      { targetKind: 'actor', targetId: 'a1', passage: null, context: 'One x.', at: { start: 4, end: 5 } },
    ])
  })

  test('a long block is cut to the sentences around the link', () => {
    const filler = 'Ein Satz steht hier und sagt nicht viel. '.repeat(40)
    const [link] = linksOf(markdownToNote(`${filler}Dann kam [Tokajew](dossier://actor/a1) nach Almaty. ${filler}`))
    expect(link?.context).toMatch(/^…Ein Satz .*Dann kam Tokajew nach Almaty\..*viel\.…$/)
    expect(link?.context.length).toBeLessThanOrEqual(302)
    expect(link?.context.slice(link.at.start, link.at.end)).toBe('Tokajew')
  })

  test('wherever the label stands, the context holds it and is short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), fc.stringMatching(/^[a-z]{1,20}$/), fc.string({ unit: 'grapheme', maxLength: 900 }), (before, label, after) => {
        const { context, at } = contextOf(before + label + after, { start: before.length, end: before.length + label.length })
        expect(context.slice(at.start, at.end)).toBe(label)
        expect(context.length).toBeLessThanOrEqual(320)
        expect(before + label + after).toContain(context.replace(/^…|…$/g, ''))
      }),
      parameters,
    )
  })
})

test('tags are those of running text', () => {
  const doc = markdownToNote('#One, (#two/sub-x) a#no `#code` #one #1 #2022-x [#link](/u) #Ünï. ##no #**bold** #end-\n\n# Heading #three\n\n```\n#code\n```\n\n- #four [#label](dossier://note/1)\n\n\\[[#being written\n')
  expect(tagsOf(doc)).toEqual(['One', 'two/sub-x', '2022-x', 'Ünï', 'bold', 'end', 'three', 'four'])
})

describe('references', () => {
  const doc = markdownToNote('[Old](dossier://actor/a1) [the man](dossier://actor/a1) [Old](dossier://actor/a2)\n\n- [Old](dossier://actor/a1)\n\n[[Title#Part|shown]] [[Other]]\n')
  const labels = (of: typeof doc): string[] => JSON.stringify(of).match(/"label":"[^"]*"/g) ?? []

  test('are renamed where they show the old name, and nothing is mutated', () => {
    const before = JSON.stringify(doc)
    expect(labels(renameReferences(doc, 'actor', 'a1', 'New', 'Old'))).toEqual(['"label":"New"', '"label":"the man"', '"label":"Old"', '"label":"New"', '"label":"shown"', '"label":"Other"'])
    expect(labels(renameReferences(doc, 'actor', 'a1', 'New')).filter((label) => label.includes('New'))).toHaveLength(3)
    expect(JSON.stringify(doc)).toBe(before)
    expect(renameReferences(doc, 'event', 'a1', 'New')).toBe(doc)
  })

  test('are resolved by what was written', () => {
    const resolved = resolveReferences(doc, (target) => (target === 'Title' ? { kind: 'note', id: 'n1' } : null))
    expect(JSON.stringify(resolved)).toContain('{"kind":"note","id":"n1","label":"shown","target":"#Part"}')
    expect(resolveReferences(doc, () => null)).toBe(doc)
  })

  test('renaming to and fro changes nothing', () => {
    fc.assert(
      fc.property(noteArbitrary, (any) => {
        const there = renameReferences(any, 'article', 'a/b', 'never otherwise used')
        expect(linksOf(there).length).toBe(linksOf(any).length)
        expect(renameReferences(there, 'article', 'nobody', 'x')).toBe(there)
      }),
      parameters,
    )
  })
})
