/** The browser's mirror in the real private file system. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { originMirror } from '../../renderer/host/originMirror.ts'

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const text = (content: Uint8Array | null | undefined): string | null => (content ? new TextDecoder().decode(content) : null)

let named: string
beforeEach(() => {
  named = `mirror-${crypto.randomUUID()}`
})
afterEach(async () => {
  const root = await navigator.storage.getDirectory()
  for await (const name of root.keys()) if (name.startsWith(named)) await root.removeEntry(name, { recursive: true })
})

test('many files are written at once and each is whole; read, listed, replaced, removed, put aside', async () => {
  const mirror = originMirror(named)
  expect([await mirror.list(), await mirror.read(['a']), await mirror.setAside()]).toEqual([[], [null], null])
  const files = Array.from({ length: 120 }, (_, at) => ({ path: `notes/${at}.json`, bytes: bytes(`${at} `.repeat(at)) }))
  await mirror.write([...files, { path: 'manifest.json', bytes: bytes('{}') }], [])
  expect((await mirror.list()).toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([...files, { path: 'manifest.json', bytes: bytes('{}') }].map(({ path, bytes: { length } }) => ({ path, size: length })).toSorted((a, b) => (a.path < b.path ? -1 : 1)))
  expect((await mirror.read(files.map(({ path }) => path))).map(text)).toEqual(files.map((file) => text(file.bytes)))

  // What is asked later is done later, and what is not there need not be removed.
  await Promise.all([mirror.write([{ path: 'notes/1.json', bytes: bytes('first') }], []), mirror.write([{ path: 'notes/1.json', bytes: bytes('last') }], ['notes/2.json', 'notes/none.json', 'no/folder.json'])])
  expect((await mirror.read(['notes/1.json', 'notes/2.json'])).map(text)).toEqual(['last', null])

  await expect(mirror.write([{ path: 'notes', bytes: bytes('a folder has this name') }, { path: 'notes/3.json', bytes: bytes('three') }], [])).rejects.toThrow(/^The mirror could not be written: .+[^.]\.$/)
  expect(text((await mirror.read(['notes/3.json']))[0])).toBe('three')

  const aside = (await mirror.setAside())!
  expect(aside).toMatch(new RegExp(`^${named} \\d{4}-`))
  expect(await mirror.list()).toEqual([])
  expect((await originMirror(aside).list()).length).toBe(120)
  expect(text((await originMirror(aside).read(['notes/1.json']))[0])).toBe('last')
})
