/** Properties that are written without asking the YAML library are written as it would write them. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { formatFields } from '../../../renderer/core/markdown/frontMatter.ts'

const parameters = { seed: 20220110, numRuns: process.env['DOSSIER_LONG'] ? 50_000 : 2000 }

const words = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[A-Za-zÄßя0-9 .,:#'"()[\]{}/&%+=_!?;–\n-]{0,30}$/),
  fc.constantFrom('true', 'False', 'null', 'NULL', 'yes', 'No', 'on', 'y', '~', 'Infinity', 'NaN', 'e1', '1e1', '0x1', '.inf', '---', '...', 'a: b', 'a #b', 'a:', 'a ', '=', '<<', '2022-01-10', '12:30', 'word '.repeat(60).trim(), 'x'.repeat(300)),
  fc.uuid(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
)

test('each key and value is what the library makes of all together', () => {
  const value = fc.oneof({ weight: 4, arbitrary: words }, fc.array(words, { maxLength: 3 }), fc.boolean(), fc.constant(null), fc.integer())
  fc.assert(fc.property(fc.dictionary(fc.oneof(fc.constantFrom('title', 'id', 'link-citations'), words), value, { minKeys: 1, maxKeys: 5 }), (fields) => {
    expect(formatFields(fields)).toBe(stringify(fields, { lineWidth: 0 }))
  }), parameters)
  expect(formatFields({})).toBe('')
})
