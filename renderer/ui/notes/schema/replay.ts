/** Applies journalled steps to a snapshot, for data/notes.ts. */
import { Node } from '@tiptap/pm/model'
import { Step } from '@tiptap/pm/transform'
import type { NoteNode } from '../../../core/model.ts'
import type { Replay } from '../../../data/notes.ts'
import { noteSchema } from './noteExtensions.ts'

/** A journal that does not fit its snapshot: nothing is dropped silently, the reader is told. */
export class ReplayError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ReplayError'
  }
}

/** @throws {ReplayError} when a step does not apply */
export const replay: Replay = (doc, steps) => {
  let current = Node.fromJSON(noteSchema, doc)
  steps.forEach((json, at) => {
    const { doc: next, failed } = Step.fromJSON(noteSchema, json).apply(current)
    if (next === null) throw new ReplayError(`Change ${at + 1} of ${steps.length} since this note was last stored whole does not fit it (${failed ?? 'unknown reason'}).`)
    current = next
  })
  return current.toJSON() as NoteNode
}
