/** Putting blocks back and dropping them: carried out, told, and with a way back and one to a rule. What does it is loaded when it is wanted. */
import { useCallback } from 'react'
import type { ArticleRow, BlockAct, BodyRow } from '../../../core/model.ts'
import type { BlockEdit } from '../../../data/blockEdits.ts'
import { useDesk } from '../../desk/desk.ts'
import { compareCopies, putBack, useExtractAgain } from '../../desk/extractions.ts'
import { EXTRACT_AGAIN } from '../../shared/strings/extractAgain.ts'
import { REMOVED as strings } from '../../shared/strings/removed.ts'

export interface BlockEdits {
  /** Edits the version that is shown. False when nothing came of it, which has been told. */
  edit: (edit: BlockEdit) => Promise<boolean>
  /** Makes a rule for the article's source; null when it has none. */
  always: ((act: BlockAct, texts: readonly string[]) => Promise<void>) | null
}

export function useBlockEdits(article: ArticleRow, version: Pick<BodyRow, 'version'>): BlockEdits {
  const { db, notify } = useDesk()
  const { id, source } = article
  const { run } = useExtractAgain()
  const failed = useCallback((error: unknown) => notify({ message: strings.failed, detail: error instanceof Error ? error.message : String(error), kind: 'error' }), [notify])
  const always = useCallback(
    async (act: BlockAct, texts: readonly string[]) => {
      try {
        const { addBlockRule, removeBlockRule } = await import('../../../data/blockRules.ts')
        const ids = await addBlockRule(db, source, act, texts)
        notify({
          message: act === 'keep' ? strings.ruleKeep(source) : strings.ruleDrop(source),
          undo: () => removeBlockRule(db, ids),
          action: { label: EXTRACT_AGAIN.applyNow, run: () => run({ type: 'source', source }) },
        })
      } catch (error) {
        failed(error)
      }
    },
    [db, source, notify, failed, run],
  )
  const edit = useCallback(
    async (wanted: BlockEdit) => {
      try {
        const { editBlocks, undoBlockEdit } = await import('../../../data/blockEdits.ts')
        const made = wanted.type === 'put-back' ? await putBack(db, id, version.version, wanted) : await editBlocks(db, id, version.version, wanted)
        if (made === null) {
          notify({ message: strings.nothingLeft, kind: 'error' })
          return false
        }
        const { act, texts } = made
        if (act === 'drop') void compareCopies(db, id).catch(failed)
        notify({
          message: act === 'keep' ? strings.didPutBack(texts.length) : strings.didRemove(texts.length),
          detail: strings.newVersion(made.version),
          undo: async () => {
            await undoBlockEdit(db, made)
            await compareCopies(db, id)
          },
          ...(source === '' ? {} : { action: { label: strings.always(source), run: () => always(act, texts) } }),
        })
        return true
      } catch (error) {
        failed(error)
        return false
      }
    },
    [db, id, version.version, source, notify, always, failed],
  )
  return { edit, always: source === '' ? null : always }
}
