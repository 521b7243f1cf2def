/** A list of files as notes: archives unpacked, the program recognised, each file read or refused with the reason. Pure; links are linkDrafts.ts's work. */
import { ImportError } from '../ImportError.ts'
import { AssetCollector } from './AssetCollector.ts'
import { pictureType } from './mediaTypes.ts'
import { isMarkdown, isNoteFile } from './noteFiles.ts'
import { readEnex } from './readEnex.ts'
import { readJoplinRaw } from './readJoplinRaw.ts'
import { readMarkdownFile } from './readMarkdownFiles.ts'
import { recogniseSource } from './recogniseSource.ts'
import { extensionOf, isHidden, pathProblem } from './sourcePath.ts'
import type { DraftNote, Refused, SourceFile, SourceKind, SourceReading } from './types.ts'

export interface SourceToRead {
  files: readonly SourceFile[]
  /** Paths of files whose content was not handed over: pictures and attachments. */
  others: readonly string[]
  /** Names of hidden folders at the top. */
  hidden?: readonly string[]
}


/** As a generator, so that a worker can take a breath between files. The last value is the whole. */
export function* readSource({ files, others, hidden = [] }: SourceToRead): Generator<{ done: number; total: number }, SourceReading> {
  const refused: Refused[] = []
  const admitted = files.filter(({ path }) => {
    const problem = isHidden(path) ? null : pathProblem(path)
    if (problem !== null) refused.push({ path: path.slice(0, 300), reason: problem })
    return problem === null && !isHidden(path)
  })
  const kind = recogniseSource(admitted, hidden)
  const assets = new AssetCollector([...admitted.map(({ path }) => path), ...others.filter((path) => pathProblem(path) === null)])
  const notes: DraftNote[] = []

  if (kind === 'joplin-raw') {
    yield { done: 0, total: admitted.length }
    const read = readJoplinRaw(admitted.filter(({ path }) => isMarkdown(path)), assets)
    notes.push(...read.notes)
    refused.push(...read.refused)
  } else {
    for (const [at, file] of admitted.entries()) {
      yield { done: at, total: admitted.length }
      try {
        if (extensionOf(file.path) === 'enex') {
          const read = readEnex(file, assets)
          notes.push(...read.notes)
          refused.push(...read.refused)
        } else if (isMarkdown(file.path)) notes.push(readMarkdownFile(file, kind, assets))
      } catch (error) {
        refused.push({ path: file.path, reason: reasonOf(error, file.path) })
      }
    }
  }
  const taken = new Set(assets.assets.map(({ path }) => path))
  refused.push(...leftOut([...admitted.map(({ path }) => path), ...others], kind).filter(({ path }) => !taken.has(path)))
  return { kind, notes: withUniqueIds(notes), assets: assets.assets, refused }
}

/** A sentence about a file, without the file's name: the list has it. */
const reasonOf = (error: unknown, path: string): string => {
  const message = error instanceof Error ? error.message : String(error)
  return error instanceof ImportError ? message.replace(/^“[^”]*” /, 'it ').replace(/\.$/, '') : message === '' ? `“${path}” could not be read` : message
}

/** Files that are neither notes nor pictures, in a word: they come along where a note links to them. */
function leftOut(paths: readonly string[], kind: SourceKind): Refused[] {
  return paths
    .filter((path) => !isHidden(path) && pathProblem(path) === null && !isNoteFile(path) && pictureType(path) === null)
    // Joplin's raw resources have descriptions beside them; `.json` and `.bib` come with our own exports.
    .filter((path) => !(kind === 'joplin-raw' && /(?:^|\/)resources\//.test(path)) && !(kind === 'dossier' && /\.(?:json|bib|ris)$/.test(path)))
    .map((path) => ({ path, reason: 'it is no note, and no note links to it' }))
}

/** Two notes of one id (a copied file) cannot both keep it. */
function withUniqueIds(notes: DraftNote[]): DraftNote[] {
  const seen = new Set<string>()
  return notes.map((note) => {
    if (note.id === null || !seen.has(note.id)) {
      if (note.id !== null) seen.add(note.id)
      return note
    }
    return { ...note, id: null, warnings: [...note.warnings, 'Another note of this import has the same id, so it got one of its own.'] }
  })
}
