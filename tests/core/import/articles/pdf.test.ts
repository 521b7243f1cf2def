import { expect, test } from 'vitest'
import { joinLines } from '../../../../renderer/core/import/pdf/paragraphs.ts'
import { latin1, PROSE, readOne, refusal, survivesDamage } from '../../../support/articleFiles.ts'
import { pdf, set, type Words } from '../../../support/pdfFile.ts'

const bottom = (words: Words[]): number => Math.max(...words.map(({ y }) => y))
const [first, second, third] = PROSE as [string, string, string]
const long = PROSE.join(' ')

test('two columns are read one after the other, over pages; what the pages repeat is left out', async () => {
  const page = (number: number, left: Words[], right: Words[], head: Words[] = []): Words[] => [{ text: `The Harbour Review ${number}`, x: 60, y: 30, size: 8 }, ...head, ...left, ...right, { text: String(number), x: 290, y: 810, size: 8 }]
  const title = [{ text: 'The harbour grows', x: 60, y: 70, size: 20 }]
  const section = { text: 'What it costs', x: 320, y: 110, size: 13 }
  const left = set(first, 60, 110, 220)
  const more = set(second, 60, bottom(left) + 12, 220, { indent: 15 })
  const rest = set(`${long} ${long}`, 60, bottom(more) + 12, 220, { indent: 15 })
  const tail = set(long, 320, 130, 220)
  const others = ['On the second page.', 'Beside it.', 'Now the third page.', 'And its other half.'].map((begin) => `${begin} ${long}`)
  const { extraction } = await readOne('review.pdf', pdf([page(1, [...left, ...more, ...rest], [section, ...tail], title), page(2, set(others[0]!, 60, 60, 220), set(others[1]!, 320, 60, 220)), page(3, set(others[2]!, 60, 60, 220), set(others[3]!, 320, 60, 220))], { info: '/Title (Microsoft Word - x.doc) /Author (Ada Example) /CreationDate (D:20220110120000Z)' }))
  expect(extraction).toMatchObject({ title: 'The harbour grows', byline: 'Ada Example', publishedAt: null, lang: 'en' })
  expect(extraction.text).toBe([first, second, `${long} ${long}`, 'What it costs', long, ...others].join('\n\n'))
  expect(extraction.body.children[3]).toMatchObject({ type: 'heading' })
  expect(extraction.steps.filter(({ stage }) => stage === 'running heads').map(({ removed }) => removed)).toEqual(['The Harbour Review 1', '1', 'The Harbour Review 2', '2', 'The Harbour Review 3', '3'])
})

test('the columns of a table are read row by row, a sentence goes on over the page, notes go to the end, bullets are a list', async () => {
  const start = set(`${first} ${second} and so it is that`, 60, 60, 480)
  const note = { text: '1 A note at the foot of the page, in small print.', x: 60, y: 790, size: 8 }
  const table = Array.from({ length: 8 }, (_, row) => [{ text: `Boat ${row}`, x: 60, y: 200 + row * 12 }, { text: `${row * 10} t`, x: 300, y: 200 + row * 12 }, { text: '1900', x: 480, y: 200 + row * 12 }]).flat()
  const items = [{ text: '\x95 one thing', x: 60, y: 700 }, { text: '\x95 another thing', x: 60, y: 712 }]
  const { extraction } = await readOne('a.pdf', pdf([[...table, ...items, ...start.map((line) => ({ ...line, y: line.y + 300 })), note], set(`they leave. ${third}`, 60, 60, 480)]))
  const text = extraction.text
  expect(text).toContain('Boat 3 30 t 1900')
  expect(text.endsWith('1 A note at the foot of the page, in small print.')).toBe(true)
  expect(extraction.body.children.find(({ type }) => type === 'list')).toMatchObject({ children: [{}, {}] })
  expect(text).toContain('they leave. Work is to begin')
})

test.each([
  ['the coun-', 'cil said', 'the council said'],
  ['Nord-', 'und Südtirol', 'Nord- und Südtirol'],
  ['der Rhein-', 'Main-Kanal', 'der Rhein-Main-Kanal'],
  ['die well-', 'known one', 'die well-known one'],
  ['weich\u00ad', 'getrennt', 'weichgetrennt'],
  ['ein Satz –', 'danach', 'ein Satz – danach'],
  ['ein', 'Wort', 'ein Wort'],
])('line ends: “%s” + “%s”', (before, after, whole) => {
  expect(joinLines(before, after, new Map([['well-known', 1]]))).toBe(whole)
})

const encrypted = pdf([[{ text: first, x: 60, y: 60 }]], { trailer: `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -60 >> /ID [<41> <41>]` })
test.each([
  ['a scan', pdf([[], []]), 'no-text', '“a.pdf” is a PDF with next to no text on its 2 pages, as scans are. Recognise the text (OCR) first, then import it again.'],
  ['encrypted', encrypted, 'locked', '“a.pdf” is an encrypted PDF: it cannot be read without its password.'],
  ['no PDF', latin1('%PDF-1.7\nnothing of the kind'), 'damaged', expect.stringMatching(/^“a\.pdf” is no PDF that can be read: it is damaged or cut off/)],
])('refused: %s', async (_, bytes, code, message) => {
  expect(await refusal('a.pdf', bytes)).toEqual({ code, message })
})

test('a damaged PDF is read or refused, never worse', async () => {
  await survivesDamage('a.pdf', [pdf([set(long, 60, 60, 480), set(long, 60, 60, 480)]), encrypted])
})
