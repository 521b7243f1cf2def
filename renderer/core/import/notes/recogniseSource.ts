/** What made a set of files, by what only it makes. */
import { isMarkdown } from './noteFiles.ts'
import { baseName, extensionOf } from './sourcePath.ts'
import type { SourceFile, SourceKind } from './types.ts'

/** Files that are looked into: enough to tell, however many there are. */
const SAMPLE = 400

const decoder = new TextDecoder('utf-8')

const head = ({ bytes }: SourceFile, length = 4000): string => decoder.decode(bytes.subarray(0, length))

const isUuid = (text: string): boolean => /^id: *["']?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}["']? *$/im.test(text)

/** The block of keys at the end of what Joplin writes raw. */
export const JOPLIN_RAW = /(?:^|\n)(?:[a-z_]+: ?[^\n]*\n)*type_: ?\d+\s*$/

/** @param hidden names of hidden folders at the top, such as `.obsidian` */
export function recogniseSource(files: readonly SourceFile[], hidden: readonly string[] = []): SourceKind {
  if (files.some(({ path }) => extensionOf(path) === 'enex')) return 'evernote'
  const notes = files.filter(({ path }) => isMarkdown(path)).slice(0, SAMPLE)
  const most = (test: (file: SourceFile) => boolean): boolean => notes.length > 0 && notes.filter(test).length * 2 > notes.length
  if (most((file) => /^[0-9a-f]{32}\.md$/.test(baseName(file.path)) && JOPLIN_RAW.test(decoder.decode(file.bytes.subarray(-6000))))) return 'joplin-raw'
  const front = (file: SourceFile): string => /^\uFEFF?---\r?\n(.*?)\r?\n---/s.exec(head(file))?.[1] ?? ''
  if (most((file) => isUuid(front(file)) && /^created:/m.test(front(file)))) return 'dossier'
  if (hidden.includes('.obsidian')) return 'obsidian'
  if (files.some(({ path }) => /(?:^|\/)_resources\//.test(path)) || most((file) => /^created: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/m.test(front(file)))) return 'joplin'
  return notes.some((file) => /!?\[\[[^\]\n]+\]\]|^> \[!\w+\]|%%/m.test(head(file, 20_000))) ? 'obsidian' : 'markdown'
}
