import { unzipSync } from 'fflate'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readArchive, ZipArchive } from '../../../renderer/core/export/zipArchive.ts'

const RUNS = process.env['DOSSIER_LONG'] ? 2000 : 30

test('every file comes back as it was, whatever its name and size; long texts take less room', () => {
  const name = fc.constantFrom('Ä b.md', 'n/x.png', 'Привет/ж.md', '漢.md', 'a.json', 'deep/er/c.md')
  // Both sides of the size from which it is compressed.
  const content = fc.tuple(fc.string({ maxLength: 30, minLength: 1 }), fc.constantFrom(0, 1, 100, 1500)).map(([text, times]) => new TextEncoder().encode(text.repeat(times)))
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(name, content), { selector: ([path]) => path }), (files) => {
      const zip = new ZipArchive()
      for (const [path, bytes] of files) zip.add(path, bytes)
      const archive = zip.end()
      expect([...readArchive(archive)]).toEqual(files)
      expect(Object.entries(unzipSync(archive))).toEqual(files)
    }),
    { numRuns: RUNS, seed: 8 },
  )
  const zip = new ZipArchive()
  zip.add('long.md', new TextEncoder().encode('word '.repeat(20_000)))
  expect(zip.end().length).toBeLessThan(5000)
})
