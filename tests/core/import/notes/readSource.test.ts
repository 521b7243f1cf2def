/** Notes of every kind of source, read from the fixtures as the worker reads them: what they say, what their links lead to, what is refused. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync, type Zippable } from 'fflate'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { replaceAssets } from '../../../../renderer/core/import/notes/assetKeys.ts'
import { DraftIndex, linkDraft, type LinkedDraft, type LinkTarget } from '../../../../renderer/core/import/notes/linkDrafts.ts'
import { md5 } from '../../../../renderer/core/import/notes/md5.ts'
import { isNoteFile } from '../../../../renderer/core/import/notes/noteFiles.ts'
import { readSource } from '../../../../renderer/core/import/notes/readSource.ts'
import { pathProblem } from '../../../../renderer/core/import/notes/sourcePath.ts'
import { tagName, withTags } from '../../../../renderer/core/import/notes/tagParagraph.ts'
import type { SourceFile, SourceReading } from '../../../../renderer/core/import/notes/types.ts'
import { unpackArchive } from '../../../../renderer/core/import/notes/unpackArchive.ts'
import { noteToMarkdown } from '../../../../renderer/core/markdown/markdown.ts'
import { tagsOf } from '../../../../renderer/core/notes/links.ts'

const RUNS = process.env['DOSSIER_LONG'] ? 10_000 : 300
const fixtures = join(import.meta.dirname, '../../../fixtures/notes')

function read(files: Record<string, string | Uint8Array>, others: string[] = [], hidden: string[] = []): SourceReading {
  const source = Object.entries(files).map(([path, content]): SourceFile => ({ path, bytes: typeof content === 'string' ? strToU8(content) : content, modifiedAt: 1_700_000_000_000 }))
  const steps = readSource({ files: source, others, hidden })
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

function readFixture(name: string): SourceReading {
  const folder = join(fixtures, name)
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile())
  return read(Object.fromEntries(paths.filter(isNoteFile).map((path) => [path, readFileSync(join(folder, path))])), paths.filter((path) => !isNoteFile(path)))
}

function link(reading: SourceReading, library: Record<string, LinkTarget> = {}): Map<string, LinkedDraft> {
  const index = new DraftIndex(reading.notes)
  const lookup = { idOf: ({ key, id }: { key: string; id: string | null }) => id ?? key, named: (name: string) => library[name] ?? null }
  return new Map(reading.notes.map((draft) => [draft.key, linkDraft(draft, reading.kind, index, lookup)]))
}

/** A note as Markdown with its links as `dossier://` addresses, so that one sees where they lead. */
const shown = (linked: Map<string, LinkedDraft>, key: string): string => noteToMarkdown(linked.get(key)!.doc).replaceAll('%20', ' ').replaceAll('%5E', '^')

test('an Obsidian vault: links of every form, embeds, pictures, aliases, tags, properties, callouts, comments', () => {
  const reading = readFixture('obsidian-vault')
  expect(reading.kind).toBe('obsidian')
  expect(reading.notes.map(({ key, title, folder, aliases, tags }) => ({ key, title, folder, aliases, tags }))).toEqual([
    { key: 'Home.md', title: 'Home', folder: '', aliases: ['Start here'], tags: ['index', 'travel/plans'] },
    { key: 'People/Ada Lovelace.md', title: 'Ada Lovelace', folder: 'People', aliases: [], tags: [] },
    { key: 'People/Grace Hopper.md', title: 'Grace Hopper', folder: 'People', aliases: ['Amazing Grace'], tags: ['navy'] },
    { key: 'Places/London.md', title: 'London', folder: 'Places', aliases: [], tags: [] },
    { key: 'Travel/2022/London.md', title: 'London', folder: 'Travel/2022', aliases: [], tags: [] },
  ])
  expect(reading.notes[0]?.createdAt).toBe(Date.UTC(2022, 0, 10, 8, 30))
  expect(reading.assets.map(({ path, mediaType }) => [path, mediaType])).toEqual([['attachments/map of london.png', 'image/png'], ['attachments/notes on hotels.pdf', 'application/pdf'], ['Travel/2022/ticket.png', 'image/png']])
  expect(reading.refused).toEqual([])

  const linked = link(reading, { 'Nobody Yet': { kind: 'actor', id: 'a7' } })
  const picture = `asset:${reading.assets[0]!.key}`
  expect(shown(linked, 'Home.md')).toBe(`---
cssclasses: wide
rating: 4
---

Everything begins with [Ada Lovelace](dossier://note/People%2FAda%20Lovelace.md) and [the admiral](dossier://note/People%2FGrace%20Hopper.md), who is also [Amazing Grace](dossier://note/People%2FGrace%20Hopper.md).

Her talk: [Grace Hopper#The talk](dossier://note/People%2FGrace%20Hopper.md#The%20talk), in [one sentence](dossier://note/People%2FAda%20Lovelace.md#%5Eengine). Back to [#Plans](dossier://note/Home.md#Plans).

![Ada Lovelace#Early years](dossier://note/People%2FAda%20Lovelace.md#Early%20years)

![|300](${picture}) and ![the same](${picture} "London, on a map")

> [!warning]- Mind the gap
> Between [the visit](dossier://note/Travel%2F2022%2FLondon.md) and [London](dossier://note/Places%2FLondon.md) lie two years. #todo

%% nobody reads [this](dossier://note/People%2FAda%20Lovelace.md) in print %%

## Plans

- [ ] Book a room, see [the city](dossier://note/Places%2FLondon.md#Hotels)
- [x] Ask [Nobody Yet](dossier://actor/a7)

| who | what |
| - | - |
| [Ada](dossier://note/People%2FAda%20Lovelace.md) | \`[[not a link]]\` |
`.replaceAll('%20', ' ').replaceAll('%5E', '^'))
  // Of two notes of one name, the one that lies less deep; the heading that is the file's name is no text.
  expect(shown(linked, 'People/Ada Lovelace.md')).toBe('Wrote the first program. ^engine\n\n## Early years\n\nBorn in [London](dossier://note/Places%2FLondon.md).[^1]\n\n[^1]: In 1815.\n')
  expect(shown(linked, 'People/Grace Hopper.md')).toContain('[home](dossier://note/Home.md)')
  // An embedded file that is no picture is a link to it.
  expect(shown(linked, 'Places/London.md')).toContain(`[notes on hotels.pdf](asset:${reading.assets[1]!.key})`)
  expect([...linked.values()].flatMap(({ dead }) => dead)).toEqual([])
})

test('our own export: ids are kept, and a copy in the library is another matter', () => {
  const id = '6f1c2b7e-0000-4000-8000-00000000000a'
  const reading = read({
    'Three laws.md': `---\ntitle: Three laws\nid: ${id}\ncreated: 2022-01-10T08:30:00.000Z\nupdated: 2022-02-01T00:00:00.000Z\ntags:\n  - robots\naliases:\n  - Laws\nfolder: Asimov/Short\n---\n\nSee [Zeroth](Zeroth%20law.md#Later) and #robots.\n`,
    'Zeroth law.md': `---\ntitle: 'Zeroth: law'\nid: 6f1c2b7e-0000-4000-8000-00000000000b\ncreated: 2022-01-10T08:30:00.000Z\n---\n\nBack to [[Laws]].\n`,
  })
  expect(reading.kind).toBe('dossier')
  expect(reading.notes[0]).toMatchObject({ id, title: 'Three laws', aliases: ['Laws'], tags: ['robots'], folder: 'Asimov/Short', updatedAt: Date.UTC(2022, 1, 1) })
  const linked = link(reading)
  expect(shown(linked, 'Three laws.md')).toBe('See [Zeroth](dossier://note/6f1c2b7e-0000-4000-8000-00000000000b#Later) and #robots.\n')
  expect(shown(linked, 'Zeroth law.md')).toBe(`Back to [Laws](dossier://note/${id}).\n`)
  const twice = read({ 'a.md': `---\nid: ${id}\n---\n`, 'b.md': `---\nid: ${id}\n---\n`, 'c.md': '---\nid: 12\n---\n' })
  expect(twice.notes.map((note) => note.id)).toEqual([id, null, null])
})

test('Joplin: with front matter, raw, and raw in one tar', () => {
  const front = read({
    'Work/Plan.md': '---\ntitle: Plan\nupdated: 2022-01-10 14:50:00Z\ncreated: 2021-12-24 10:00:00Z\ntags:\n  - two words\n---\n\nSee [the minutes](../Minutes.md) and ![chart](../_resources/chart.png).\n',
    'Minutes.md': '---\ntitle: Minutes\nupdated: 2022-01-10 14:50:00Z\ncreated: 2021-12-24 10:00:00Z\n---\n\nNothing.\n',
  }, ['_resources/chart.png'])
  expect([front.kind, front.notes[0]?.createdAt, front.assets[0]?.path]).toEqual(['joplin', Date.UTC(2021, 11, 24, 10), '_resources/chart.png'])
  expect(shown(link(front), 'Work/Plan.md')).toContain('[the minutes](dossier://note/Minutes.md)')

  const [work, plan, minutes, chart, tag, report] = ['1', '2', '3', '4', '5', '7'].map((digit) => digit.repeat(32)) as [string, string, string, string, string, string]
  const item = (title: string, body: string, facts: Record<string, string>): string => [title, ...(body === '' ? [] : ['', body]), '', ...Object.entries(facts).map(([key, value]) => `${key}: ${value}`)].join('\n')
  const times = { created_time: '2021-12-24T10:00:00.000Z', updated_time: '2022-01-10T14:50:00.000Z' }
  const raw = {
    [`${work}.md`]: item('Work', '', { id: work, parent_id: '', type_: '2' }),
    [`${plan}.md`]: item('Plan', `See [the minutes](:/${minutes}), [gone](:/${'9'.repeat(32)}) and ![chart](:/${chart}), [minutes](:/${report}).`, { id: plan, parent_id: work, ...times, markup_language: '1', is_todo: '1', todo_completed: '1641826200000', latitude: '0.00000000', type_: '1' }),
    [`${minutes}.md`]: item('Minutes', 'type: nothing', { id: minutes, parent_id: '', ...times, type_: '1' }),
    [`${chart}.md`]: item('chart of the year.png', '', { id: chart, mime: 'image/png', file_extension: 'png', type_: '4' }),
    [`${report}.md`]: item('Minutes of May.pdf', '', { id: report, mime: 'application/pdf', file_extension: 'pdf', type_: '4' }),
    [`${tag}.md`]: item('urgent', '', { id: tag, type_: '5' }),
    [`${'6'.repeat(32)}.md`]: item('', '', { id: '6'.repeat(32), note_id: plan, tag_id: tag, type_: '6' }),
  }
  const check = (reading: SourceReading): void => {
    expect(reading.kind).toBe('joplin-raw')
    expect(reading.refused).toEqual([])
    expect(reading.notes.map(({ id, title, folder, tags, updatedAt }) => ({ id, title, folder, tags, updatedAt }))).toEqual([
      { id: plan, title: 'Plan', folder: 'Work', tags: ['urgent'], updatedAt: Date.UTC(2022, 0, 10, 14, 50) },
      { id: minutes, title: 'Minutes', folder: '', tags: [], updatedAt: Date.UTC(2022, 0, 10, 14, 50) },
    ])
    expect(reading.assets).toMatchObject([{ name: 'chart of the year.png', mediaType: 'image/png', path: `resources/${chart}.png` }, { name: 'Minutes of May.pdf', mediaType: 'application/pdf', path: `resources/${report}.pdf` }])
    const linked = link(reading)
    expect(shown(linked, `${plan}.md`)).toBe(`---\ncompleted: true\n---\n\nSee [the minutes](dossier://note/${minutes}), [gone](:/${'9'.repeat(32)}) and ![chart](asset:${reading.assets[0]!.key}), [minutes](asset:${reading.assets[1]!.key}).\n`)
    expect(linked.get(`${plan}.md`)?.dead).toEqual([`gone (:/${'9'.repeat(32)})`])
    expect(shown(linked, `${minutes}.md`)).toBe('type: nothing\n')
  }
  check(read(raw, [`resources/${chart}.png`]))
  const { files, refused } = unpackArchive({ path: 'all.jex', bytes: tar({ ...raw, [`resources/${chart}.png`]: 'PNG' }), modifiedAt: null })
  expect(refused).toEqual([])
  check(read(Object.fromEntries(files.filter(({ path }) => isNoteFile(path)).map(({ path, bytes }) => [path, bytes])), files.map(({ path }) => path).filter((path) => !isNoteFile(path))))
})

test('Evernote: notes with tags, dates, tasks of all three forms, tables, code, pictures by their MD5, links by their words', () => {
  const png = readFileSync(join(fixtures, 'obsidian-vault/Travel/2022/ticket.png'))
  const enml = (body: string): string => `<![CDATA[<?xml version="1.0"?><!DOCTYPE en-note SYSTEM "x"><en-note>${body}</en-note>]]>`
  const reading = read({
    'My notebook.enex': `<?xml version="1.0"?><!DOCTYPE en-export SYSTEM "x"><en-export><note><title>One &amp; two</title><content>${enml(
      '<div><en-todo checked="true"/>old task</div><div><en-todo/>another</div><div><br/></div><ul style="--en-todo:true;"><li style="--en-checked:true;"><div>new</div></li><ul><li><div>below</div></li></ul></ul>' +
        '<div style="--en-task-group:true; --en-id:AB-1;">placeholder</div>' +
        `<en-media type="image/png" hash="${md5(png)}" width="80"/><div style="-en-codeblock:true;"><div>let x = 1</div><div><br/></div><div>  x += 1</div></div>` +
        '<table><tr><td><div>a</div><div>b</div></td><td><b>c</b></td></tr></table><div><a href="evernote:///view/1/s1/g/g/">Other</a> <span style="font-weight:bold">bold</span></div>' +
        `<en-media type="audio/mpeg" hash="${md5(strToU8('hi'))}"/>`,
    )}</content><created>20230120T204520Z</created><updated>20230121T000000Z</updated><tag>two words</tag><tag>2023</tag><note-attributes><source-url>https://example.org/a</source-url></note-attributes>` +
      `<task><title>from the list</title><taskStatus>completed</taskStatus><taskGroupNoteLevelID>ab-1</taskGroupNoteLevelID></task>` +
      `<resource><data encoding="base64">${png.toString('base64')}</data><mime>image/png</mime><resource-attributes><file-name>ticket.png</file-name></resource-attributes></resource>` +
      `<resource><data encoding="base64">JVBERg==</data><mime>application/pdf</mime><resource-attributes><file-name>a.pdf</file-name></resource-attributes></resource>` +
      `<resource><data encoding="base64">aGk=</data><mime>audio/mpeg</mime><resource-attributes><file-name>b.mp3</file-name></resource-attributes></resource></note>` +
      `<note><title>Other</title><content>${enml('plain &lt;/note&gt; text')}</content></note></en-export>`,
  })
  expect(reading.kind).toBe('evernote')
  expect(reading.notes.map(({ title, tags, folder, createdAt }) => ({ title, tags, folder, createdAt }))).toEqual([
    { title: 'One & two', tags: ['two words', '2023'], folder: 'My notebook', createdAt: Date.UTC(2023, 0, 20, 20, 45, 20) },
    { title: 'Other', tags: [], folder: 'My notebook', createdAt: null },
  ])
  expect(reading.refused).toEqual([])
  expect(reading.assets.map(({ name, mediaType, bytes }) => [name, mediaType, bytes?.length])).toEqual([['ticket.png', 'image/png', png.length], ['a.pdf', 'application/pdf', 4], ['b.mp3', 'audio/mpeg', 2]])
  expect(shown(link(reading), 'My notebook.enex#1')).toBe(`---
source: "https://example.org/a"
---

- [x] old task
- [ ] another

* [x] new
  - below

- [x] from the list

![|80](asset:${reading.assets[0]!.key})

\`\`\`
let x = 1

  x += 1
\`\`\`

| | |
| - | - |
| a<br>b | **c** |

[Other](dossier://note/My notebook.enex#2) **bold**

[b.mp3](asset:${reading.assets[2]!.key})

[a.pdf](asset:${reading.assets[1]!.key})
`.replace('enex#2', 'enex%232'))
  expect(withTags(reading.notes[0]!.doc, reading.notes[0]!.tags).content?.at(-1)).toEqual({ type: 'paragraph', content: [{ type: 'text', text: '#two-words #year-2023' }] })
})

test('a plain folder: the first heading is the title, links and pictures are relative', () => {
  const reading = read({ 'a/One.md': '# The first\n\nTo [two](../b/two.md), ![](img/p.jpg), [out](https://example.org/x.md), [file](<../data/the figures.csv> "2022"), [](../data/Minutes%201.pdf#page=2), [gone](gone.pdf).\n', 'b/two.md': '# Second\n\n[back](</a/One.md>) and [nowhere](gone.md)\n' }, ['a/img/p.jpg', 'data/the figures.csv', 'data/Minutes 1.pdf', 'data/unused.csv'])
  expect([reading.kind, reading.notes.map(({ title }) => title)]).toEqual(['markdown', ['The first', 'Second']])
  const linked = link(reading)
  expect(shown(linked, 'a/One.md')).toBe(`To [two](dossier://note/b%2Ftwo.md), ![](asset:${reading.assets[0]!.key}), [out](https://example.org/x.md), [file](asset:${reading.assets[1]!.key} "2022"), [Minutes 1.pdf](asset:${reading.assets[2]!.key}), [gone](gone.pdf).\n`)
  expect(reading.refused).toEqual([{ path: 'data/unused.csv', reason: 'it is no note, and no note links to it' }])
  expect([shown(linked, 'b/two.md'), linked.get('b/two.md')?.dead]).toEqual(['[back](dossier://note/a%2FOne.md) and [nowhere](gone.md)\n', ['nowhere (gone.md)']])
})

test('what cannot be read is refused by name and reason, and the rest goes on', () => {
  const reading = read({
    'fine.md': 'fine', 'binary.md': new Uint8Array([0, 1, 2, 0, 255]), '../out.md': 'x', '/etc/passwd.md': 'x', 'a\\..\\..\\b.md': 'x', 'con\u0000trol.md': 'x', '.hidden/x.md': 'x', 'no.enex': '<html>',
    'latin.md': new Uint8Array([0x66, 0xfc, 0x72, 0x73]), 'utf16.md': new Uint8Array([0xff, 0xfe, 0x48, 0, 0x69, 0]), [`${'d/'.repeat(70)}deep.md`]: 'x',
  }, ['movie.mp4'])
  expect(reading.notes.map(({ key, doc }) => [key, noteToMarkdown(doc)])).toEqual([['fine.md', 'fine\n'], ['latin.md', 'fürs\n'], ['utf16.md', 'Hi\n']])
  expect(reading.refused.map(({ path, reason }) => `${path.slice(0, 20)}: ${reason}`)).toEqual([
    '../out.md: its path leads out of the archive', '/etc/passwd.md: its path leads out of the archive', 'a\\..\\..\\b.md: its path leads out of the archive', 'con\0trol.md: its path has control characters',
    `${'d/'.repeat(10)}: it lies more than 64 folders deep`, 'binary.md: it is no text', 'no.enex: it is no export of Evernote', 'movie.mp4: it is no note, and no note links to it',
  ])
})

test('archives: a folder around everything goes, what leads out is refused, a damaged entry does not spoil the others, limits have a message', () => {
  const zip = (entries: Zippable): SourceFile => ({ path: 'vault.zip', bytes: zipSync(entries), modifiedAt: null })
  expect(unpackArchive(zip({ 'Vault/a.md': strToU8('a'), 'Vault/b/c.md': strToU8('c'), 'Vault/.obsidian/app.json': strToU8('{}'), '__MACOSX/Vault/._a.md': strToU8('x') })).files.map(({ path }) => path)).toEqual(['a.md', 'b/c.md'])
  const slip = unpackArchive(zip({ '../../evil.md': strToU8('x'), 'C:\\evil.md': strToU8('x'), 'ok.md': strToU8('ok') }))
  expect([slip.files.map(({ path }) => path), slip.refused.map(({ reason }) => reason)]).toEqual([['ok.md'], ['its path leads out of the archive', 'its path leads out of the archive']])

  const bomb = zip({ 'bomb.md': new Uint8Array(3 * 2 ** 20), 'ok.md': strToU8('ok') })
  const small = { files: 10, fileBytes: 2 ** 20, totalBytes: 2 ** 21 }
  expect(unpackArchive(bomb, small)).toMatchObject({ files: [{ path: 'ok.md' }], refused: [{ path: 'bomb.md', reason: 'it has more than 1 MB' }] })
  const many = zip(Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`${at}.md`, strToU8('x')])))
  expect(() => unpackArchive(many, small)).toThrow('“vault.zip” holds more than 10 files.')
  expect(() => unpackArchive(zip({ a: new Uint8Array(2 ** 20), b: new Uint8Array(2 ** 20), c: new Uint8Array(2 ** 20) }), small)).toThrow('“vault.zip” unpacks to more than 2 MB.')

  // A size that lies: no more than was announced is ever unpacked.
  const lying = zipSync({ 'lie.md': new Uint8Array(5 * 2 ** 20) })
  const view = new DataView(lying.buffer)
  for (let at = 0; at < lying.length - 4; at += 1) if (view.getUint32(at, true) === 5 * 2 ** 20) view.setUint32(at, 100, true)
  for (const { bytes } of unpackArchive({ path: 'lie.zip', bytes: lying, modifiedAt: null }).files) expect(bytes.length).toBeLessThanOrEqual(100)

  const damaged = zipSync({ 'a.md': [strToU8('a'.repeat(1000)), { level: 9 }], 'b.md': [strToU8('b'), { level: 0 }], 'c.md': [strToU8('c'), { level: 0 }] })
  damaged.fill(0xff, 30 + 4, 30 + 12)
  const rest = unpackArchive({ path: 'x.zip', bytes: damaged, modifiedAt: null })
  expect([rest.files.map(({ path }) => path), rest.refused]).toEqual([['b.md', 'c.md'], [{ path: 'a.md', reason: 'it is damaged' }]])
  expect(() => unpackArchive({ path: 'cut.zip', bytes: zipSync({ 'a.md': strToU8('a') }).subarray(0, 30), modifiedAt: null })).toThrow('“cut.zip” is no archive that can be read')
})

test('whatever the bytes of an archive, there are files, refusals or a message, never a path that leads out', () => {
  const whole = zipSync({ 'a/b.md': strToU8('text'), 'c.md': strToU8('more text') })
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }), fc.boolean(), (changes, asTar) => {
      const bytes = asTar ? tar({ 'a/b.md': 'text', 'c.md': 'more' }) : whole.slice()
      for (const [at, value] of changes) bytes[at] = value
      try {
        for (const { path } of unpackArchive({ path: 'x.zip', bytes, modifiedAt: null }).files) expect(pathProblem(path)).toBeNull()
      } catch (error) {
        expect((error as Error).message).toMatch(/^“x\.zip” /)
      }
    }),
    { numRuns: RUNS, seed: 5 },
  )
})

test('every tag that is written as a line is read again as that tag', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('2022', 'a b', '#x', '/x/', '--', 'ü', 'x//y', 'Москва 1')), { maxLength: 5 }), (names) => {
      const doc = withTags({ type: 'doc', content: [{ type: 'paragraph' }] }, names)
      const wanted = new Set(names.flatMap((name) => tagName(name)?.toLowerCase() ?? []))
      expect(new Set(tagsOf(doc).map((tag) => tag.toLowerCase()))).toEqual(wanted)
    }),
    { numRuns: RUNS, seed: 6 },
  )
})

test('MD5 is that of RFC 1321', () => {
  for (const [text, hash] of [['', 'd41d8cd98f00b204e9800998ecf8427e'], ['abc', '900150983cd24fb0d6963f7d28e17f72'], ['1234567890'.repeat(8), '57edf4a22be3c955ac49da2e2107b67a'], ['a'.repeat(55), 'ef1772b6dff9a122358552954ad0df65'], ['a'.repeat(56), '3b0c8ac703f828b04c6c197006d17218']] as const) {
    expect(md5(strToU8(text))).toBe(hash)
  }
})

test('a picture that is not there leaves its description, a link to a file its words', () => {
  const image = { type: 'image', attrs: { src: `asset:${'0'.repeat(64)}`, alt: 'map', title: null } }
  const doc = { type: 'doc', content: [{ type: 'paragraph', content: [image] }] }
  expect(replaceAssets(doc, () => null)).toEqual({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'map' }] }] })
  expect(replaceAssets(doc, (key) => key)).toBe(doc)
  const link = { type: 'link', attrs: { href: `asset:${'0'.repeat(64)}`, title: null } }
  const words = (marks: object[]): object => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'minutes', ...(marks.length === 0 ? {} : { marks }) }] }] })
  expect(replaceAssets(words([{ type: 'bold' }, link]) as never, () => null)).toEqual(words([{ type: 'bold' }]))
  expect(replaceAssets(words([link]) as never, () => null)).toEqual(words([]))
  expect(replaceAssets(words([link]) as never, () => 'f'.repeat(64))).toEqual(words([{ type: 'link', attrs: { href: `asset:${'f'.repeat(64)}`, title: null } }]))
})

/** A tar of plain files. */
function tar(files: Record<string, string>): Uint8Array<ArrayBuffer> {
  const blocks: Uint8Array[] = []
  for (const [path, text] of Object.entries(files)) {
    const content = strToU8(text)
    const header = new Uint8Array(512)
    header.set(strToU8(path))
    header.set(strToU8(`${content.length.toString(8).padStart(11, '0')}\0`), 124)
    header.set(strToU8('0'), 156)
    header.set(strToU8('ustar\0'), 257)
    const padded = new Uint8Array(Math.ceil(content.length / 512) * 512)
    padded.set(content)
    blocks.push(header, padded)
  }
  const bytes = new Uint8Array(blocks.reduce((sum, block) => sum + block.length, 1024))
  let at = 0
  for (const block of blocks) {
    bytes.set(block, at)
    at += block.length
  }
  return bytes
}
