/** Typing `- [ ] ` : by then the `- ` has made a bullet list, and the item it stands in becomes a task. Tiptap alone knows `[ ] ` outside of lists. */
import { Extension, InputRule } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { NODE } from '../../../core/notes/document.ts'

export const TaskInput = Extension.create({
  name: 'taskInput',
  // Before TaskItem's own rule, which would try to wrap a list item's paragraph and fail.
  priority: 200,

  addInputRules: () => [
    new InputRule({
      find: /^\[([ xX]?)\]\s$/,
      handler: ({ state, range, match }) => {
        const $from = state.doc.resolve(range.from)
        const item = $from.node(-1)
        const list = $from.node(-2)
        if (item?.type.name !== NODE.listItem || list?.type.name !== NODE.bulletList || $from.index(-1) !== 0) return null
        const { schema, tr } = state
        tr.delete(range.from, range.to)
        const start = $from.before(-2)
        const at = $from.index(-2)
        const current = tr.doc.nodeAt(start)!
        const items = current.children
        const task = schema.nodes[NODE.taskItem]!.create({ checked: match[1]?.toLowerCase() === 'x' }, items[at]!.content)
        const lists = [
          ...(at === 0 ? [] : [current.type.create(current.attrs, items.slice(0, at))]),
          schema.nodes[NODE.taskList]!.create(null, task),
          ...(at === items.length - 1 ? [] : [current.type.create(current.attrs, items.slice(at + 1))]),
        ]
        tr.replaceWith(start, start + current.nodeSize, lists)
        const before = at === 0 ? 0 : lists[0]!.nodeSize
        tr.setSelection(TextSelection.create(tr.doc, start + before + 3))
        return undefined
      },
    }),
  ],
})
