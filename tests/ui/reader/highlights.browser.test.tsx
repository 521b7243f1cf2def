/** Highlights in an article: made, described, found again in a later version, and never moved unasked. */
import axe from 'axe-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { HighlightRow, Id } from '../../../renderer/core/model.ts'
import { passageSelector } from '../../../renderer/core/notes/passageSelector.ts'
import { newHighlight } from '../../../renderer/data/highlights.ts'
import { addText, addVersion } from '../../support/libraryFixture.ts'
import { openReadingDesk, type ReadingDesk } from '../../support/readingDesk.tsx'
import { selectWords } from '../../support/selectWords.ts'

const TEXT = 'Der Rat tagte am Montag in der Hauptstadt. Der Präsident lehnte jede Stellungnahme dazu ab. Danach reiste die Delegation nach Wien weiter, hieß es.\n\nAm Abend brannte das Rathaus von Almaty, und niemand wusste warum. Die Menge zog erst nach Mitternacht ab.'

let desk: ReadingDesk
let id: Id
beforeEach(async () => {
  desk = await openReadingDesk()
  id = await addText(desk.db, 'Sitzung', TEXT, { lang: 'de', siteName: 'Bote', publishedAt: '2022-01-10' })
})
afterEach(() => desk.close())

const rows = () => desk.db.highlights.orderBy('updatedAt').toArray()
const open = async (): Promise<void> => {
  desk.go({ kind: 'article', id })
  await expect.element(page.getByRole('article').getByText(/Der Rat tagte/)).toBeVisible()
}
const add = async (words: string, more: Partial<HighlightRow> = {}): Promise<HighlightRow> => {
  const start = TEXT.indexOf(words)
  const row = { ...newHighlight(passageSelector({ articleId: id, version: 1, text: TEXT }, { start, end: start + words.length }), 'green'), ...more }
  await desk.db.highlights.add(row)
  return row
}
/** The words that the browser paints under a name. */
const painted = (name: string): string[] => [...(CSS.highlights.get(name) ?? [])].map((range) => {
  const live = document.createRange()
  live.setStart(range.startContainer, range.startOffset)
  live.setEnd(range.endContainer, range.endOffset)
  return live.toString()
})
const marks = () => page.getByRole('article').getByRole('button', { name: /Highlight/ })

test('h highlights the selection, and what is typed next is its comment', async () => {
  await open()
  const before = document.querySelector('article p')!
  selectWords('lehnte jede', 'dazu ab.')
  // Typed as fast as keys can come: none of it is a shortcut.
  await userEvent.keyboard('hsmall talk, q and m')
  await expect.poll(async () => (await rows())[0]).toMatchObject({ exact: 'lehnte jede Stellungnahme dazu ab.', colour: 'yellow', comment: 'small talk, q and m', version: 1, prefix: expect.stringContaining('Der Präsident ') })
  const layer = page.getByRole('dialog', { name: 'Highlight' })
  expect((await axe.run(document.body, { rules: { region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await userEvent.click(layer.getByRole('radio', { name: 'Blue' }))
  await userEvent.fill(layer.getByRole('combobox', { name: 'Tags' }), 'council, #denial Council')
  await userEvent.keyboard('{Escape}')
  await expect.poll(rows).toMatchObject([{ colour: 'blue', tags: ['council', 'denial'] }])
  expect((await desk.db.articles.get(id))?.starred).toBe(0)
  await expect.poll(() => painted('dossier-blue')).toEqual(['lehnte jede Stellungnahme dazu ab.'])
  // The article was not drawn anew for it.
  expect(document.querySelector('article p')).toBe(before)
  await expect.element(marks()).toHaveAccessibleName('Highlight, blue, with comment: small talk, q and m: “lehnte jede Stellungnahme dazu ab.”')
  // The next one has the colour of the last.
  selectWords('Die Menge', 'Mitternacht ab.')
  await userEvent.click(page.getByRole('button', { name: /^Highlight h?/ }).first())
  await userEvent.keyboard('{Escape}')
  await expect.poll(async () => (await rows()).map(({ colour }) => colour)).toEqual(['blue', 'blue'])
})

test('overlapping highlights are both painted and both reached, by click and by key', async () => {
  await add('Der Präsident lehnte jede Stellungnahme dazu ab.', { colour: 'green', comment: 'long' })
  await add('jede Stellungnahme', { colour: 'red' })
  await add('brannte das Rathaus', { colour: 'purple' })
  await open()
  await expect.poll(() => [painted('dossier-green'), painted('dossier-red')]).toEqual([['Der Präsident lehnte jede Stellungnahme dazu ab.'], ['jede Stellungnahme']])
  const range = [...CSS.highlights.get('dossier-red')!][0]!
  const box = document.createRange()
  box.setStart(range.startContainer, range.startOffset)
  box.setEnd(range.startContainer, range.startOffset + 4)
  const rect = box.getBoundingClientRect()
  const under = document.elementFromPoint(rect.x + 5, rect.y + 5)!
  under.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: rect.x + 8, clientY: rect.y + rect.height / 2 }))
  const layer = page.getByRole('dialog', { name: 'Highlight' })
  await expect.element(layer.getByText('1 of 2 here')).toBeVisible()
  await expect.element(layer.getByRole('radio', { name: 'Red' })).toBeChecked()
  await userEvent.click(layer.getByRole('button', { name: 'Next highlight here' }))
  await expect.element(layer.getByRole('textbox', { name: 'Comment' })).toHaveValue('long')
  await userEvent.keyboard('{Escape}')
  await expect.element(layer).not.toBeInTheDocument()

  // By key: one Tab stop, `.` goes on, Enter opens, Delete is undone.
  expect(marks().elements().filter((mark) => (mark as HTMLElement).tabIndex === 0)).toHaveLength(1)
  ;(document.activeElement as HTMLElement).blur()
  await userEvent.keyboard('.')
  await expect.poll(() => painted('dossier-current')).toEqual(['Der Präsident lehnte jede Stellungnahme dazu ab.'])
  await userEvent.keyboard('..')
  await expect.poll(() => painted('dossier-current')).toEqual(['brannte das Rathaus'])
  await userEvent.keyboard('{Enter}')
  await userEvent.click(layer.getByRole('button', { name: 'Delete' }))
  await expect.poll(async () => (await rows()).length).toBe(2)
  await desk.undo()
  await expect.poll(() => painted('dossier-purple')).toEqual(['brannte das Rathaus'])
  await userEvent.keyboard(',')
  await userEvent.keyboard('{Enter}')
  await userEvent.click(layer.getByRole('button', { name: 'Quote in note' }))
  expect(desk.quotes.length).toBe(1)
})

test('in a long article those near sight are painted and marked, wherever one goes', async () => {
  const sentence = 'Der Rat tagte am Montag und vertagte sich am Abend ohne einen Beschluss. '
  const paragraphs = Array.from({ length: 120 }, (_, at) => `Absatz ${at}. ${sentence.repeat(7).trim()}`)
  const text = paragraphs.join('\n\n')
  id = await addText(desk.db, 'Langer Bericht', text, { lang: 'de' })
  const highlight = (start: number, end: number, colour: HighlightRow['colour']): HighlightRow => newHighlight(passageSelector({ articleId: id, version: 1, text }, { start, end }), colour)
  await desk.db.highlights.bulkAdd(paragraphs.map((_, at) => highlight(text.indexOf(`Absatz ${at}.`), text.indexOf(`Absatz ${at}.`) + `Absatz ${at}.`.length, 'green')))
  // Over several of the portions in which such a text is drawn: what is in sight of it is painted.
  await desk.db.highlights.add(highlight(text.indexOf('Absatz 30.'), text.indexOf('Absatz 100.'), 'red'))
  desk.go({ kind: 'article', id })
  const inSight = (): string[] => [...document.querySelectorAll('article p')].filter((element) => element.getBoundingClientRect().bottom > 0 && element.getBoundingClientRect().top < innerHeight).map((element) => /^Absatz \d+\./.exec(element.textContent)![0])
  await expect.poll(() => inSight().every((words) => painted('dossier-green').includes(words)) && inSight().includes('Absatz 0.')).toBe(true)
  expect(painted('dossier-green').length).toBeLessThan(paragraphs.length)
  await expect.poll(() => document.querySelectorAll('article [data-chunk]').length > 4 && document.querySelectorAll('article p').length >= paragraphs.length).toBe(true)
  for (const words of ['Absatz 119.', 'Absatz 60.', 'Absatz 0.']) {
    const paragraph = [...document.querySelectorAll('article p')].find((element) => element.textContent.startsWith(words))!
    paragraph.scrollIntoView({ block: 'center' })
    await expect.poll(() => inSight().length > 0 && inSight().every((each) => painted('dossier-green').includes(each))).toBe(true)
    await expect.poll(() => painted('dossier-red').some((run) => run.includes(sentence.trim()))).toBe(words === 'Absatz 60.')
    await expect.poll(() => document.querySelector(`[aria-label*="${words}"]`)).not.toBeNull()
    paragraph.scrollIntoView({ block: 'center' })
  }
}, 30_000)

test('in a later version: what is certain has moved and says so, what is not is for the reader to decide', async () => {
  const moved = await add('Die Menge zog erst nach Mitternacht')
  const changed = await add('lehnte jede Stellungnahme dazu ab', { comment: 'denied' })
  const gone = await add('Danach reiste die Delegation nach Wien weiter, hieß es.')
  const later = `Neu am Anfang.\n\n${TEXT.replace('jede Stellungnahme dazu', 'eine Stellungnahme dazu').replace(' Danach reiste die Delegation nach Wien weiter, hieß es.', '')}`
  await addVersion(desk.db, id, later)
  await open()
  await expect.poll(() => painted('dossier-green')).toEqual(['Die Menge zog erst nach Mitternacht'])
  await expect.element(marks()).toHaveAccessibleName(/Moved/)
  const review = page.getByRole('region', { name: '2 highlights need review' })
  await expect.element(review.getByText('eine Stellungnahme dazu')).toBeVisible()
  await expect.element(review.getByText('Nothing like it stands in this version.')).toBeVisible()
  // Looking at it has changed nothing.
  expect(await desk.db.highlights.bulkGet([moved.id, changed.id, gone.id])).toEqual([moved, changed, gone])

  await userEvent.click(review.getByRole('button', { name: 'Show in version 1' }).first())
  await expect.poll(() => painted('dossier-green')).toHaveLength(3)
  desk.go({ kind: 'article', id })
  await userEvent.click(review.getByRole('button', { name: 'Accept this place' }))
  const now = async () => (await desk.db.highlights.get(changed.id))!
  await expect.poll(now).toMatchObject({ version: 2, comment: 'denied', exact: expect.stringContaining('eine Stellungnahme') })
  const { start, end, exact } = await now()
  expect(later.slice(start, end)).toBe(exact)
  await expect.poll(() => painted('dossier-green')).toHaveLength(2)
  await desk.undo()
  await expect.poll(now).toEqual(changed)
})
