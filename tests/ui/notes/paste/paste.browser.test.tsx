import { DOMParser as SchemaParser } from '@tiptap/pm/model'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { noteToMarkdown } from '../../../../renderer/core/markdown/markdown.ts'
import type { NoteNode } from '../../../../renderer/core/model.ts'
import { putAsset } from '../../../../renderer/data/assets.ts'
import { cleanHtml } from '../../../../renderer/ui/notes/paste/cleanHtml.ts'
import { describePicture } from '../../../../renderer/ui/notes/paste/insertFiles.ts'
import { noteSchema } from '../../../../renderer/ui/notes/schema/noteExtensions.ts'
import { openFixture, type Fixture } from '../deskFixture.tsx'
import { markdownOf, openMarkdown, place, shown, stored, transfer, type } from '../writing.ts'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

/** Of one pixel. */
const PNG = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='), (character) => character.charCodeAt(0))
const dataUrl = `data:image/png;base64,${btoa(String.fromCharCode(...PNG))}`

function cleaned(html: string): string {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  cleanHtml(parsed)
  return noteToMarkdown(SchemaParser.fromSchema(noteSchema).parse(parsed.body).toJSON() as NoteNode)
}

test.each([
  ['Word: lists that are paragraphs, headings that are classes', `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body>
<p class=MsoTitle>Report<o:p></o:p></p>
<p class=MsoHeading2>Findings</p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>One</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>Nested</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Two</p>
<p class=MsoNormal>Between</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>First</p>
<p class=MsoNormal><span style='mso-hide:all'>hidden</span>A&nbsp;<b>bold</b> end</p></body></html>`,
    '# Report\n\n## Findings\n\n- One\n  - Nested\n- Two\n\nBetween\n\n1. First\n\nA **bold** end\n'],
  ['Google Docs: what wraps it is not bold', `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">Plain </span><span style="font-weight:700">bold</span><span style="font-style:italic"> and slanted</span></p>
<ul><li dir="ltr" role="checkbox" aria-checked="true"><img src="data:image/png;base64,AA" alt="checked"><p>Done</p></li><li role="checkbox" aria-checked="false"><p>Open</p></li></ul></b>`,
    'Plain **bold** *and slanted*\n\n- [x] Done\n- [ ] Open\n'],
  ['the web: nothing runs, nothing is fetched, pictures are links with a label', `<div><script>alert(1)</script><iframe src="https://example.org"></iframe><p>Text <img src="https://example.org/a/map%20of%20Almaty.png"> and
<a href="https://example.org/page"><img src="/t.png" alt="Thumb"></a> <img src="https://example.org/p.gif" width="1" height="1"><a href="javascript:alert(1)">bad</a> <a href="/relative">kept words</a></p>
<table><tr><td><p>Framed</p></td></tr></table><p>«&nbsp;Oui&nbsp;»</p></div>`,
    'Text [Image: map of Almaty.png](https://example.org/a/map%20of%20Almaty.png) and [Thumb](https://example.org/page) bad kept words\n\nFramed\n\n«\u00A0Oui\u00A0»\n'],
  ['GitHub: task lists', '<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" checked disabled> one</li><li><input type="checkbox"> two</li></ul>', '- [x] one\n- [ ] two\n'],
])('HTML of %s', (_name, html, markdown) => {
  expect(cleaned(html)).toBe(markdown)
})

test('what a camera or the clipboard calls a picture describes nothing', () => {
  expect(['map_of-almaty.png', 'IMG_2034.JPG', 'image.png', 'Screenshot 2026-01-02 at 10.11.12.png', 'Pasted image 2026-01-02 10.11.12.png', 'Image of war.png'].map(describePicture)).toEqual([
    'map of almaty', null, null, null, null, 'Image of war',
  ])
})

test('pictures from the clipboard become files, where the caret was, whatever is typed meanwhile; what cannot be taken is said', async () => {
  const id = await openMarkdown(fixture, 'Before after\n')
  place('Before ')
  transfer('paste', { files: [new File([PNG], 'image.png', { type: 'image/png' })] })
  await expect.poll(() => markdownOf(fixture, id)).toMatch(/^Before !\[]\(asset:[0-9a-f]{64}\)after\n$/)
  const [asset] = await fixture.db.assets.toArray()
  expect(asset).toMatchObject({ mediaType: 'image/png', size: PNG.byteLength })
  expect(asset!.name).toMatch(/^Pasted image \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/)
  expect((await fixture.db.assetBytes.get(asset!.id))!.bytes).toEqual(PNG)
  await expect.poll(async () => (await fixture.db.notes.get(id))!.assets).toEqual([asset!.id])

  // Two dropped at once, one too large.
  const large = new File([PNG], 'huge.png', { type: 'image/png' })
  Object.defineProperty(large, 'size', { value: 60 * 1024 * 1024 })
  transfer('drop', { files: [new File([PNG, 'x'], 'map_of-almaty.png', { type: 'image/png' }), large, new File([PNG, 'y'], 'b.webp', { type: 'image/webp' })] }, shown().querySelector('p')!)
  await expect.poll(async () => (await stored(fixture, id)).content?.slice(1).map((node) => node.content?.[0]?.attrs?.['alt'])).toEqual(['map of almaty', 'b'])
  expect(fixture.recorded.notices).toEqual([{ kind: 'error', message: expect.stringMatching(/^“huge\.png” has 60 MB; it may have 25 MB/) }])
})

test('any other file is attached where it is dropped or pasted, as a link by its name; what is typed behind it is no part of the link', async () => {
  const id = await openMarkdown(fixture, 'Before\n\n```\ncode\n```\n')
  place('Before')
  transfer('paste', { files: [new File(['%PDF-1.4'], 'Minutes of May.pdf', { type: 'application/pdf' })] })
  await expect.poll(() => markdownOf(fixture, id)).toMatch(/^Before\[Minutes of May\.pdf]\(asset:[0-9a-f]{64}\)\n/)
  place('May.pdf')
  await type(' and more')
  transfer('drop', { files: [new File(['a,b'], 'table.csv'), new File([], 'empty.bin'), new File([PNG], 'map.png', { type: 'image/png' })] }, shown().querySelector('code')!)
  await expect.poll(() => markdownOf(fixture, id)).toMatch(/^Before\[Minutes of May\.pdf]\(asset:\w+\) and more\n\n```\ncode\n```\n\n\[table\.csv]\(asset:\w+\)\n\n!\[map]\(asset:\w+\)\n$/)
  expect((await fixture.db.assets.orderBy('id').toArray()).map(({ name, mediaType }) => `${name} ${mediaType}`).sort()).toEqual(['Minutes of May.pdf application/pdf', 'map.png image/png', 'table.csv text/csv'])
  expect(fixture.recorded.notices).toEqual([{ kind: 'error', message: '“empty.bin” could not be read: it is empty.' }])
})

test('a picture within pasted HTML becomes a file; what comes with Word’s picture of the text is the text', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch')
  const id = await openMarkdown(fixture, '')
  transfer('paste', { html: `<p>See <img alt="Map" src="${dataUrl}"> here</p>` })
  await expect.poll(() => markdownOf(fixture, id)).toMatch(/^See !\[\]\(asset:[0-9a-f]{64}\) here\n$|^See !\[Map\]\(asset:[0-9a-f]{64}\) here\n$/)
  await userEvent.keyboard('{Enter}')
  transfer('paste', { html: '<p class=MsoNormal>Words of Word</p>', files: [new File([PNG], 'image.png', { type: 'image/png' })] })
  await type('!')
  await expect.poll(() => markdownOf(fixture, id)).toMatch(/\n\nWords of Word!\n$/)
  expect(await fixture.db.assets.count()).toBe(1)
  expect(fetched).not.toHaveBeenCalled()
})

test('a link to an attached file saves it under its name, by click and by key; a file that is gone is said', async () => {
  const { db, recorded } = fixture
  const file = await putAsset(db, { name: 'Minutes of May.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([37, 80, 68, 70]) })
  const id = await openMarkdown(fixture, `See [the minutes](asset:${file.id}) and [gone](asset:${'0'.repeat(64)}).\n`)
  await userEvent.click(page.getByRole('link', { name: 'the minutes' }))
  await expect.poll(() => recorded.saved).toEqual([{ name: 'Minutes of May.pdf', bytes: new Uint8Array([37, 80, 68, 70]) }])
  expect(recorded.notices.at(-1)).toMatchObject({ message: '“Minutes of May.pdf” was saved' })
  place('the min')
  await userEvent.keyboard('{ControlOrMeta>}{Enter}{/ControlOrMeta}')
  await expect.poll(() => recorded.saved).toHaveLength(2)
  await userEvent.click(page.getByRole('link', { name: 'gone' }))
  await expect.poll(() => recorded.notices.at(-1)).toMatchObject({ message: 'This file is not in the library', kind: 'error' })
  expect(recorded.outside).toEqual([])
  // Writing in the note keeps the file named.
  place('See ')
  await type('quickly ')
  await expect.poll(async () => (await db.notes.get(id))?.assets).toEqual([file.id, '0'.repeat(64)])
})
