/** A paragraph after a table, list or quote at the end comes with the first change: else to open a note, or to put the caret into it, would be to write in it. */
import { Extension } from '@tiptap/core'
import { skipTrailingNodeMeta } from '@tiptap/extensions'

export const RestingEnd = Extension.create({
  name: 'restingEnd',
  dispatchTransaction({ transaction, next }) {
    next(transaction.docChanged ? transaction : transaction.setMeta(skipTrailingNodeMeta, true))
  },
})
