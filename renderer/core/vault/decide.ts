/**
 * The live vault: a folder of Markdown files kept in step with the notes, both ways. This file is its judgement, as a pure function: given what a note
 * and its file were when they last agreed, what each is now, what is to be done. Everything that touches a disk or a database is elsewhere.
 *
 * The rule behind the table: nothing that was written on either side since they agreed is overwritten without being kept somewhere, and a file that
 * is not there is never a reason to delete anything.
 */

/** Hashes of both sides when they last agreed. */
export interface Agreed {
  file: string
  note: string
}

/** The note: `gone` is deleted for good, or never was. */
export type Here = { state: 'alive' | 'trashed'; hash: string } | { state: 'gone' }

/** The file: its own hash, and that of what it says as a note. */
export type There = { state: 'file'; hash: string; says: string } | { state: 'missing' }

export type Action =
  | 'nothing'
  /** They are the same already: remember it. */
  | 'agree'
  /** The note goes into the file. */
  | 'write'
  /** The file goes into the note. */
  | 'take'
  /** The file becomes a new note. */
  | 'create'
  /** Both were written: what the file says becomes a note (and so a file) of its own, then the note goes into the file. */
  | 'conflict'
  /** The note was deleted here: the file goes to the folder's trash. */
  | 'discard'
  /** Deleted here, written there: the note comes back from the trash with what the file says. */
  | 'revive'
  /** The file is not there: ask. */
  | 'ask'
  /** Neither is there any more. */
  | 'forget'

export function decide(agreed: Agreed | null, here: Here, there: There): Action {
  if (there.state === 'missing') {
    if (here.state !== 'alive') return agreed === null ? 'nothing' : 'forget'
    // Written here since: what was written is worth more than a deletion.
    return agreed === null || here.hash !== agreed.note ? 'write' : 'ask'
  }
  if (here.state === 'gone') return agreed !== null && there.hash === agreed.file ? 'discard' : 'create'
  const changedThere = agreed === null || there.hash !== agreed.file
  if (here.state === 'trashed') return !changedThere ? 'discard' : agreed === null ? 'create' : 'revive'
  const changedHere = agreed === null || here.hash !== agreed.note
  if (!changedHere && !changedThere) return 'nothing'
  if (here.hash === there.says) return 'agree'
  if (!changedThere) return 'write'
  return changedHere ? 'conflict' : 'take'
}

/** More than this part of the files missing is no deletion: the drive is not there, or another folder is in its place. */
export const MISSING_PART = 0.1

export const tooManyMissing = (missing: number, known: number): boolean => known > 0 && missing / known > MISSING_PART
