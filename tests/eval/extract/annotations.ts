/**
 * What people recorded of saved pages by reading them: which blocks are the article and in which role, its title, authors, date and source.
 * The files in `tests/eval/annotations/` hold hashes of the texts, never the texts; the pages themselves lie outside the project.
 *
 * Roles: `paragraph` `heading` `list` `quote` `table` `code` are the body. `caption` (captions and credits), `title` (the headline on the page) and
 * `optional` (agency signature, author's note, info box, pull quote) may stay or go: readers differ, so neither is an error. Every block without a role is furniture.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readOriginal } from '../../../renderer/core/import/readOriginal.ts'
import { keyOf } from '../../../renderer/core/extract/keyOf.ts'
import type { PageBlock } from './pageBlocks.ts'
import { hashOf, pageBlocks } from './pageBlocks.ts'

export const ROLES = { p: 'paragraph', h: 'heading', l: 'list', q: 'quote', b: 'table', k: 'code', c: 'caption', t: 'title', o: 'optional' } as const
export type Role = (typeof ROLES)[keyof typeof ROLES]
export const SPLITS = ['tuning', 'test'] as const
export type Split = (typeof SPLITS)[number]

export interface Annotation {
  /** Path below the folder `extraction`. */
  page: string
  site: string
  lang: string
  /** Hashes of the titles that count as right, without case and punctuation. */
  titles: string[]
  /** Null where the page does not let one tell; empty where it names nobody. */
  authors: string[] | null
  /** Days that count as right, `2022-01-10`; more than one where print and metadata disagree. */
  published: string[]
  sources: string[]
  /** Role of each block that is no furniture, by its hash (pageBlocks.ts), in the page's order. */
  blocks: Record<string, Role>
}

export interface AnnotatedPage extends Annotation {
  html: string
  /** Where the page says that it was saved from. */
  url: string | null
  all: (PageBlock & { role: Role | null })[]
}

const FOLDER = join(import.meta.dirname, '../annotations')

export function isBody(role: Role | null): boolean {
  return role !== null && role !== 'caption' && role !== 'title' && role !== 'optional'
}

/** All pages of one site are in one split; which, its name decides once and for all. */
export function splitOf(site: string): Split {
  return Number.parseInt(hashOf(site), 16) % 2 === 1 ? 'test' : 'tuning'
}

export function titleHash(title: string): string {
  return hashOf(keyOf(title.normalize('NFC')))
}

/** @throws when a page lacks a block that was annotated: then page or cut has changed, and figures would mean nothing */
export function readAnnotated(split: Split, dataDir: string): { pages: AnnotatedPage[]; missing: string[] } {
  const pages: AnnotatedPage[] = []
  const missing: string[] = []
  for (const annotation of JSON.parse(readFileSync(join(FOLDER, `${split}.json`), 'utf8')) as Annotation[]) {
    const path = join(dataDir, annotation.page)
    if (!existsSync(path)) {
      missing.push(annotation.page)
      continue
    }
    const { text: html, url } = readOriginal('page.html', readFileSync(path))
    const all = pageBlocks(html).map((block) => ({ ...block, role: annotation.blocks[block.hash] ?? null }))
    const found = new Set(all.map((block) => block.hash))
    const orphans = Object.keys(annotation.blocks).filter((hash) => !found.has(hash))
    if (orphans.length > 0) throw new Error(`${annotation.page} has no block ${orphans.join(', ')}`)
    pages.push({ ...annotation, html, url, all })
  }
  return { pages, missing }
}
