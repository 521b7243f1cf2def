/** What a note says, as one text: two notes (or a note and a file read as one) with the same text are the same to the vault. */
import { noteToMarkdown } from '../markdown/markdown.ts'
import type { NoteNode } from '../model.ts'

export interface VaultContent {
  title: string
  aliases: string[]
  doc: NoteNode
}

/** Links by their addresses in the library, so that it does not depend on where other notes lie. */
export const contentText = ({ title, aliases, doc }: VaultContent): string => JSON.stringify([title.trim(), aliases.toSorted(), noteToMarkdown(doc)])
