import { expect, test } from 'vitest'
import { namesByLanguage } from '../../../renderer/core/actors/namesByLanguage.ts'
import type { FormRow } from '../../../renderer/core/model.ts'

const form = (id: number, lang: string, name: string): FormRow => ({ id, kind: 'organisation', lang, name, key: `organisation|${lang}|${name}`, gazetteerId: null })

test('names that differ in capitals alone are one, called as it is mostly written; those of another language with other letters or of another kind stay apart', () => {
  const forms = [form(1, 'de', 'NATO'), form(2, 'de', 'Nato'), form(3, 'it', 'Nato'), form(4, 'de', 'Die Nato'), form(5, 'de', 'nato'), form(6, 'de', 'ÉTAT'), form(7, 'de', 'État'), form(8, 'de', 'Etat'), { ...form(9, 'it', 'Nato'), kind: 'place' as const }]
  const names = [['de', 'Nato'], ['it', 'Nato'], ['de', 'NATO'], ['de', 'Die Nato'], ['de', 'État']].map(([lang, name]) => ({ lang: lang!, name: name! }))
  const listed = namesByLanguage({ names }, forms).map(({ lang, names: own }) => [lang, ...own.map((name) => [name.form.name, ...name.variants.map((variant) => variant.name)])])
  expect(listed).toEqual([
    ['de', ['Nato', 'NATO', 'nato'], ['Die Nato'], ['État', 'ÉTAT'], ['Etat']],
    ['it', ['Nato'], ['Nato']],
  ])
})
