import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { deepLinkHash, deepLinkInArguments } from '../../main/deepLinks.ts'

const RUNS = process.env['DOSSIER_LONG'] ? 100_000 : 3000

test.each([
  ['dossier://article/aB_3-x', '#/article/aB_3-x'],
  ['dossier://article/a1@2?at=10-25&note=n_1', '#/article/a1@2?at=10-25&note=n_1'],
  ['dossier://article/a1/?at=0-5', '#/article/a1?at=0-5'],
  ['DOSSIER://Actor/X9', '#/actor/X9'],
  ['dossier://event/e', '#/event/e'],
  ['dossier://note/n', '#/note/n'],
  ['dossier://search?q=Tokajew%20%26%20CSTO', '#/search?q=Tokajew%20%26%20CSTO'],
  ['dossier://search/?q=%D0%9E%D0%94%D0%9A%D0%91+x', '#/search?q=%D0%9E%D0%94%D0%9A%D0%91%20x'],
])('%s → %s', (address, hash) => {
  expect(deepLinkHash(address)).toBe(hash)
})

test.each([
  '', 'dossier:', 'dossier://', 'dossier://article/', 'dossier://article/a/b', 'dossier://article/..%2f', 'dossier://article/a#x', 'dossier://article/a@0', 'dossier://article/a@1e9',
  'dossier://article/a?at=5-2', 'dossier://article/a?at=1-2&at=3-4', 'dossier://article/a?x=1', 'dossier://article/a?note=<script>', 'dossier://actor/a?at=1-2', 'dossier://note/n@1',
  'dossier://settings/x', 'dossier://search?q=', 'dossier://search?q=%E0', 'dossier://search?q=%20', 'dossier://user@article/a', 'https://article/a', ' dossier://note/n',
  'dossier://note/n\nx', 'javascript:alert(1)', 'dossier://article/a\u0000', '--inspect', `dossier://note/${'n'.repeat(65)}`, `dossier://search?q=${'x'.repeat(3000)}`,
])('ignored: %s', (address) => {
  expect(deepLinkHash(address)).toBeNull()
})

test('whatever comes in, what comes out is one of the forms, in plain ASCII, and stays the same when it comes in again', () => {
  const form = /^#\/(?:article\/[\w-]+(?:@[1-9]\d*)?(?:\?(?:at=\d+-\d+|note=[\w-]+)(?:&(?:at=\d+-\d+|note=[\w-]+))?)?|(?:actor|event|note)\/[\w-]+|search\?q=[\w\-.!~*'()%]+)$/
  const piece = fc.constantFrom('article', 'actor', 'note', 'search', '/', '?', '&', '=', '@', '#', '%', 'at=1-9', 'note=', 'q=', 'a', '7', '..', '<', '"', "'", '\n', '\u202e', ':', '\\')
  const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')))
  let accepted = 0
  fc.assert(
    fc.property(hostile, fc.constantFrom('dossier://', 'dossier://search?q=', 'dossier://article/a?', 'dossier://note/', ''), (rest, start) => {
      const hash = deepLinkHash(start + rest)
      if (hash === null) return
      accepted += 1
      expect(hash).toMatch(form)
      expect(deepLinkHash(`dossier://${hash.slice(2)}`)).toBe(hash)
    }),
    { numRuns: RUNS, seed: 3 },
  )
  expect(accepted).toBeGreaterThan(RUNS / 100)
})

test('the last address among the arguments counts; switches and paths do not', () => {
  expect(deepLinkInArguments(['/usr/bin/electron', '.', '--x=dossier://note/a', 'dossier://note/b', 'dossier://bad'])).toBe('#/note/b')
  expect(deepLinkInArguments(['/usr/bin/electron', '.'])).toBeNull()
})
