/** What may lie over the window, and the files that wait for an answer meanwhile. */
import type { Id } from '../../core/model.ts'
import type { FoundTable } from '../../workers/importer.ts'
import type { ActorAct, ActorTarget } from '../desk/acts/acts.ts'
import type { Pasted } from '../intake/pasted.ts'

/** A file that was picked or dropped; `name` is a path when it lay in a folder that was dropped. */
export interface GivenFile {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/** One of which the system gave no bytes, and why. */
export interface UnreadableFile {
  name: string
  problem: string
}

export interface HeldFiles {
  files: GivenFile[]
  unreadable: UnreadableFile[]
}

/** What lies over the window. */
export type Layer =
  | { kind: 'palette'; commands: boolean }
  | { kind: 'help' }
  | { kind: 'template'; into: Id | null }
  | { kind: 'export'; notes: Id[] | 'all' | null }
  | { kind: 'print'; note: Id }
  | { kind: 'act'; act: ActorAct; target: ActorTarget }
  | { kind: 'paste'; pasted: Pasted }
  /** `held`: the files that wait for the answer; null where the tables are in the library, of that import. */
  | { kind: 'columns'; tables: FoundTable[]; held: HeldFiles; importId: null }
  | { kind: 'columns'; tables: FoundTable[]; held: null; importId: Id }
  /** `held`: what came along and is no question; it waits for the answer, so that one drop is one import. */
  | { kind: 'import-notes'; files: GivenFile[] | null; held: HeldFiles }

export type ColumnsLayer = Extract<Layer, { kind: 'columns' }>
