import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { markdownToNote } from '../../../renderer/core/markdown/markdown.ts'
import { plainText } from '../../../renderer/core/notes/document.ts'
import { CURSOR, expandTemplate, expandText, formatDate, isoDay } from '../../../renderer/core/notes/template.ts'

const now = new Date(2022, 0, 1, 9, 5, 7)
const values = { title: 'Unrest', now, article: 'Unruhen in Kasachstan' }

test.each([
  ['{{date}} {{time}}', '2022-01-01 09:05'],
  ['{{ title }} / {{TITLE}} / {{article}}', 'Unrest / Unrest / Unruhen in Kasachstan'],
  ['{{date:dddd, Do MMMM YYYY [at the day] h:mm a}}', 'Saturday, 1st January 2022 at the day 9:05 am'],
  ['{{date:YY-M-D ddd MMM}} {{time:HH.mm.ss}} Q{{date:Q}}', '22-1-1 Sat Jan 09.05.07 Q1'],
  // The first of January 2022 lies in the last week of 2021.
  ['{{date:GGGG-[W]WW}}', '2021-W52'],
  ['{{unknown}} {{date {{title:x}} {{}} { {title} }', '{{unknown}} {{date {{title:x}} {{}} { {title} }'],
  ['a{{cursor}}b', `a${CURSOR}b`],
])('%s', (template, expected) => {
  expect(expandText(template, values)).toBe(expected)
})

test('without an article its name is empty; a text without variables is never changed', () => {
  expect(expandText('[{{article}}]', { ...values, article: null })).toBe('[]')
  fc.assert(fc.property(fc.string().filter((text) => !text.includes('{{')), (text) => expandText(text, values) === text), { seed: 5, numRuns: 500 })
})

test('every day is its ISO date, and its week that of the calendar', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(1971, 0, 1), max: new Date(2099, 11, 31), noInvalidDate: true }), (date) => {
      const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
      expect(isoDay(date)).toBe(local.toISOString().slice(0, 10))
      // Four days on from the Thursday of its week one is in the next week.
      const thursday = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 4 - (date.getDay() || 7))
      const first = new Date(thursday.getFullYear(), 0, 1)
      const days = Math.round((thursday.getTime() - first.getTime()) / 86_400_000)
      expect(formatDate(date, 'GGGG W')).toBe(`${thursday.getFullYear()} ${Math.floor(days / 7) + 1}`)
    }),
    { seed: 5, numRuns: 500 },
  )
})

test('in a document variables are replaced in every text, code too, and an empty one leaves no empty text', () => {
  const doc = markdownToNote('# {{title}}\n\n- **{{date}}** {{nothing}}\n\n{{article}}\n\n```\n{{time}}\n```\n')
  const before = structuredClone(doc)
  const expanded = expandTemplate(doc, { ...values, article: null })
  expect(doc).toEqual(before)
  expect(plainText(expanded)).toBe('Unrest\n\n2022-01-01 {{nothing}}\n\n09:05')
  expect(JSON.stringify(expanded)).not.toContain('"text":""')
  const plain = markdownToNote('Nothing to do')
  expect(expandTemplate(plain, values)).toBe(plain)
})
