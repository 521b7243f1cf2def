/** `/` at the beginning of a line or after a space lists commands (noteCommands.ts). Within a word, in an address or a fraction it is a slash. */
import type { Editor } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { FileText } from 'lucide-react'
import { NODE } from '../../../core/notes/document.ts'
import { noteCommandStrings as strings } from '../../shared/strings/noteCommands.ts'
import { matchBefore, type Trigger } from './completion.ts'
import { matchCommands, noteCommands, type CommandActions, type NoteCommand, type TemplateCommand } from './noteCommands.ts'

/** A name of at most three words; a space right after the sign makes it a slash between words. */
const TRIGGER = /(?<=^|[\s\uFFFC])\/((?:[^\s/\uFFFC]+ ){0,2}[^\s/\uFFFC]*)$/u

/** What can be done where the caret is. */
export function availableCommands(editor: Editor, commands: NoteCommand[]): NoteCommand[] {
  const { $from } = editor.state.selection
  const inCell = Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1).type.name).some((name) => name === NODE.tableCell || name === NODE.tableHeader)
  return commands.filter(({ block, can }) => (!block || !inCell) && (can === undefined || can(editor.can().chain()).run()))
}

/** @param templates the user's, in the order they are to be listed */
export function commandTrigger(actions: CommandActions, templates: () => Promise<TemplateCommand[]>): Trigger {
  return {
    key: new PluginKey('slash'),
    char: '/',
    match: (position) => matchBefore(position, TRIGGER),
    source: (editor, range) => {
      const commands = availableCommands(editor, noteCommands(actions))
      let own: NoteCommand[] = []
      const loaded = templates().then((found) => {
        own = found.map(({ name, insert }) => ({ label: strings.template(name), words: strings.groups.templates, icon: FileText, group: strings.groups.templates, block: true, run: insert }))
      })
      const list = (query: string) =>
        matchCommands([...commands, ...own], query)
          // By groups, in the order of the best of each.
          .map((command, at, all) => ({ command, group: all.findIndex(({ group }) => group === command.group), at }))
          .sort((a, b) => a.group - b.group || a.at - b.at)
          .map(({ command: { label, detail, shortcut, icon, group, run } }) => ({
            label, icon, group,
            ...(detail === undefined ? {} : { detail }),
            ...(shortcut === undefined ? {} : { shortcut }),
            choose: () => {
              const at = range()
              if (at === null) return
              editor.chain().focus().deleteRange(at).run()
              run(editor)
            },
          }))
      return { name: strings.list, always: false, silent: true, find: async (query) => (await loaded, list(query)) }
    },
  }
}
