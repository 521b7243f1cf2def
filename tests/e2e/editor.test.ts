/** A note written as one writes: signs, keys, the clipboard and the mouse; undone in part; and all of it there after a reload. */
import { expect, test } from 'vitest'
import { noteToMarkdown } from '../../renderer/core/markdown/markdown.ts'
import type { NoteNode } from '../../renderer/core/model.ts'
import { openBrowserApp } from '../support/browserPage.ts'
import { readRows } from '../support/pageDatabase.ts'
import { readyProfile } from '../support/readyProfile.ts'
import { firstStart } from './desk.ts'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('the editor: commands, callout, table, footnote, code, picture, tag, link to a heading; a block dragged; outline, find and replace, undo, reload', async () => {
  const app = await openBrowserApp({ from: await readyProfile() })
  const { page } = app
  await firstStart(page)
  const pane = page.getByRole('complementary', { name: 'Notes' })
  const body = pane.getByRole('textbox', { name: 'Note', exact: true })
  const { keyboard } = page
  /** As it lies in the database, once everything is in the snapshot. */
  const stored = async (): Promise<string> => {
    if ((await readRows<unknown>(page, 'noteSteps')).length > 0) return ''
    const [row] = await readRows<{ doc: NoteNode }>(page, 'noteBodies')
    return row === undefined ? '' : noteToMarkdown(row.doc).replace(/asset:[0-9a-f]{64}/, 'asset:PNG')
  }
  const command = async (typed: string, name: string): Promise<void> => {
    await keyboard.type(`/${typed}`)
    await page.getByRole('listbox', { name: 'Insert' }).getByRole('option', { name, exact: true }).waitFor()
    await keyboard.press('Enter')
  }
  const toEnd = (): Promise<void> => keyboard.press('ControlOrMeta+End')

  await page.getByRole('button', { name: 'New note' }).first().click()
  await pane.getByRole('textbox', { name: 'Note title' }).fill('Story')
  await pane.getByRole('textbox', { name: 'Note title' }).press('Enter')
  await command('h2', 'Heading 2')
  await keyboard.type('Plan')
  await keyboard.press('Enter')
  await keyboard.type('First, the **bold** words.')
  await keyboard.press('Enter')
  await keyboard.type('Last of all.')
  await keyboard.press('Enter')
  await command('warning', 'Callout: warning')
  await body.locator('[data-callout]').waitFor()
  // Its title first; Enter leads into it, and in an empty line out below.
  await keyboard.type('Careful')
  await keyboard.press('Enter')
  await keyboard.type('Mind the gap.')
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await command('table', 'Table')
  for (const cell of ['who', 'what']) {
    await keyboard.type(cell)
    await keyboard.press('Tab')
  }
  await toEnd()
  await keyboard.type('It is so ')
  await command('footnote', 'Footnote')
  await keyboard.type('Says who.')
  await toEnd()
  await keyboard.type('```js ')
  await keyboard.type('const gap = 1')
  await toEnd()
  await page.evaluate((base64) => {
    const data = new DataTransfer()
    data.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], 'chart.png', { type: 'image/png' }))
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }))
  }, PNG)
  await body.locator('img:not(.ProseMirror-separator)').waitFor()
  await toEnd()
  await keyboard.press('Enter')
  await keyboard.type('#story ')
  await keyboard.type('see [[#Pl')
  await page.getByRole('option', { name: /Plan/ }).first().click()
  await keyboard.type(' above.')
  await expect.poll(stored, { timeout: 20_000 }).toContain('#story see [')
  const written = await stored()
  for (const part of ['## Plan\n', 'First, the **bold** words.', '> [!warning] Careful\n> Mind the gap.\n', '| who | what |', 'It is so [^1]', '[^1]: Says who.', '```js\nconst gap = 1\n```', '![chart](asset:PNG)']) expect(written).toContain(part)

  // A block goes where the mouse drops it; Undo takes it back.
  const last = body.locator('p', { hasText: 'Last of all.' })
  await last.hover()
  const handle = pane.getByRole('button', { name: 'Block', exact: true })
  await handle.waitFor()
  const [grip, target] = [(await handle.boundingBox())!, (await body.locator('p', { hasText: 'First, the' }).boundingBox())!]
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
  await page.mouse.down()
  await page.mouse.move(target.x + 40, target.y + target.height, { steps: 5 })
  await page.mouse.move(target.x + 40, target.y + 2, { steps: 5 })
  await page.mouse.up()
  await page.getByRole('menu').waitFor({ state: 'hidden' })
  const order = (): Promise<string[]> => body.locator(':scope > p').allTextContents().then((all) => all.slice(0, 2))
  await expect.poll(order).toEqual(['Last of all.', 'First, the bold words.'])
  await keyboard.press('ControlOrMeta+z')
  await expect.poll(order).toEqual(['First, the bold words.', 'Last of all.'])
  await keyboard.press('ControlOrMeta+Shift+z')
  await expect.poll(order).toEqual(['Last of all.', 'First, the bold words.'])

  // In focus mode the handle stands beside the text at once, though the mouse does not move.
  await last.hover()
  await handle.waitFor()
  await keyboard.press('ControlOrMeta+Shift+Enter')
  await pane.getByRole('button', { name: 'Leave focus mode' }).waitFor()
  await expect.poll(async () => {
    const place = await handle.boundingBox()
    return place === null || Math.abs((await body.locator('p').first().boundingBox())!.x - place.x) < 60
  }).toBe(true)
  await keyboard.press('Escape')

  await pane.getByRole('button', { name: 'Outline', exact: true }).click()
  await pane.getByRole('button', { name: 'Plan', exact: true }).or(pane.getByRole('link', { name: 'Plan', exact: true })).or(pane.getByRole('treeitem', { name: 'Plan' })).first().click()
  await expect.poll(() => page.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('h2')?.textContent)).toBe('Plan')

  await body.click()
  await keyboard.press('ControlOrMeta+f')
  await pane.getByRole('searchbox', { name: 'Find in note' }).or(pane.getByRole('textbox', { name: 'Find in note' })).fill('gap')
  await pane.getByText(/^[12] of 2$/).waitFor()
  await pane.getByRole('button', { name: 'Show replace' }).click()
  await pane.getByRole('textbox', { name: 'Replace with' }).fill('hole')
  await pane.getByRole('button', { name: 'Replace all' }).click()
  await expect.poll(() => body.textContent()).toContain('Mind the hole.')
  await keyboard.press('Escape')
  await body.click()
  await keyboard.press('ControlOrMeta+z')
  await expect.poll(() => body.textContent()).toContain('Mind the gap.')
  await keyboard.press('ControlOrMeta+Shift+z')
  await expect.poll(() => body.textContent()).toContain('const hole = 1')

  await expect.poll(stored, { timeout: 20_000 }).toContain('const hole = 1')
  const before = await stored()
  await page.reload()
  await body.getByText('Mind the hole.').waitFor()
  await body.locator('img:not(.ProseMirror-separator)').waitFor()
  expect(await order()).toEqual(['Last of all.', 'First, the bold words.'])
  expect(await stored()).toBe(before)
  expect(before).toBe(written.replace('First, the **bold** words.\n\nLast of all.', 'Last of all.\n\nFirst, the **bold** words.').replaceAll('gap', 'hole'))
  expect({ errors: app.errors, requests: app.requests }).toEqual({ errors: [], requests: [] })
  await app.close()
})
