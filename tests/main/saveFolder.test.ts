import { access, mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { writeAtomically } from '../../main/atomicWrite.ts'
import { checkPaths, writeFolder } from '../../main/saveFolder.ts'

const RUNS = process.env['DOSSIER_LONG'] ? 5000 : 300
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
let outside: string
let folder: string

beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'dossier-save-'))
  folder = join(outside, 'chosen')
  await mkdir(folder)
  await writeFile(join(outside, 'precious.md'), 'precious')
})

test('files and subfolders are made, existing ones replaced, nothing else is left or touched', async () => {
  await writeFile(join(folder, 'a.md'), 'old')
  await writeFile(join(folder, 'mine.md'), 'mine')
  const files = [{ path: 'a.md', bytes: bytes('new') }, { path: 'notes/über/b c.md', bytes: bytes('b') }, { path: 'notes/c.md', bytes: bytes('') }]
  expect(await writeFolder(folder, files)).toEqual(['a.md', 'notes/über/b c.md', 'notes/c.md'])
  expect((await readdir(folder, { recursive: true })).toSorted()).toEqual(['a.md', 'mine.md', 'notes', 'notes/c.md', 'notes/über', 'notes/über/b c.md'])
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('new')
  expect(await readFile(join(folder, 'mine.md'), 'utf8')).toBe('mine')
})

test.each([
  '', '/', '/etc/x', '..', '../x', 'a/../../x', 'a/..', './x', 'a//b', 'a/', 'C:/x', 'C:x', 'a\\b', '..\\x', '\\\\server\\share', 'x\0y', 'x\ny', 'a:stream', 'con', 'a/NUL.md', 'COM1.txt', 'dot.', 'space ',
  'x'.repeat(256),
])('refused, with its name: %j', (path) => {
  expect(() => checkPaths(['fine.md', path])).toThrow(/^Refused to write “/)
})

test('what leads out is refused for that reason', () => {
  for (const path of ['../x', 'a/../../x', '/x', './x', 'a//b']) expect(() => checkPaths([path])).toThrow('only paths below the chosen folder are written')
})

test('two files that a case-insensitive disk would make one are refused', () => {
  expect(() => checkPaths(['Note.md', 'note.MD'])).toThrow('another file of the same name')
  expect(() => checkPaths(['\u00e9.md', 'e\u0301.md'])).toThrow('another file of the same name')
})

test('one refused path, and nothing is written at all', async () => {
  await expect(writeFolder(folder, [{ path: 'a.md', bytes: bytes('a') }, { path: '../precious.md', bytes: bytes('gone') }])).rejects.toThrow('“../precious.md”')
  expect(await readdir(folder)).toEqual([])
  expect(await readFile(join(outside, 'precious.md'), 'utf8')).toBe('precious')
})

test('a subfolder that is a link out is refused before anything is made in it', async () => {
  await symlink(outside, join(folder, 'link'))
  await expect(writeFolder(folder, [{ path: 'link/precious.md', bytes: bytes('gone') }])).rejects.toThrow('“link” is a link that leads out of the folder')
  await expect(writeFolder(folder, [{ path: 'link/new/deep.md', bytes: bytes('x') }])).rejects.toThrow('leads out of the folder')
  expect((await readdir(outside)).toSorted()).toEqual(['chosen', 'precious.md'])
  expect(await readFile(join(outside, 'precious.md'), 'utf8')).toBe('precious')
})

test('a link to a sibling whose name begins alike is a link out', async () => {
  await mkdir(join(outside, 'chosen-not'))
  await symlink(join(outside, 'chosen-not'), join(folder, 'link'))
  await expect(writeFolder(folder, [{ path: 'link/a.md', bytes: bytes('a') }])).rejects.toThrow('leads out of the folder')
})

test('a link within the folder, and a chosen folder that is itself a link, are fine; a file that is a link is replaced, not followed', async () => {
  await mkdir(join(folder, 'real'))
  await symlink(join(folder, 'real'), join(folder, 'link'))
  await symlink(join(outside, 'precious.md'), join(folder, 'file.md'))
  await symlink(folder, join(outside, 'door'))
  await writeFolder(join(outside, 'door'), [{ path: 'link/a.md', bytes: bytes('a') }, { path: 'file.md', bytes: bytes('f') }])
  expect(await readFile(join(folder, 'real/a.md'), 'utf8')).toBe('a')
  expect(await readFile(join(folder, 'file.md'), 'utf8')).toBe('f')
  expect(await readFile(join(outside, 'precious.md'), 'utf8')).toBe('precious')
})

test('a file that cannot be written is named, with the reason and how far it went; no temporary file stays', async () => {
  await mkdir(join(folder, 'b.md'))
  const files = [{ path: 'a.md', bytes: bytes('a') }, { path: 'b.md', bytes: bytes('b') }, { path: 'c.md', bytes: bytes('c') }]
  await expect(writeFolder(folder, files)).rejects.toThrow('“b.md” could not be written: a folder has this name. 1 of 3 files were.')
  expect((await readdir(folder)).toSorted()).toEqual(['a.md', 'b.md'])
  await expect(writeFolder(folder, [{ path: 'a.md/x.md', bytes: bytes('x') }])).rejects.toThrow('“a.md/x.md” could not be written: a file is in the place of a folder')
})

test('whatever the paths, nothing appears outside the folder', async () => {
  await symlink(outside, join(folder, 'link'))
  const segment = fc.constantFrom('a', 'b.md', '..', '.', '', 'link', 'C:', '~', '%2e%2e', '\u2025', '...', '-rf')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(segment, { minLength: 1, maxLength: 5 }).map((path) => path.join('/')), { maxLength: 4 }), async (paths) => {
      await writeFolder(folder, paths.map((path) => ({ path, bytes: bytes('x') }))).catch(() => [])
      expect((await readdir(outside)).toSorted()).toEqual(['chosen', 'precious.md'])
    }),
    { numRuns: RUNS, seed: 4 },
  )
})

test('an atomic write that fails leaves the old file and no other', async () => {
  await expect(writeAtomically(join(folder, 'missing/a.md'), bytes('a'))).rejects.toThrow('ENOENT')
  await expect(access(join(folder, 'missing'))).rejects.toThrow('ENOENT')
  expect(await readdir(folder)).toEqual([])
})
