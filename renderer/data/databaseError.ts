/** Every way in which storage can fail, as one clear message that says what, and what to do. */
import { Dexie } from 'dexie'

export type DatabaseErrorCode = 'newer' | 'refused' | 'full' | 'unreadable' | 'closed'

const MESSAGES: Record<DatabaseErrorCode, string> = {
  newer: 'This library was made by a later version of Dossier. Nothing was changed. Open it with that version, or update this one.',
  refused:
    'Storage was refused, so Dossier cannot keep anything. A private window or a setting that blocks site data does this: open Dossier in a normal window, or allow site data for it.',
  full: 'The disk is full. What was saved before is safe; what you see now is not saved yet. Free some space and it will be saved.',
  unreadable: 'The library on this disk could not be read. Nothing was changed or deleted. Restart Dossier; if it happens again, restore a backup.',
  closed: 'Another window has brought in a newer version of Dossier. Reload this window to go on; what you wrote is saved.',
}

/** `message` is fit to be shown; `cause` is the browser's own error. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode

  constructor(code: DatabaseErrorCode, cause?: unknown) {
    super(MESSAGES[code], cause === undefined ? undefined : { cause })
    this.name = 'DatabaseError'
    this.code = code
  }
}

/** The names that an error and those inside it go by: Dexie wraps a DOMException in `inner`, a bulk error in `failures`. */
function namesOf(error: unknown): string[] {
  const names: string[] = []
  for (let at = error, depth = 0; at instanceof Error && depth < 5; depth++) {
    names.push(at.name)
    if (at instanceof Dexie.BulkError) for (const failure of Object.values(at.failuresByPos)) names.push(failure instanceof Error ? failure.name : '')
    at = (at as { inner?: unknown }).inner ?? at.cause
  }
  return names
}

/** Translates what IndexedDB and Dexie throw. A bug of ours (a constraint, a bad key) is not a storage failure and is returned as it is. */
export function databaseError(error: unknown): Error {
  if (error instanceof DatabaseError) return error
  const names = namesOf(error)
  const any = (...wanted: string[]): boolean => wanted.some((name) => names.includes(name))
  if (any('QuotaExceededError')) return new DatabaseError('full', error)
  if (any('VersionError', 'VersionChangeError')) return new DatabaseError('newer', error)
  if (any('SecurityError', 'InvalidStateError', 'MissingAPIError', 'NotAllowedError')) return new DatabaseError('refused', error)
  if (any('DatabaseClosedError')) return new DatabaseError('closed', error)
  if (any('UnknownError', 'OpenFailedError', 'DataError', 'NotFoundError', 'TimeoutError')) return new DatabaseError('unreadable', error)
  return error instanceof Error ? error : new Error(String(error))
}
