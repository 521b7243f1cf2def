/** One note in two windows of the built app: what each says of it is merged field by field, and where both say different things, that is told. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openBrowserApp } from '../support/browserPage.ts'
import { readRows } from '../support/pageDatabase.ts'
import { readyProfile } from '../support/readyProfile.ts'
import { firstStart } from './desk.ts'

interface Note { id: string; title: string; folder: string; aliases: string[]; tags: string[] }

const pane = (page: Page) => page.getByRole('complementary', { name: 'Notes' })
const title = (page: Page) => pane(page).getByRole('textbox', { name: 'Note title' })
const body = (page: Page) => pane(page).getByRole('textbox', { name: 'Note', exact: true })
const folder = (page: Page) => pane(page).getByRole('combobox', { name: 'Folder' })

test('title, folder, aliases and tags changed in two windows', async () => {
  const app = await openBrowserApp({ from: await readyProfile() })
  const left = app.page
  await firstStart(left)
  const stored = async (): Promise<Note> => (await readRows<Note>(left, 'notes'))[0]!
  await left.getByRole('button', { name: 'New note' }).first().click()
  await title(left).fill('Shared')
  await title(left).press('Enter')
  await left.keyboard.type('Begun.')
  await expect.poll(async () => (await readRows<Note>(left, 'notes'))[0]?.title).toBe('Shared')
  const right = await left.context().newPage()
  await right.goto(`${app.url}#/settings?note=${(await stored()).id}`)
  await expect.poll(() => title(right).inputValue()).toBe('Shared')
  for (const page of [left, right]) await pane(page).getByRole('button', { name: /^Details/ }).click()

  // Different fields: all of them stand, in both.
  await body(left).click()
  await left.keyboard.press('ControlOrMeta+End')
  await left.keyboard.press('Enter')
  await left.keyboard.type('#left ')
  await title(right).fill('Renamed right')
  await pane(right).getByRole('textbox', { name: 'Aliases' }).fill('From the right')
  await pane(right).getByRole('textbox', { name: 'Aliases' }).press('Enter')
  await pane(left).getByRole('textbox', { name: 'Aliases' }).fill('From the left')
  await pane(left).getByRole('textbox', { name: 'Aliases' }).press('Enter')
  await expect.poll(async () => ({ ...(await stored()), aliases: (await stored()).aliases.toSorted() }), { timeout: 20_000 }).toMatchObject({ title: 'Renamed right', tags: ['left'], aliases: ['From the left', 'From the right'] })
  await expect.poll(() => title(left).inputValue()).toBe('Renamed right')
  await expect.poll(() => body(right).textContent()).toContain('#left')

  // The same field: begun on the right, done on the left, then done on the right.
  await folder(right).fill('Right')
  await folder(left).fill('Left')
  await folder(left).press('Enter')
  await expect.poll(async () => (await stored()).folder).toBe('Left')
  await folder(right).press('Enter')
  await right.getByText('The folder is “Right” now; another window had set “Left”.').waitFor()
  expect((await stored()).folder).toBe('Right')
  await expect.poll(() => folder(left).inputValue()).toBe('Right')
  await right.getByRole('button', { name: 'Take “Left”' }).click()
  await expect.poll(async () => (await stored()).folder).toBe('Left')

  // Two titles typed within one save of each other: until it happens, as it does when two people or machines are quick.
  const type = (page: Page, text: string): Promise<void> =>
    title(page).evaluate((element, value) => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(element, value)
      element.dispatchEvent(new Event('input', { bubbles: true }))
    }, text)
  const take = /^Take “(?:Left|Right) \d+”$/
  let told: Page | undefined
  for (let number = 1; told === undefined && number <= 20; number += 1) {
    await Promise.all([type(left, `Left ${number}`), type(right, `Right ${number}`)])
    await expect.poll(async () => (await title(left).inputValue()) === (await title(right).inputValue()), { timeout: 20_000 }).toBe(true)
    for (const page of [left, right]) if ((await page.getByRole('button', { name: take }).count()) > 0) told = page
  }
  const button = told!.getByRole('button', { name: take }).first()
  const theirs = /“(.+)”/.exec((await button.textContent())!)![1]!
  expect(await title(told!).inputValue()).not.toBe(theirs)
  await button.click()
  await expect.poll(async () => [(await stored()).title, await title(left).inputValue(), await title(right).inputValue()], { timeout: 20_000 }).toEqual([theirs, theirs, theirs])
  expect(await readRows<Note>(left, 'notes')).toHaveLength(1)
  expect({ errors: app.errors, requests: app.requests }).toEqual({ errors: [], requests: [] })
  await app.close()
})
