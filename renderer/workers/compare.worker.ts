/** Compares two states of a note off the main thread: of a long one every block is written as Markdown. */
import type { NoteNode } from '../core/model.ts'
import { compareNotes, type ComparedBlock } from '../core/notes/compareNotes.ts'
import { answer, type Call } from './call.ts'

const compare = (_call: Call, before: NoteNode, after: NoteNode): ComparedBlock[] => compareNotes(before, after)

answer({ compare })
