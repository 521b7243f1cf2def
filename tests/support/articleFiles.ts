/** Files of articles in tests: what the registry makes of them, and how they are damaged. */
import * as fc from 'fast-check'
import { strFromU8, strToU8, zipSync } from 'fflate'
import { expect } from 'vitest'
import { ImportError } from '../../renderer/core/import/ImportError.ts'
import { readArticles } from '../../renderer/core/import/articles/readArticles.ts'
import type { ArticleSource, ReadArticle, RefusedEntry } from '../../renderer/core/import/articles/types.ts'
import { project } from '../../renderer/core/text/projection.ts'

export const utf8 = (text: string): Uint8Array => strToU8(text)
export const latin1 = (text: string): Uint8Array => strToU8(text, true)
export const fromLatin1 = (bytes: Uint8Array): string => strFromU8(bytes, true)

/** A picture of one colour, large enough not to be taken for a spacer. */
export const PICTURE = latin1(`\x89PNG\r\n\x1a\n${'picture'.repeat(40)}`)

/** Long enough for any heuristic, and about nothing. */
export const PROSE = [
  'The harbour of the small town will be enlarged until autumn, the council said on Monday, after years of quarrels about who was to pay for it.',
  'Fishermen had asked for a deeper basin, since larger boats have had to unload in the next port, twenty kilometres down the coast, for a decade.',
  'Work is to begin in March, when the ice has gone, and it will not stop the ferries, which leave from the northern pier as they always did.',
]

export interface Everything {
  articles: ReadArticle[]
  refused: Omit<RefusedEntry, 'kind'>[]
}

export async function readAll(name: string, bytes: Uint8Array, beside?: ArticleSource['beside']): Promise<Everything> {
  const everything: Everything = { articles: [], refused: [] }
  for await (const item of readArticles({ name, bytes, ...(beside === undefined ? {} : { beside }) })) {
    if (item.kind === 'article') everything.articles.push(item.article)
    else everything.refused.push({ entry: item.entry, code: item.code, message: item.message })
  }
  return everything
}

/** The only article of a file. */
export async function readOne(name: string, bytes: Uint8Array, beside?: ArticleSource['beside']): Promise<ReadArticle> {
  const { articles, refused } = await readAll(name, bytes, beside)
  expect(refused).toEqual([])
  expect(articles).toHaveLength(1)
  return articles[0]!
}

/** Why a file as a whole is refused. */
export async function refusal(name: string, bytes: Uint8Array): Promise<{ code: string; message: string } | null> {
  try {
    await readAll(name, bytes)
    return null
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    return { code: error.code, message: error.message }
  }
}

interface Damage {
  kind: 'flip' | 'cut' | 'drop' | 'repeat' | 'insert'
  at: number
  length: number
  byte: number
}

const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('flip', 'cut', 'drop', 'repeat', 'insert'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 60 }),
  byte: fc.integer({ min: 0, max: 255 }),
})

function damaged(bytes: Uint8Array, { kind, at, length, byte }: Damage): Uint8Array {
  const place = Math.floor(at * bytes.length)
  const [head, part, tail] = [bytes.subarray(0, place), bytes.subarray(place, place + length), bytes.subarray(place + length)]
  const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((one) => [...one]))
  if (kind === 'cut') return head
  if (kind === 'drop') return joined(head, tail)
  if (kind === 'repeat') return joined(head, part, part, part, tail)
  if (kind === 'insert') return joined(head, new Uint8Array(length).fill(byte), part, tail)
  return joined(head, part.map((one) => one ^ byte), tail)
}

/** How many damaged files each parser is given. */
const DAMAGED = process.env['DOSSIER_LONG'] ? 10_000 : 300

/** Seconds of the processor's time that no file of these sizes may take. */
const HANG = 5

/** Read or refused by name, in time; and whatever is read is sound. */
async function isSound(name: string, bytes: Uint8Array): Promise<void> {
  const before = process.cpuUsage()
  try {
    const { articles, refused } = await readAll(name, bytes)
    for (const { extraction, highlights } of articles) {
      expect(extraction.text).toBe(project(extraction.body).text)
      expect(JSON.stringify(extraction.body)).not.toMatch(/"type":"html"|javascript:|"url":"data:/i)
      for (const { span } of highlights) expect(span.end).toBeLessThanOrEqual(extraction.text.length)
    }
    for (const { entry, message } of refused) expect([entry === '', message === '']).toEqual([false, false])
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    expect(error.message).toContain(`“${name}”`)
  }
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1e6).toBeLessThan(HANG)
}

/** 300 files made from these by damage, 10,000 under DOSSIER_LONG. */
export async function survivesDamage(name: string, files: Uint8Array[]): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.array(damage, { minLength: 1, maxLength: 4 }), (file, damages) => isSound(name, damages.reduce(damaged, file))),
    { seed: 5, numRuns: DAMAGED },
  )
}

/** The same for archives of which one file is damaged and the archive is whole: else its checksums would keep the damage from who reads the file. */
export async function survivesDamageInside(name: string, archives: Record<string, Uint8Array>[]): Promise<void> {
  const place = fc.constantFrom(...archives.flatMap((files) => Object.keys(files).map((path) => ({ files, path }))))
  await fc.assert(
    fc.asyncProperty(place, fc.array(damage, { minLength: 1, maxLength: 4 }), ({ files, path }, damages) =>
      isSound(name, zipSync({ ...files, [path]: damages.reduce(damaged, files[path]!) }, { level: 0 })),
    ),
    { seed: 6, numRuns: DAMAGED },
  )
}
