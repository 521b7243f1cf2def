import { parse } from 'yaml'
import { splitFrontMatter } from '../../markdown/frontMatter.ts'
import { listOf } from '../bulk/columns.ts'

const KEYS = ['tags', 'tag', 'labels', 'keywords', 'categories']

/** The tags that Markdown states in its front matter (Obsidian, Readwise, Omnivore, static sites); none when it has none that can be read. */
export function frontMatterTags(markdown: string): string[] {
  const front = splitFrontMatter(markdown)?.text
  if (front === undefined) return []
  try {
    const value: unknown = parse(front, { schema: 'core', maxAliasCount: 20, logLevel: 'error' })
    if (typeof value !== 'object' || value === null) return []
    const named = new Map(Object.entries(value).map(([key, one]) => [key.toLowerCase(), one as unknown]))
    return KEYS.flatMap((key) => listOf(named.get(key)))
  } catch {
    // extractMarkdown says in its steps what is wrong with it.
    return []
  }
}
