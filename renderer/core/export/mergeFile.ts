/** A file exported again over the one that is there: Dossier's part is renewed, everything else is kept, and what somebody changed within it is not touched. */
import { isMap, parseDocument } from 'yaml'
import { findBlock, isOwnKey, propertiesFingerprint } from './dossierBlock.ts'
import { fingerprint } from './fingerprint.ts'
import { formatFields, parseFrontMatter, splitFrontMatter } from '../markdown/frontMatter.ts'

export type MergedFile =
  | { outcome: 'unchanged' }
  | { outcome: 'updated'; text: string; /** Properties that were changed there, and what became of each. */ properties: string[] }
  /** Dossier's part was changed by hand, or is not marked. */
  | { outcome: 'changed-there' }

const plain = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')

/** `exported` is marked (markBlock); `follow` leads links in what others wrote to files that have another name now. */
export function mergeFile(existing: string, exported: string, follow: (around: string) => string = (around) => around): MergedFile {
  const old = plain(existing)
  if (old === exported) return { outcome: 'unchanged' }
  const oldFront = splitFrontMatter(old)
  const newFront = splitFrontMatter(exported)
  const oldBody = oldFront?.body ?? old
  const found = findBlock(oldBody)
  const next = findBlock(newFront?.body ?? exported)
  if (next === null) return { outcome: 'changed-there' }
  if (found === null) {
    // Written without marks, and as it would be written now: the marks are all that is new.
    return fingerprint(oldBody) === next.blockMark && oldFront !== null ? { outcome: 'updated', text: exported, properties: [] } : { outcome: 'changed-there' }
  }
  const mark = fingerprint(found.block)
  if (mark !== found.blockMark && mark !== next.blockMark) return { outcome: 'changed-there' }
  const front = mergeFront(oldFront?.text ?? '', newFront?.text ?? '', found.propertiesMark)
  const around = (text: string): string => (next.block.includes(text.trim()) ? '' : follow(text))
  const before = around(found.before)
  const after = around(found.after)
  const body = exported.slice(exported.length - (newFront?.body ?? exported).length).trim()
  const head = before.trim() === '' ? '' : `${before.replace(/^\n+|\s+$/g, '')}\n\n`
  const tail = after.trim() === '' ? '\n' : `\n${after.replace(/^[ \t]*\n/, '')}`
  const text = `${front.yaml === '' ? '' : `---\n${front.yaml}---\n\n`}${head}${body}${tail.endsWith('\n') ? tail : `${tail}\n`}`
  return withoutTime(text) === withoutTime(old) ? { outcome: 'unchanged' } : { outcome: 'updated', text, properties: front.changed }
}

/** A note that was only opened and closed is no reason to write its file. */
const withoutTime = (text: string): string => text.replace(/^updated: .*$/m, '').trimEnd()

const LISTS = ['tags', 'aliases'] as const

/** Ours in our order, then theirs. Tags and aliases added there stay; another value that was changed there gives way, and is named. */
function mergeFront(old: string, next: string, mark: string): { yaml: string; changed: string[] } {
  const theirs = parseDocument(old, { logLevel: 'silent' })
  if (theirs.errors.length > 0 || !isMap(theirs.contents)) return { yaml: next === '' ? '' : `${next}\n`, changed: old.trim() === '' ? [] : [`what stood there was no YAML: ${old.split('\n')[0] ?? ''}`] }
  const changed: string[] = []
  let ours = next
  if (propertiesFingerprint(old) !== mark) {
    const before = parseFrontMatter(old)
    const after = parseFrontMatter(next)
    if (!('problem' in before) && !('problem' in after)) {
      const document = parseDocument(next)
      for (const key of LISTS) {
        const known = new Set(after.known[key].map((item) => item.toLowerCase()))
        const added = before.known[key].filter((item) => !known.has(item.toLowerCase()))
        if (added.length === 0) continue
        document.set(key, document.createNode([...after.known[key], ...added]))
        changed.push(`${key}: ${added.join(', ')} kept`)
      }
      for (const key of ['title', 'lang', 'folder'] as const) {
        if (before.known[key] !== null && before.known[key] !== after.known[key]) changed.push(`${key}: “${before.known[key]}” became “${after.known[key] ?? ''}”`)
      }
      ours = document.toString({ lineWidth: 0 }).trimEnd()
    }
  }
  const written = parseDocument(ours, { logLevel: 'silent' })
  for (const key of theirs.contents.items.map((pair) => String(pair.key))) {
    if (isOwnKey(key) || written.has(key)) theirs.delete(key)
  }
  const rest = theirs.contents.items.length > 0 ? theirs.toString({ lineWidth: 0 }).trimEnd() : ''
  return { yaml: [ours, rest].filter((part) => part !== '').map((part) => `${part}\n`).join(''), changed }
}

/**
 * The file to lie beside one that was changed there: the same text, but no longer of the note's own id, so that neither Dossier nor another program
 * takes the two for one note.
 */
export function besideFile(exported: string, of: string): string {
  const front = splitFrontMatter(exported)
  if (front === null) return exported
  const document = parseDocument(front.text, { logLevel: 'silent' })
  if (document.errors.length > 0) return exported
  document.delete('id')
  const fields = formatFields({ dossier: 'conflict', of })
  return `---\n${document.toString({ lineWidth: 0 }).trimEnd()}\n${fields}---\n${front.body}`
}
