import { EditorState, TextSelection } from '@tiptap/pm/state'
import { Node } from '@tiptap/pm/model'
import axe from 'axe-core'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { markdownToNote, noteToMarkdown } from '../../../../renderer/core/markdown/markdown.ts'
import type { NoteNode } from '../../../../renderer/core/model.ts'
import { countText } from '../../../../renderer/ui/notes/pane/countText.ts'
import { blockRun, deleteRun, duplicateRun, moveRun } from '../../../../renderer/ui/notes/blocks/moveBlocks.ts'
import { noteSchema } from '../../../../renderer/ui/notes/schema/noteExtensions.ts'
import { NoteSearch, patternOf, replaceMatches, type NoteQuery } from '../../../../renderer/ui/notes/find/searchNote.ts'
import { openFixture, type Fixture } from '../deskFixture.tsx'
import { body, markdownOf, openMarkdown, place, shown, type } from '../writing.ts'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

const docOf = (markdown: string): Node => Node.fromJSON(noteSchema, markdownToNote(markdown))
const markdown = (doc: Node): string => noteToMarkdown(doc.toJSON() as NoteNode)
const query = (text: string, rest: Partial<NoteQuery> = {}): NoteQuery => ({ text, matchCase: false, wholeWord: false, regex: false, ...rest })
const find = (doc: Node, wanted: NoteQuery) => new NoteSearch(patternOf(wanted)!).matches(doc).matches
const foundIn = (doc: Node, wanted: NoteQuery): string[] => find(doc, wanted).map(({ from, to }) => doc.textBetween(from, to))

/** State with the caret behind a text. */
function at(doc: Node, text: string): EditorState {
  const state = EditorState.create({ doc })
  const [match] = find(doc, query(text, { matchCase: true }))
  return state.apply(state.tr.setSelection(TextSelection.create(doc, match!.to)))
}

test('matches: case, whole words, regular expressions; what is no expression says so', () => {
  const doc = docOf('Öl und öl, Erdöl; **ö**l (a+b)\n\n- `öl`\n\n> Öl\n')
  expect(foundIn(doc, query('öl'))).toEqual(['Öl', 'öl', 'öl', 'öl', 'öl', 'Öl'])
  expect(foundIn(doc, query('öl', { matchCase: true, wholeWord: true }))).toEqual(['öl', 'öl', 'öl'])
  expect(foundIn(doc, query('a+b'))).toEqual(['a+b'])
  expect(foundIn(doc, query('^ö.', { regex: true }))).toEqual(['Öl', 'öl', 'Öl'])
  expect(() => patternOf(query('(', { regex: true }))).toThrow(SyntaxError)
  expect(patternOf(query(''))).toBeNull()
})

test('finding is what a naive search of each block finds, and replacing all is what replacing in each block’s text gives', () => {
  const word = fc.constantFrom('a', 'ab', 'aba', 'Ab', ' ', '.', 'é')
  const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(''))
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), fc.constantFrom('a', 'ab', 'AB', 'é', '.'), fc.boolean(), fc.constantFrom('', 'x', 'aa'), (texts, wanted, matchCase, replacement) => {
      const doc = noteSchema.node('doc', null, texts.map((each) => noteSchema.node('paragraph', null, noteSchema.text(each))))
      const naive = texts.map((each) => each.split(new RegExp(wanted.replace('.', '\\.'), matchCase ? 'u' : 'iu')))
      const matches = find(doc, query(wanted, { matchCase }))
      expect(matches.length).toBe(naive.reduce((total, parts) => total + parts.length - 1, 0))
      const replaced = replaceMatches(EditorState.create({ doc }), matches, replacement, false).doc
      expect(replaced.children.map((block) => block.textContent)).toEqual(naive.map((parts) => parts.join(replacement)))
    }),
    { seed: 7, numRuns: 300 },
  )
})

test('a replacement keeps marks, takes groups, and does not reach across a link of the library', () => {
  const doc = docOf('**Tokayev** said. See [[Almaty]] x\n')
  const state = EditorState.create({ doc })
  expect(markdown(replaceMatches(state, find(doc, query('tokayev')), 'Tokajew', false).doc)).toContain('**Tokajew** said')
  const groups = find(doc, query('(\\w+) said', { regex: true }))
  expect(replaceMatches(state, groups, '$1 wrote $$ $&', true).doc.textContent).toContain('Tokayev wrote $ Tokayev said.')
  expect(foundIn(doc, query('See .* x', { regex: true }))).toEqual([])
})

test.each([
  ['a paragraph', 'one\n\ntwo\n\nthree\n', 'one', true, 'two\n\none\n\nthree\n'],
  ['a heading with its section, past the whole of the next', '# A\n\na\n\n## A1\n\n# B\n\nb\n\n# C\n', 'A', true, '# B\n\nb\n\n# A\n\na\n\n## A1\n\n# C\n'],
  ['a section, back', '# A\n\na\n\n# B\n\nb\n', 'B', false, '# B\n\nb\n\n# A\n\na\n'],
  ['a list item with what is nested in it', '- one\n  - in\n- two\n', 'one', true, '- two\n- one\n  - in\n'],
  ['a nested item among its own', '- one\n  - a\n  - b\n', 'b', false, '- one\n  - b\n  - a\n'],
])('%s moves, and the caret goes along', (_name, before, text, down, after) => {
  const state = at(docOf(before), text)
  const tr = moveRun(state, down)!
  expect(markdown(tr.doc)).toBe(after)
  expect(tr.selection.$head.parent.textContent).toBe(text)
})

test('whatever is moved, nothing is lost, and moving back is the identity', () => {
  const source = '# A\n\nx\n\n- one\n- two\n  1. in\n  2. deep\n\n> q\n>\n> r\n\n| a | b |\n| - | - |\n| c | d |\n\n## B\n\n```\ncode\n```\n\nlast\n'
  const doc = docOf(source)
  fc.assert(
    fc.property(fc.nat(doc.content.size), fc.nat(doc.content.size), fc.boolean(), (a, b, down) => {
      const empty = EditorState.create({ doc })
      const state = empty.apply(empty.tr.setSelection(TextSelection.between(doc.resolve(a), doc.resolve(b))))
      const tr = moveRun(state, down)
      if (tr === null) return
      const moved = state.apply(tr)
      moved.doc.check()
      expect(moved.doc.textContent.split('').sort()).toEqual(doc.textContent.split('').sort())
      const run = blockRun(state)!
      // A section that passed a smaller one comes back past as much only if its own level is the same: ordinary blocks always do.
      if (run.parent.child(run.start).type.name !== 'heading') expect(moveRun(moved, !down)!.doc.eq(doc)).toBe(true)
      expect(duplicateRun(state, run).doc.check()).toBeUndefined()
      expect(deleteRun(state, run).doc.check()).toBeUndefined()
    }),
    { seed: 11, numRuns: 300 },
  )
})

test('counts are those of a reader', () => {
  expect(countText('Größe 👩‍👩‍👧!\nzwei')).toMatchObject({ words: 2, characters: 12, charactersWithoutSpaces: 11 })
})

test('Mod+F finds in the note, replace all is one step to undo, Escape returns to the match', async () => {
  const id = await openMarkdown(fixture, 'Gas and gas.\n\nMore gas here.\n')
  await userEvent.click(body)
  await userEvent.keyboard('{Control>}f{/Control}')
  const field = page.getByRole('textbox', { name: 'Find in note' })
  await expect.element(field).toHaveFocus()
  await type('gas')
  const status = page.getByRole('search', { name: 'Find in note' }).getByRole('status')
  await expect.element(status).toHaveTextContent(/^\d of 3$/)
  await expect.poll(() => [...CSS.highlights.get('note-find')!].length + [...CSS.highlights.get('note-find-current')!].length).toBe(3)
  await userEvent.click(page.getByRole('button', { name: 'Match case' }))
  await expect.element(status).toHaveTextContent(/of 2$/)
  await userEvent.click(page.getByRole('button', { name: 'Show replace' }))
  await userEvent.fill(page.getByRole('textbox', { name: 'Replace with' }), 'oil')
  await userEvent.click(page.getByRole('button', { name: 'Replace all' }))
  await expect.element(status).toHaveTextContent('2 matches replaced')
  await expect.poll(() => markdownOf(fixture, id)).toBe('Gas and oil.\n\nMore oil here.\n')
  expect((await axe.run(document.body, { rules: { 'page-has-heading-one': { enabled: false }, region: { enabled: false } } })).violations.map((violation) => violation.id)).toEqual([])
  await userEvent.click(page.getByRole('button', { name: 'Undo' }))
  await expect.poll(() => markdownOf(fixture, id)).toBe('Gas and gas.\n\nMore gas here.\n')
  await userEvent.click(field)
  await userEvent.keyboard('{Enter}{Escape}')
  await expect.element(field).not.toBeInTheDocument()
  expect([shown().contains(document.activeElement), getSelection()?.toString(), CSS.highlights.has('note-find')]).toEqual([true, 'gas', false])
})

test('the outline lists headings, marks the section in sight, and goes there by click and key', async () => {
  const filler = Array.from({ length: 40 }, (_, line) => `Line ${line}.`).join('\n\n')
  await openMarkdown(fixture, `# Prices\n\n${filler}\n\n## Gas\n\n${filler}\n\n# End\n`)
  await userEvent.click(page.getByRole('button', { name: 'Outline' }))
  const outline = page.getByRole('navigation', { name: 'Outline' })
  await userEvent.click(outline.getByRole('button', { name: 'Gas' }))
  await expect.element(page.getByRole('heading', { name: 'Gas' })).toBeInViewport()
  await expect.element(outline.getByRole('button', { name: 'Gas' })).toHaveAttribute('aria-current', 'location')
  expect(getSelection()?.anchorNode?.textContent).toBe('Gas')
  await type('!')
  await expect.element(outline.getByRole('button', { name: '!Gas' })).toBeVisible()
  ;(outline.getByRole('button', { name: '!Gas' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect.poll(() => getSelection()?.anchorNode?.textContent).toBe('End')
})

test('Alt+Down moves the item and says where to; the handle’s menu turns a block into another', async () => {
  const id = await openMarkdown(fixture, '- one\n- two\n- three\n\nlast\n')
  place('one')
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
  await expect.poll(() => markdownOf(fixture, id)).toBe('- two\n- one\n- three\n\nlast\n')
  await expect.element(page.getByText('Moved to 2 of 3')).toBeInTheDocument()
  await userEvent.hover(page.getByText('last'))
  await userEvent.click(page.getByRole('button', { name: 'Block', exact: true }))
  await userEvent.click(page.getByRole('menuitem', { name: 'Turn into heading 2' }))
  await expect.poll(() => markdownOf(fixture, id)).toBe('- two\n- one\n- three\n\n## last\n')
})

test('focus mode leaves the note alone on the screen; Escape brings the rest back', async () => {
  await openMarkdown(fixture, 'Words of mine\n', { title: 'Mine' })
  await userEvent.click(body)
  await userEvent.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}')
  await expect.element(page.getByRole('button', { name: 'Leave focus mode' })).toBeVisible()
  const { width } = document.querySelector('[data-note]')!.getBoundingClientRect()
  expect(width).toBe(innerWidth)
  expect(page.getByRole('toolbar').query()).toBeNull()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('toolbar')).toBeVisible()
})

test('the words of a selection are counted beside those of the note', async () => {
  await openMarkdown(fixture, 'one two three four\n', { index: { excerpt: '', words: 4, tags: [], assets: [], links: [] } })
  place('two three', true)
  await expect.element(page.getByRole('button', { name: '2 of 4 words' })).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: '2 of 4 words' }))
  await expect.element(page.getByRole('dialog', { name: 'Counts' }).getByRole('row', { name: /Characters 9 18/ })).toBeVisible()
})
