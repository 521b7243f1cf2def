/** What ties one note's editor to the desk: what its links lead to, what its signs list, where its pictures are kept. The desk is asked for at the time it is needed. */
import type { Editor, Extensions } from '@tiptap/core'
import type { Id } from '../../../core/model.ts'
import { headings } from '../../../core/notes/document.ts'
import type { Named } from '../../../core/search/nameIndex.ts'
import { createNote, noteDocument } from '../../../data/notes.ts'
import type { Desk } from '../../desk/desk.ts'
import { sortOpened } from '../../desk/sortOpened.ts'
import { COMMON } from '../../shared/strings/common.ts'
import { commandTrigger } from '../completion/completeCommands.ts'
import { linkTriggers, parseWikilink } from '../completion/completeLinks.ts'
import { tagTrigger } from '../completion/completeTags.ts'
import { Completion } from '../completion/completion.ts'
import type { CompletionMenu } from '../completion/completionMenu.ts'
import { FollowLinks } from './followLinks.ts'
import { jumpToHeading } from './headingJumps.ts'
import { IMAGE_EXTENSIONS, insertFiles, type FileServices } from '../paste/insertFiles.ts'
import { saveAttachment } from './saveAttachment.ts'
import { headingOfTarget } from './noteHeadings.ts'
import { PasteFiles } from '../paste/pasteFiles.ts'
import type { MoveOptions } from '../blocks/moveBlocks.ts'
import { findExactly, pointReferences } from '../completion/resolveWikilink.ts'
import { replay } from '../schema/replay.ts'
import { templateCommands } from '../completion/templateCommands.ts'
import { WikilinkTyping } from '../completion/wikilinkTyping.ts'

export interface EditorActions {
  menu: CompletionMenu
  desk: () => Desk
  openOutside: (url: string) => void
  editLink: () => void
  toggleFocus: () => void
  /** Leaves focus mode. @returns whether it was on */
  leaveFocus: () => boolean
  /** Told after blocks were moved by key. */
  moved: MoveOptions['moved']
  /** The note as it is now. */
  self: () => { id: Id; title: string; lang: string | null }
}

export function deskExtensions({ menu, desk, openOutside, editLink, self }: EditorActions): Extensions {
  const failed = (error: Error): void => desk().notify({ message: error.message, kind: 'error' })
  // Named at once, so that the link stands while the note is still being written.
  const makeNote = (title: string): Named => {
    const id = crypto.randomUUID()
    createNote(desk().db, { id, title }).catch(failed)
    return { kind: 'note', id, name: title, also: '', detail: '', weight: 0 }
  }
  const services: FileServices = { db: () => desk().db, notify: (notice) => desk().notify(notice) }
  const pick = (extensions: string[]) => (editor: Editor): void => {
    desk()
      .host.openFiles({ extensions })
      .then((opened) => {
        const { files, unreadable } = sortOpened(opened)
        for (const file of unreadable) desk().notify({ message: COMMON.unreadable(file), kind: 'error' })
        return insertFiles(editor, files.map(({ name, bytes }) => ({ name, mediaType: '', size: bytes.byteLength, read: () => Promise.resolve(bytes) })), null, services)
      })
      .catch(failed)
  }
  /** `Note#Heading` without the heading. */
  const nameOf = (target: string): string => parseWikilink(target).name
  return [
    PasteFiles.configure(services),
    WikilinkTyping.configure({
      resolve: (editor, target) =>
        (nameOf(target) === '' ? Promise.resolve({ kind: 'note' as const, id: self().id }) : findExactly(desk().finder, nameOf(target))).then(
          (found) => {
            if (found !== null) pointReferences(editor, target, found)
          },
          () => undefined, // It stays a wikilink, which a click looks up again.
        ),
    }),
    Completion.configure({
      menu,
      triggers: [
        ...linkTriggers({
          find: (query, kinds) => desk().finder.find(query, { ...(kinds === undefined ? {} : { kinds }), limit: 40 }),
          createNote: makeNote,
          headingsOf: async (id) => {
            const note = await noteDocument(desk().db, id, replay)
            return note === null ? [] : headings(note.doc)
          },
          self,
        }),
        tagTrigger(async () => {
          const counts = new Map<string, number>()
          for (const tag of (await desk().db.notes.orderBy('tags').keys()) as string[]) counts.set(tag, (counts.get(tag) ?? 0) + 1)
          return [...counts].map(([name, notes]) => ({ name, notes }))
        }),
        commandTrigger({ pickImages: pick(IMAGE_EXTENSIONS), pickFiles: pick([]), editLink, lang: () => self().lang }, () => templateCommands(desk(), self(), failed)),
      ],
    }),
    FollowLinks.configure({
      go: (place, beside, heading) => {
        const { db } = desk()
        if (heading !== null && place.kind === 'note') {
          jumpToHeading(db, place.id, heading)
          if (place.id === self().id) return
        }
        if (beside) desk().openBeside(place)
        else desk().go(place)
      },
      open: openOutside,
      save: (asset) => void saveAttachment(desk(), asset),
      unresolved: (editor, { target, label }) => {
        const written = target ?? label
        return findExactly(desk().finder, nameOf(written)).then((found) => {
          const named = found ?? makeNote(nameOf(written))
          pointReferences(editor, written, named)
          const heading = headingOfTarget(written.includes('#') ? `#${encodeURIComponent(written.slice(written.indexOf('#') + 1))}` : null)
          if (named.kind === 'note') {
            if (heading !== null) jumpToHeading(desk().db, named.id, heading)
            desk().openNote(named.id)
          } else desk().go({ kind: named.kind, id: named.id })
        }, failed)
      },
    }),
  ]
}
