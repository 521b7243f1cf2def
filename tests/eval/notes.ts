/**
 * `npm run eval -- notes`: how well notes of other programs are read. Obsidian vaults (obsidian-export's test data) by the links that its own
 * exporter resolves; Evernote files (obsidian-importer's and Yarle's test data) by the words that those converters write. Their expectations are the
 * output of those very programs, so a difference is a hint, not a fault.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { DraftIndex, linkDraft } from '../../renderer/core/import/notes/linkDrafts.ts'
import { isNoteFile } from '../../renderer/core/import/notes/noteFiles.ts'
import { readSource } from '../../renderer/core/import/notes/readSource.ts'
import type { DraftNote, SourceFile, SourceReading } from '../../renderer/core/import/notes/types.ts'
import { readMarkdownNote } from '../../renderer/core/markdown/readMarkdownNote.ts'
import type { NoteNode } from '../../renderer/core/model.ts'
import { NODE, plainText } from '../../renderer/core/notes/document.ts'
import type { EvalReport } from './report.ts'

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile()).sort()
}

function readFolder(folder: string, wanted: (path: string) => boolean = () => true): SourceReading {
  const paths = filesBelow(folder).filter(wanted)
  const files = paths.filter(isNoteFile).map((path): SourceFile => ({ path, bytes: readFileSync(join(folder, path)), modifiedAt: null }))
  return whole(readSource({ files, others: paths.filter((path) => !isNoteFile(path)), hidden: [] }))
}

function whole(reading: ReturnType<typeof readSource>): SourceReading {
  for (;;) {
    const step = reading.next()
    if (step.done === true) return step.value
  }
}

const linked = ({ notes, kind }: SourceReading): { draft: DraftNote; doc: NoteNode; resolved: number; dead: string[] }[] => {
  const index = new DraftIndex(notes)
  return notes.map((draft) => ({ draft, ...linkDraft(draft, kind, index, { idOf: ({ key }) => key, named: () => null }) }))
}

/** Keys of the notes that a document refers to, embeds left aside: an exporter puts their text in their place. */
function referred(doc: NoteNode): string[] {
  const own = doc.type === NODE.reference && typeof doc.attrs?.['id'] === 'string' ? [doc.attrs['id']] : []
  return [...own, ...(doc.content ?? []).flatMap(referred)]
}

/** F1 of the words of two texts, as multisets. */
function likeness(a: string, b: string): number {
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const [left, right] = [words(a), words(b)]
  if (left.length === 0 && right.length === 0) return 1
  const counts = new Map<string, number>()
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of right) {
    const count = counts.get(word) ?? 0
    if (count > 0) common += 1
    counts.set(word, count - 1)
  }
  return (2 * common) / (left.length + right.length)
}

export async function evalNotes(dataDir: string): Promise<EvalReport> {
  const root = join(dataDir, 'markdown')
  const measures: EvalReport['measures'] = []
  const notes: string[] = []
  const share = (measure: string, good: number, n: number): void => void measures.push({ measure, value: n === 0 ? 0 : good / n, n })

  // Obsidian
  const input = join(root, 'obsidian-export/testdata/input')
  const expected = join(root, 'obsidian-export/testdata/expected')
  let [files, read, links, resolved, expectedLinks, same] = [0, 0, 0, 0, 0, 0]
  for (const vault of readdirSync(input)) {
    const folder = join(input, vault)
    const reading = readFolder(folder)
    files += filesBelow(folder).filter(isNoteFile).length
    read += reading.notes.length
    const drafts = linked(reading)
    for (const { resolved: found, dead } of drafts) {
      links += found + dead.length
      resolved += found
      if (dead.length > 0) notes.push(`${vault}: leads nowhere: ${dead.join(', ')}`)
    }
    if (!existsSync(join(expected, vault))) continue
    for (const path of filesBelow(join(expected, vault)).filter((name) => name.endsWith('.md'))) {
      const ours = drafts.find(({ draft }) => draft.key === path)
      if (ours === undefined) continue
      const [source] = whole(readSource({ files: [{ path, bytes: readFileSync(join(expected, vault, path)), modifiedAt: null }], others: [] })).notes
      if (source === undefined) continue
      // Their links, resolved by the same rules among the vault's files.
      const theirs = referred(linkDraft(source, 'markdown', new DraftIndex(reading.notes), { idOf: ({ key }) => key, named: () => null }).doc)
      const mine = referred(ours.doc)
      expectedLinks += theirs.length
      same += theirs.filter((key) => mine.includes(key)).length
      const missed = theirs.filter((key) => !mine.includes(key))
      if (missed.length > 0) notes.push(`${vault}/${path}: not among ours: ${missed.join(', ')}`)
    }
  }
  share('obsidian: files read', read, files)
  share('obsidian: links resolved', resolved, links)
  share('obsidian: expected links found', same, expectedLinks)

  // Evernote
  for (const [name, folder] of [['evernote', join(root, 'obsidian-importer/tests/evernote/yarle')], ['evernote (others)', join(root, 'obsidian-importer/tests/evernote')]] as const) {
    let [enex, readable, count, exact, sum, withNotes] = [0, 0, 0, 0, 0, 0]
    for (const file of readdirSync(folder).filter((path) => path.endsWith('.enex'))) {
      enex += 1
      const reading = readFolder(folder, (path) => path === file)
      if (reading.notes.length > 0) readable += 1
      else notes.push(`${file}: ${reading.refused.map(({ reason }) => reason).join('; ')}`)
      const wanted = join(folder, 'expected', basename(file, '.enex'))
      if (!existsSync(wanted)) continue
      withNotes += 1
      const theirs = filesBelow(wanted).filter((path) => path.endsWith('.md')).map((path) => ({ path, text: plainText(readMarkdownNote(readFileSync(join(wanted, path), 'utf8'), { heading: { called: '' } }).doc) }))
      for (const { draft, doc } of linked(reading)) {
        const mine = plainText(doc)
        const best = theirs.map(({ text }) => likeness(text, mine)).sort((a, b) => b - a)[0] ?? 0
        count += 1
        sum += best
        if (best > 0.999) exact += 1
        else notes.push(`${file}: ${relative(folder, wanted)}: ${draft.title}: words alike ${best.toFixed(2)}`)
      }
    }
    share(`${name}: files read`, readable, enex)
    share(`${name}: notes with the expected words`, exact, count)
    measures.push({ measure: `${name}: words alike (F1)`, value: count === 0 ? 0 : sum / count, n: count })
    if (withNotes === 0) measures.splice(-2)
  }
  const yarle = join(root, 'enex/test/data')
  const enexFiles = filesBelow(yarle).filter((path) => path.endsWith('.enex'))
  let [ok, total] = [0, 0]
  for (const file of enexFiles) {
    const reading = readFolder(yarle, (path) => path === file)
    total += 1
    if (reading.notes.length > 0) ok += 1
    else notes.push(`enex/${file}: ${reading.refused.map(({ reason }) => reason).join('; ')}`)
  }
  share('yarle: files read', ok, total)
  return { name: 'notes of other programs', measures, notes: [...notes, 'obsidian-export (BSD), obsidian-importer (MIT), Yarle (MIT); see SOURCE.txt in each folder.'] }
}
