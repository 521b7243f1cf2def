import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Id } from '../../../../renderer/core/model.ts'
import { LANGUAGES } from '../../../../renderer/ui/notes/views/languages.ts'
import { knows, learn } from '../../../../renderer/ui/notes/views/highlighter.ts'
import { openFixture, type Fixture } from '../deskFixture.tsx'
import { body, markdownOf, openMarkdown, shown } from '../writing.ts'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

const coloured = (name: string): string[] => [...shown().querySelectorAll(`.hljs-${name}`)].map((span) => span.textContent)

const open = (markdown: string): Promise<Id> => openMarkdown(fixture, markdown)
const stored = (id: Id): Promise<string> => markdownOf(fixture, id)

test('code is coloured by its language, and only the block that changes anew', async () => {
  await open('```ts title="x"\nconst a = "one"\n```\n\ntext\n\n```py\ndef f(): pass\n```\n\n```nonsense\nconst b\n```\n')
  await expect.poll(() => coloured('keyword')).toEqual(['const', 'def', 'pass'])
  expect(coloured('string')).toEqual(['"one"'])
  const untouched = shown().querySelectorAll('pre')[1]!.querySelector('.hljs-keyword')!
  await userEvent.click(page.getByText('const', { exact: true }).first())
  await userEvent.keyboard('{Home}let c; ')
  await expect.poll(() => coloured('keyword')).toEqual(['let', 'const', 'def', 'pass'])
  expect(untouched.isConnected).toBe(true)
})

test('the language is searched for by keyboard; the rest of the info string stays; any other word can be used', async () => {
  const id = await open('```ts title="x"\nx = None\n```\n')
  await userEvent.click(page.getByRole('button', { name: 'Language: TypeScript' }))
  const field = page.getByRole('combobox', { name: 'Language of the code' })
  await expect.element(field).toHaveFocus()
  await userEvent.keyboard('pyt{Enter}')
  await expect.poll(() => stored(id)).toBe('```python title="x"\nx = None\n```\n')
  await expect.element(body).toHaveFocus()
  await expect.poll(() => coloured('literal')).toEqual(['None'])
  await userEvent.click(page.getByRole('button', { name: 'Language: Python' }))
  await userEvent.keyboard('mermaid{Enter}')
  await expect.poll(() => stored(id)).toBe('```mermaid title="x"\nx = None\n```\n')
  await userEvent.click(page.getByRole('button', { name: 'Language: mermaid' }))
  await userEvent.keyboard('{Escape}')
  await expect.element(body).toHaveFocus()
})

test('every language that is offered has its colours', async () => {
  for (const { id } of LANGUAGES) if (knows(id) === null) await learn(id)
  expect(LANGUAGES.filter(({ id, also }) => knows(id) !== true || also.some((word) => LANGUAGES.some((other) => other.id === word)))).toEqual([])
})
