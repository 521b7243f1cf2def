/** What a click on a link to an attached file does: the file is saved under the name it is known by, wherever the user wants it. */
import type { Id } from '../../../core/model.ts'
import { readAsset } from '../../../data/assets.ts'
import type { Desk } from '../../desk/desk.ts'
import { attachmentStrings as strings } from '../../shared/strings/attachments.ts'

/** Says what became of it, and never throws. */
export async function saveAttachment({ db, host, notify }: Desk, id: Id): Promise<void> {
  try {
    const asset = await readAsset(db, id)
    if (asset === null) return notify({ message: strings.missing, detail: strings.missingDetail, kind: 'error' })
    const name = await host.saveFile({ suggestedName: asset.row.name, bytes: asset.bytes })
    if (name !== null) notify({ message: strings.saved(name), kind: 'done' })
  } catch (error) {
    notify({ message: strings.notSaved, detail: error instanceof Error ? error.message : String(error), kind: 'error' })
  }
}
