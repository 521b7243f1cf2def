/** Giving an actor or event another name: the decision, the links that show the former name, one notice and one undo for both. */
import { useCallback } from 'react'
import type { Id } from '../../../core/model.ts'
import { undo } from '../../../data/decisions.ts'
import { deskStrings } from '../../shared/strings/desk.ts'
import { linkStrings } from '../../shared/strings/links.ts'
import { expecting, type Expectation, inverseOf } from '../acts/expectedActors.ts'
import { useDesk } from '../desk.ts'
import { renameLinks, type Renamed } from './renameLinks.ts'

/** @returns runs the action, which appends decisions and gives their ids */
export function useRename(): (message: string, renamed: Renamed, action: () => Promise<Id[]>, expectation?: Expectation) => void {
  const desk = useDesk()
  return useCallback(
    (message, renamed, action, expectation) => {
      void (async () => {
        const { db, notify } = desk
        try {
          const ids = expectation === undefined ? await action() : await expecting(db, expectation, action)
          if (ids.length === 0) return
          const links = await renameLinks(desk, renamed)
          notify({
            message, kind: 'done', ...(links === null ? {} : { detail: linkStrings.updated(links.links, links.notes) }),
            undo: async () => {
              const back = (): Promise<Id[]> => undo(db, ids)
              await (expectation === undefined ? back() : expecting(db, inverseOf(expectation), back))
              await links?.undo()
            },
          })
        } catch (error) {
          desk.notify({ message: deskStrings.failed, detail: error instanceof Error ? error.message : String(error), kind: 'error' })
        }
      })()
    },
    [desk],
  )
}
