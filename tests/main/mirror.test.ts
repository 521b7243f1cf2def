import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkMirrorPaths, Mirror } from '../../main/mirror.ts'

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const fresh = async (): Promise<Mirror> => new Mirror(await mkdtemp(join(tmpdir(), 'dossier-mirror-')))

test('files are written, listed, read and removed; what is not there is no error', async () => {
  const mirror = await fresh()
  expect([await mirror.list(), await mirror.read(['manifest.json']), await mirror.setAside(new Date(0))]).toEqual([[], [null], null])
  await mirror.write([{ path: 'notes/a-1.json', bytes: bytes('{}') }, { path: 'markdown/Über (a-1).md', bytes: bytes('# Über') }, { path: 'manifest.json', bytes: bytes('1') }], ['notes/none.json'])
  expect(await mirror.list()).toEqual([{ path: 'manifest.json', size: 1 }, { path: 'notes/a-1.json', size: 2 }, { path: 'markdown/Über (a-1).md', size: 7 }])
  expect(await mirror.read(['notes/a-1.json', 'notes/b.json'])).toEqual([bytes('{}'), null])
  await mirror.write([], ['notes/a-1.json'])
  expect((await mirror.list()).map(({ path }) => path)).toEqual(['manifest.json', 'markdown/Über (a-1).md'])
})

test('paths that are none of a mirror are refused, before anything is written', async () => {
  const mirror = await fresh()
  const hash = 'a'.repeat(64)
  expect(() => checkMirrorPaths(['manifest.json', 'notes/x.json', `assets/${hash}`, 'markdown/A b.md'])).not.toThrow()
  for (const path of ['../window.json', 'notes/../../x.json', '/etc/passwd', 'notes/x.js', 'x.md', 'markdown/a/b.md', `assets/${hash}.exe`, 'assets/short', 'notes/con.json', 'Notes/x.json', '']) {
    await expect(mirror.write([{ path: 'notes/good.json', bytes: bytes('') }, { path, bytes: bytes('') }], []), path).rejects.toThrow(/^Refused/)
    await expect(mirror.write([], [path]), path).rejects.toThrow(/^Refused/)
    await expect(mirror.read([path]), path).rejects.toThrow(/^Refused/)
  }
  expect(await mirror.list()).toEqual([])
})

test('a file that cannot be written is named with the reason, and the others stay', async () => {
  const mirror = await fresh()
  await mkdir(join(mirror.folder, 'notes/b.json/c'), { recursive: true })
  await expect(mirror.write([{ path: 'notes/a.json', bytes: bytes('a') }, { path: 'notes/b.json', bytes: bytes('b') }], [])).rejects.toThrow(`“${join(mirror.folder, 'notes/b.json')}” could not be written: a folder has this name.`)
  expect(await mirror.read(['notes/a.json'])).toEqual([bytes('a')])
})

test('a link in the place of a file is replaced, never followed', async () => {
  const mirror = await fresh()
  const outside = join(await mkdtemp(join(tmpdir(), 'dossier-outside-')), 'secret')
  await writeFile(outside, 'secret')
  await mkdir(join(mirror.folder, 'notes'), { recursive: true })
  await symlink(outside, join(mirror.folder, 'notes/a.json'))
  await mirror.write([{ path: 'notes/a.json', bytes: bytes('mine') }], [])
  expect([await readFile(outside, 'utf8'), await readFile(join(mirror.folder, 'notes/a.json'), 'utf8')]).toEqual(['secret', 'mine'])
})

test('put aside, it is renamed whole, twice a second too', async () => {
  const mirror = await fresh()
  for (const name of ['mirror 1970-01-01T00-00-00', 'mirror 1970-01-01T00-00-00 2']) {
    await mirror.write([{ path: 'notes/a.json', bytes: bytes('a') }], [])
    expect(await mirror.setAside(new Date(0))).toBe(name)
    expect(await readdir(join(mirror.folder, '..', name, 'notes'))).toEqual(['a.json'])
  }
  expect(await mirror.list()).toEqual([])
})
