/**
 * The desk's whole job, told once and run in both hosts: first start, read, follow an actor into another language, quote into a note,
 * see the backlink, export, start again.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { readRows, settled } from '../support/pageDatabase.ts'
import { articleRow, firstStart, GERMAN, heading, ITALIAN, QUOTED, select } from './desk.ts'

/** From the first start to a note that quotes the Italian article; gives the note's id. */
export async function writeTheNote(page: Page): Promise<string> {
  await firstStart(page)
  await articleRow(page, GERMAN).click()
  await expect.poll(() => heading(page).textContent()).toBe(GERMAN)
  const article = page.getByRole('main', { name: 'Article' })
  await expect.poll(() => article.textContent()).not.toContain('Abonnieren')

  // From OVKS in the German article to CSTO in the Italian one.
  await article.getByRole('article').getByRole('link', { name: 'OVKS', exact: true }).first().click()
  const actor = page.getByRole('main', { name: 'Actor' })
  await actor.getByText('CSTO').first().waitFor()
  await actor.getByLabel('Language').selectOption('it')
  await actor.getByLabel('Words around it').fill('il quale ha chiesto il sostegno')
  await actor.getByRole('grid', { name: 'Mentions' }).getByRole('row', { name: /sostegno della CSTO per superare/ }).first().getByRole('link').click()
  await expect.poll(() => heading(page).textContent()).toBe(ITALIAN)
  expect(page.url()).toMatch(/#\/article\/[\w-]+@1\?at=\d+-\d+/)

  await page.getByRole('button', { name: 'New note' }).first().click()
  const title = page.getByRole('textbox', { name: 'Note title' })
  await title.fill('Wer half Tokajew?')
  await title.press('Enter')
  await page.keyboard.type('Die Antwort kam von [[Nikol')
  await page.getByRole('option', { name: /Nikol/ }).first().click()
  await page.keyboard.type(' noch am selben Tag.')
  await select(page, QUOTED)
  await page.getByRole('button', { name: 'Quote in note' }).click()
  const notes = page.getByRole('complementary', { name: 'Notes' })
  await notes.getByText(QUOTED).waitFor()
  await notes.getByText(/^Saved/).filter({ visible: true }).waitFor()
  await settled(page)

  const [note] = await readRows<{ id: string }>(page, 'notes')
  return note!.id
}

/** The note shows as a backlink of the quoted article and of the actor, with the sentence. */
export async function followTheBacklinks(page: Page): Promise<void> {
  const backlinks = page.getByRole('main').getByRole('region', { name: 'Backlinks' })
  await backlinks.getByText('Wer half Tokajew?').first().waitFor()
  expect(await backlinks.textContent()).toContain(QUOTED)
  await page.getByRole('complementary', { name: 'Notes' }).getByRole('link', { name: /Nikol/ }).first().click({ modifiers: ['ControlOrMeta'] })
  await page.getByRole('main', { name: 'Actor' }).getByRole('region', { name: 'Backlinks' }).getByText('noch am selben Tag').waitFor()
}

/** The expected file, with the random ids and the times of this run in their places. */
export async function expectedFile(page: Page, name: string): Promise<string> {
  const [note] = await readRows<{ id: string; createdAt: number; updatedAt: number }>(page, 'notes')
  const articles = await readRows<{ id: string; title: string }>(page, 'articles')
  const [passage] = (await readRows<{ passage: { start: number; end: number } | null }>(page, 'links')).flatMap((link) => (link.passage === null ? [] : [link.passage]))
  const pashinian = (await readRows<{ targetKind: string; targetId: string }>(page, 'links')).find((link) => link.targetKind === 'actor')
  const slots: Record<string, string> = {
    note: note!.id,
    created: new Date(note!.createdAt).toISOString(),
    updated: new Date(note!.updatedAt).toISOString(),
    article: articles.find((article) => article.title === ITALIAN)!.id,
    at: `${passage!.start}-${passage!.end}`,
    actor: pashinian!.targetId,
  }
  return readFileSync(resolve(import.meta.dirname, '../expected/e2e', name), 'utf8').replaceAll(/\{\{(\w+)\}\}/g, (_, slot: string) => slots[slot]!)
}

/** After a reload everything is as it was left. */
export async function findEverythingAgain(page: Page): Promise<void> {
  await page.reload()
  await page.getByRole('main', { name: 'Actor' }).getByText('noch am selben Tag').waitFor()
  await expect.poll(() => page.getByRole('textbox', { name: 'Note title' }).inputValue()).toBe('Wer half Tokajew?')
  expect(await page.getByRole('textbox', { name: 'Note', exact: true }).textContent()).toContain('Die Antwort kam von')
  expect(await page.getByRole('grid', { name: 'Articles' }).getAttribute('aria-rowcount')).toBe('5')
}
