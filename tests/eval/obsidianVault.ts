/**
 * obsidian-export's fixtures: vaults, and what that program makes of each note. It writes wikilinks as relative links and embeds as what they embed. So each
 * note of a vault is read by us, its wikilinks are looked up among the vault's files, its embeds replaced by what they name, and it is written with relative
 * links; read again, that must be the note that we read from the program's own result.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { markdownToNote, noteToMarkdown } from '../../renderer/core/markdown/markdown.ts'
import { normalizeNote } from '../../renderer/core/markdown/normalizeNote.ts'
import type { NoteNode } from '../../renderer/core/model.ts'
import { NODE } from '../../renderer/core/notes/document.ts'
import { sectionOf } from '../../renderer/core/notes/section.ts'

export interface VaultCase {
  name: string
  same: boolean
  difference: string
}

interface Vault {
  folder: string
  /** Relative paths. */
  files: string[]
}

const vaultOf = (folder: string): Vault => ({
  folder,
  files: readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name))),
})

/** Obsidian's look-up: by name, any folder, without regard to case; an extension may be left out of a note's. */
function find({ files }: Vault, name: string, from: string): string | null {
  const wanted = name.trim().normalize('NFC').toLowerCase()
  if (wanted === '') return from
  const named = files.filter((file) => {
    const path = file.normalize('NFC').toLowerCase()
    return [path, path.replace(/\.md$/, '')].some((each) => each === wanted || each.endsWith(`/${wanted}`))
  })
  return named.find((file) => dirname(file) === dirname(from)) ?? named[0] ?? null
}

const withoutFrontMatter = (text: string): string => text.replace(/^---\n[\s\S]*?\n---\n/, '')

const read = (vault: Vault, file: string): NoteNode => markdownToNote(withoutFrontMatter(readFileSync(join(vault.folder, file), 'utf8').replace(/\r\n?/g, '\n')), { frontMatter: false })

const slug = (heading: string): string => heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\s-]+/gu, '').replace(/\s+/g, '-')

const encoded = (path: string): string => path.split('/').map((part) => encodeURI(part).replace(/[()?#]/g, encodeURIComponent)).join('/')

/** The blocks of a note with links as paths and embeds as what they embed. `seen`: the files that are being embedded. */
function expand(vault: Vault, file: string, blocks: readonly NoteNode[], seen: readonly string[], from: string): NoteNode[] {
  const split = (node: NoteNode): [string, string | null] => {
    const [name = '', ...heading] = String(node.attrs?.['target']).split('#')
    return [name, heading.length === 0 ? null : heading.join('#')]
  }
  const inline = (node: NoteNode): NoteNode[] => {
    const marks = node.marks ?? []
    if (node.type !== NODE.reference && node.type !== NODE.embed) return [node]
    const [name, heading] = split(node)
    const found = find(vault, name, file)
    const label = node.attrs?.['label'] === node.attrs?.['target'] ? [name.trim(), heading].filter((part) => part !== null && part !== '').join(' > ') : String(node.attrs?.['label'])
    if (found === null) return node.type === NODE.embed ? [] : [{ type: NODE.text, text: label, marks: [...marks, { type: 'italic' }] }]
    const path = encoded(relative(dirname(from), found))
    if (/\.(?:png|svg|jpe?g|gif)$/i.test(found) && node.type === NODE.embed) return [{ type: NODE.image, attrs: { src: path, alt: label, title: null, width: null }, marks }]
    return [{ type: NODE.text, text: label, marks: [...marks, { type: 'link', attrs: { href: path + (heading === null ? '' : `#${slug(heading)}`), title: null } }] }]
  }
  return blocks.flatMap((block): NoteNode[] => {
    const only = block.type === NODE.paragraph && block.content?.length === 1 ? block.content[0] : undefined
    if (only?.type === NODE.embed) {
      const [name, heading] = split(only)
      const found = find(vault, name, file)
      if (found?.endsWith('.md') === true && !seen.includes(found)) {
        const doc = read(vault, found)
        const part = heading === null ? (doc.content ?? []) : (sectionOf(doc, heading) ?? [])
        return expand(vault, found, part, [...seen, found], from)
      }
    }
    if (block.type === NODE.paragraph || block.type === NODE.heading) return [{ ...block, content: (block.content ?? []).flatMap(inline) }]
    return [block.content === undefined || block.type === NODE.codeBlock ? block : { ...block, content: expand(vault, file, block.content, seen, from) }]
  })
}

export function obsidianCases(folder: string): VaultCase[] {
  const cases: VaultCase[] = []
  for (const vaultName of readdirSync(join(folder, 'expected'))) {
    const vault = vaultOf(join(folder, 'input', vaultName))
    for (const file of vaultOf(join(folder, 'expected', vaultName)).files.filter((path) => path.endsWith('.md') && vault.files.includes(path))) {
      const doc = normalizeNote({ type: NODE.doc, content: expand(vault, file, read(vault, file).content ?? [], [file], file) })
      const expected = markdownToNote(withoutFrontMatter(readFileSync(join(folder, 'expected', vaultName, file), 'utf8').replace(/\r\n?/g, '\n')), { frontMatter: false })
      const [ours, theirs] = [noteToMarkdown(doc), noteToMarkdown(expected)]
      cases.push({ name: `${vaultName}/${basename(file)}`, same: ours === theirs, difference: JSON.stringify({ ours, theirs }) })
    }
  }
  return cases
}
