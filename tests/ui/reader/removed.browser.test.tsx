/** What was removed from an article's page: looked at, put back, dropped, made a rule of, undone; by mouse and by keyboard. */
import axe from 'axe-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ExtractionStep, Id } from '../../../renderer/core/model.ts'
import { passageSelector } from '../../../renderer/core/notes/passageSelector.ts'
import { newHighlight } from '../../../renderer/data/highlights.ts'
import { addText } from '../../support/libraryFixture.ts'
import { openReadingDesk, type ReadingDesk } from '../../support/readingDesk.tsx'
import { selectWords } from '../../support/selectWords.ts'

const FIRST = 'Der Rat tagte am Montag in der Hauptstadt, und niemand sprach zuerst.'
const SECOND = 'Am Abend brannte das Rathaus, und die Menge zog erst nach Mitternacht ab.'
const THIRD = 'Die Delegation reiste weiter, hieß es, und kam am Dienstag in Wien an.'
const STEPS: ExtractionStep[] = [
  { stage: 'title', reason: 'found', removed: '' },
  { stage: 'furniture', reason: 'share buttons', removed: 'Teilen\nDrucken', after: 0 },
  { stage: 'furniture', reason: 'a caption', removed: 'Das Rathaus vor dem Brand', after: 1 },
  { stage: 'trailing', reason: 'after the text', removed: Array.from({ length: 30 }, (_, at) => `Meldung ${at + 1}`).join('\n'), after: 3 },
]

let desk: ReadingDesk
let id: Id
beforeEach(async () => {
  desk = await openReadingDesk()
  id = await addText(desk.db, 'Sitzung', [FIRST, SECOND, THIRD].join('\n\n'), { lang: 'de', siteName: 'Bote', steps: STEPS })
})
afterEach(() => desk.close())

const open = async (): Promise<void> => {
  desk.go({ kind: 'article', id })
  await expect.element(page.getByRole('article').getByText(FIRST)).toBeVisible()
}
const panel = () => page.getByRole('region', { name: 'What was removed' })
const paragraphs = (): string[] => [...document.querySelectorAll('article [data-chunk] p')].map((element) => element.textContent)
const violations = async (): Promise<string[]> => (await axe.run(document.body, { rules: { region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)

test('the page in its order: a block goes back where it stood, by keys alone, and the focus stays in the list', async () => {
  const text = [FIRST, SECOND, THIRD].join('\n\n')
  await desk.db.highlights.add(newHighlight(passageSelector({ articleId: id, version: 1, text }, { start: text.indexOf('Am Abend'), end: text.indexOf('ab.') + 3 }), 'yellow'))
  await open()
  await userEvent.keyboard('w')
  await expect.element(panel().getByText('share buttons')).toBeVisible()
  await expect.element(panel().getByRole('button', { name: 'What was removed' })).toHaveFocus()
  // Thirty headlines are not thirty rows.
  expect(panel().getByText(/^Meldung/).elements()).toHaveLength(4)
  expect(await violations()).toEqual([])
  const caption = panel().getByRole('button', { name: 'Put back: Das Rathaus vor dem Brand' })
  await userEvent.keyboard('{Tab}')
  while (document.activeElement !== caption.element()) await userEvent.keyboard('{ArrowDown}')
  await userEvent.keyboard('{Enter}')
  await expect.poll(paragraphs).toEqual([FIRST, 'Das Rathaus vor dem Brand', SECOND, THIRD])
  expect(desk.notices.at(-1)).toMatchObject({ message: 'Put back into the article.', detail: 'The article is version 2 now.' })
  await expect.poll(() => panel().element().contains(document.activeElement) && document.activeElement?.tagName).toBe('BUTTON')
  // The highlight beside it is asked about, not moved.
  await expect.element(page.getByRole('article').getByText('Am Abend brannte das Rathaus', { exact: false }).first()).toBeVisible()
  await expect.element(panel().getByRole('button', { name: 'Remove: Das Rathaus vor dem Brand' })).toBeVisible()
  expect(await violations()).toEqual([])

  await desk.undo()
  await expect.poll(paragraphs).toEqual([FIRST, SECOND, THIRD])
  expect((await desk.db.bodies.toArray()).map(({ version }) => version)).toEqual([1, 2, 3])
})

test('a selected paragraph is dropped, its rule made and used; all of a group goes back at once; an earlier version is only looked at', async () => {
  await open()
  selectWords('brannte das', 'Die Delegation')
  await userEvent.keyboard('{Delete}')
  await expect.poll(paragraphs).toEqual([FIRST])
  const notice = desk.notices.at(-1)!
  expect(notice).toMatchObject({ message: '2 blocks removed from the article.', action: { label: 'Always for Bote' } })
  await notice.action!.run()
  expect(desk.notices.at(-1)?.message).toBe('This is left out of articles of Bote from now on.')
  const other = await addText(desk.db, 'Andere', `Ein anderer Anfang.\n\n${SECOND}`, { siteName: 'Bote' })
  expect((await desk.db.bodies.get([other, 1]))?.text).toBe('Ein anderer Anfang.')

  await userEvent.click(page.getByRole('button', { name: 'What was left out' }))
  await userEvent.click(panel().getByRole('button', { name: 'Put back all 30' }))
  await expect.poll(() => paragraphs().length).toBe(31)
  await userEvent.click(panel().getByRole('button', { name: /of the article/ }).first())
  await expect.element(panel().getByRole('button', { name: `Remove: ${FIRST.slice(0, 60)}…` })).toBeVisible()

  desk.go({ kind: 'article', id, version: 1 })
  await expect.element(page.getByRole('note').getByText('An earlier version of this article')).toBeVisible()
  await userEvent.keyboard('w')
  await expect.element(panel().getByText('share buttons')).toBeVisible()
  expect(panel().getByRole('button', { name: /Put back|Remove/ }).elements()).toEqual([])
})
