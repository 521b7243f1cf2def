import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Rectangle } from 'electron'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadWindowState, parseWindowState, placeWindow, saveWindowState } from '../../main/windowState.ts'

const RUNS = process.env['DOSSIER_LONG'] ? 50_000 : 1000
const laptop: Rectangle = { x: 0, y: 25, width: 1440, height: 875 }
const beamer: Rectangle = { x: 1440, y: 0, width: 1920, height: 1080 }

test('a state survives the disk, atomically', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dossier-state-'))
  const path = join(folder, 'window.json')
  const state = { bounds: { x: -5, y: 10, width: 900, height: 700 }, maximised: true }
  saveWindowState(path, state)
  expect(loadWindowState(path)).toEqual(state)
  expect(await readdir(folder)).toEqual(['window.json'])
})

test('a state that cannot be saved or read is no error', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dossier-state-'))
  saveWindowState(join(folder, 'missing/window.json'), { bounds: laptop, maximised: false })
  expect(loadWindowState(join(folder, 'missing/window.json'))).toBeNull()
  await writeFile(join(folder, 'broken.json'), '{"bounds":{"x":1')
  expect(loadWindowState(join(folder, 'broken.json'))).toBeNull()
})

test('what is not a state is none', () => {
  for (const text of ['', 'null', '[]', '{}', '{"bounds":null,"maximised":true}', '{"bounds":{"x":0,"y":0,"width":0,"height":9},"maximised":true}',
    '{"bounds":{"x":0,"y":0,"width":"900","height":700},"maximised":true}', '{"bounds":{"x":1e99,"y":0,"width":900,"height":700},"maximised":true}']) {
    expect([text, parseWindowState(text)]).toEqual([text, null])
  }
})

test('a window stays where it was, also on the second display', () => {
  const there = { x: 1500, y: 100, width: 1000, height: 700 }
  expect(placeWindow(there, [laptop, beamer])).toEqual(there)
})

test('a window on a display that is gone comes back, centred, in its size', () => {
  expect(placeWindow({ x: 1500, y: 100, width: 1000, height: 700 }, [laptop])).toEqual({ x: 220, y: 113, width: 1000, height: 700 })
})

test('wherever it was, it lies within one display', () => {
  const side = fc.integer({ min: -50_000, max: 50_000 })
  const saved = fc.record({ x: side, y: side, width: fc.integer({ min: 1, max: 30_000 }), height: fc.integer({ min: 1, max: 30_000 }) })
  fc.assert(
    fc.property(fc.option(saved), fc.boolean(), (bounds, two) => {
      const displays: [Rectangle, ...Rectangle[]] = two ? [laptop, beamer] : [laptop]
      const { x, y, width, height } = placeWindow(bounds, displays)
      expect(displays.some((area) => x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height)).toBe(true)
      expect(width >= 720 && height >= 480).toBe(true)
    }),
    { numRuns: RUNS, seed: 2 },
  )
})
