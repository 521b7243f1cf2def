import { access, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeAtomically } from '../../main/atomicWrite.ts'
import { checkPaths } from '../../main/checkPaths.ts'

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

test('an atomic write that fails leaves the old file and no other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dossier-write-'))
  await expect(writeAtomically(join(folder, 'missing/a.md'), new Uint8Array([97]))).rejects.toThrow('ENOENT')
  await expect(access(join(folder, 'missing'))).rejects.toThrow('ENOENT')
  expect(await readdir(folder)).toEqual([])
})
