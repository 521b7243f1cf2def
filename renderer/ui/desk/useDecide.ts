/** Carrying out what the user decides: says what was done and offers to undo it, or says that it failed. */
import { useCallback } from 'react'
import type { Id } from '../../core/model.ts'
import { undo } from '../../data/decisions.ts'
import { deskStrings as strings } from '../shared/strings/desk.ts'
import { expecting, type Expectation, inverseOf } from './acts/expectedActors.ts'
import { useDesk } from './desk.ts'

/** A function that runs an action which appends decisions and gives their ids. Nothing is said when it appended none. What it will be is shown at once where it is told. */
export function useDecide(): (message: string, action: () => Promise<Id[]>, expectation?: Expectation) => void {
  const { db, notify } = useDesk()
  return useCallback(
    (message, action, expectation) => {
      void (async () => {
        try {
          if (expectation === undefined) {
            const ids = await action()
            if (ids.length > 0) notify({ message, kind: 'done', undo: () => undo(db, ids) })
            return
          }
          const ids = await expecting(db, expectation, action)
          if (ids.length > 0) notify({ message, kind: 'done', undo: () => expecting(db, inverseOf(expectation), () => undo(db, ids)) })
        } catch (error) {
          notify({ message: strings.failed, detail: error instanceof Error ? error.message : String(error), kind: 'error' })
        }
      })()
    },
    [db, notify],
  )
}
