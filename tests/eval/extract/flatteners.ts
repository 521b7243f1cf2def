/**
 * A saved page as it becomes a text dump. Each flattener does it like one kind of tool, and says of each line from which blocks
 * (pageBlocks.ts) it came, so that what was annotated on the page is known of the dump too.
 */
import type { PageBlock } from './pageBlocks.ts'

export interface DumpLine {
  text: string
  /** Indices of the blocks in it; empty for a blank line. */
  blocks: number[]
}

const AIRY = /^(?:p|h[1-6]|blockquote|figcaption|pre|article|header)$/
const CELL = /^t[dh]$/
const WIDTH = 78

/** All blocks, one a line, no blank lines: what `get_text("\n")` of the usual parsers gives. */
function bare(blocks: PageBlock[]): DumpLine[] {
  return blocks.map(({ text }, index) => ({ text, blocks: [index] }))
}

/** Select all, copy: blank lines around paragraphs and headings, cells of a row divided by tabs. */
function copied(blocks: PageBlock[]): DumpLine[] {
  const lines: DumpLine[] = []
  for (const [index, { text, tag }] of blocks.entries()) {
    const last = lines.at(-1)
    if (CELL.test(tag) && last && last.blocks.length > 0 && last.blocks.length < 6 && CELL.test(blocks[last.blocks.at(-1) ?? 0]?.tag ?? '')) {
      last.text += `\t${text}`
      last.blocks.push(index)
      continue
    }
    if (AIRY.test(tag) && last && last.blocks.length > 0) lines.push({ text: '', blocks: [] })
    lines.push({ text, blocks: [index] })
    if (AIRY.test(tag)) lines.push({ text: '', blocks: [] })
  }
  return lines
}

/** Like html2text: Markdown's marks, every block set apart, wrapped at 78 columns. */
function wrapped(blocks: PageBlock[]): DumpLine[] {
  const lines: DumpLine[] = []
  for (const [index, { text, tag }] of blocks.entries()) {
    const heading = /^h([1-6])$/.exec(tag)
    const mark = heading ? `${'#'.repeat(Number(heading[1]))} ` : tag === 'li' ? '  * ' : tag === 'blockquote' ? '> ' : ''
    let line = mark
    for (const word of text.split(' ')) {
      if (line.length + word.length > WIDTH && line.trim() !== mark.trim()) {
        lines.push({ text: line.trimEnd(), blocks: [index] })
        line = ''
      }
      line += `${word} `
    }
    lines.push({ text: line.trimEnd(), blocks: [index] })
    if (tag !== 'li' || blocks[index + 1]?.tag !== 'li') lines.push({ text: '', blocks: [] })
  }
  return lines
}

/** Like a reader's export or a terminal browser: bullets, menus of links run together on one line, blank lines between all blocks. */
function reader(blocks: PageBlock[]): DumpLine[] {
  const lines: DumpLine[] = []
  for (const [index, { text, tag, linked }] of blocks.entries()) {
    const last = lines.at(-2)
    const before = last?.blocks.at(-1)
    if (linked && text.length < 24 && last && before !== undefined && last.blocks.length < 12 && blocks[before]?.linked && (blocks[before].text.length ?? 99) < 24) {
      last.text += ` | ${text}`
      last.blocks.push(index)
      continue
    }
    lines.push({ text: tag === 'li' ? `• ${text}` : text, blocks: [index] }, { text: '', blocks: [] })
  }
  return lines
}

export const FLATTENERS: Record<string, (blocks: PageBlock[]) => DumpLine[]> = { bare, copied, wrapped, reader }
