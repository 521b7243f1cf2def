/**
 * Making a note of a template, and putting one into a note that is open. Templates are the notes in a folder that the settings name; what is in
 * them is core/notes/template.ts's business. Loaded on demand: it needs the editor's schema.
 */
import type { Editor } from '@tiptap/core'
import { Fragment, Node, Slice } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import type { Id, NoteNode, NoteRow } from '../../../core/model.ts'
import { isWithin } from '../../../core/notes/paths.ts'
import { CURSOR, expandTemplate, type TemplateValues } from '../../../core/notes/template.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { createNote, noteDocument, type NoteDetails } from '../../../data/notes.ts'
import { getSetting } from '../../../data/settings.ts'
import { NoteIndexer } from '../session/noteIndexer.ts'
import { noteSchema } from '../schema/noteExtensions.ts'
import { replay } from '../schema/replay.ts'

/** The notes that are templates, by title. */
export async function listTemplates(db: DossierDatabase): Promise<NoteRow[]> {
  const folder = await getSetting(db, 'templatesFolder')
  if (folder === '') return []
  const notes = await db.notes.filter((note) => note.trashedAt === 0 && note.folder !== '' && isWithin(note.folder, folder)).toArray()
  return notes.sort((a, b) => a.title.localeCompare(b.title))
}

/** Takes out the marks of `{{cursor}}`; `at` is where the first stood, as the editor counts. */
function takeCursor(doc: Node): { doc: Node; at: number | null } {
  const marks: number[] = []
  doc.descendants((node, position) => {
    for (const { index } of (node.text ?? '').matchAll(new RegExp(CURSOR, 'g'))) marks.push(position + index)
  })
  const transform = new Transform(doc)
  for (const mark of marks.toReversed()) transform.delete(mark, mark + 1)
  return { doc: transform.doc, at: marks[0] ?? null }
}

/** @throws {RangeError} when the template is gone */
async function expanded(db: DossierDatabase, template: Id, values: TemplateValues): Promise<{ doc: Node; at: number | null }> {
  const note = await noteDocument(db, template, replay)
  if (note === null) throw new RangeError(`no note ${template}`)
  return takeCursor(Node.fromJSON(noteSchema, expandTemplate(note.doc, values)))
}

/** Makes a note of a template; `at` is where its caret goes, null where the template does not say. */
export async function createFromTemplate(db: DossierDatabase, template: Id, values: TemplateValues, details: NoteDetails = {}): Promise<{ id: Id; at: number | null }> {
  const { doc, at } = await expanded(db, template, values)
  const { id } = await createNote(db, { title: values.title, doc: doc.toJSON() as NoteNode, index: new NoteIndexer().index(doc), details })
  return { id, at }
}

/** Puts a template in the place of the selection, and the caret where it says, else behind it. One step of undo. */
export async function insertTemplate(editor: Editor, db: DossierDatabase, template: Id, values: TemplateValues): Promise<void> {
  const { doc, at } = await expanded(db, template, values)
  // The editor's schema is made of the same extensions, but its nodes are its own.
  const content = Fragment.fromJSON(editor.schema, (doc.toJSON() as NoteNode).content ?? [])
  const { tr } = editor.state
  const { from, to, $from } = tr.selection
  const lonely = content.childCount === 1 && content.firstChild?.type.name === 'paragraph'
  const inEmpty = $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0 && $from.depth > 0
  // One paragraph flows into the line; several blocks take the place of an empty one.
  if (lonely) tr.replace(from, to, new Slice(content.child(0).content, 0, 0))
  else if (inEmpty) tr.replaceRange($from.before(), $from.after(), new Slice(content, 0, 0))
  else tr.replaceRange(from, to, new Slice(content, 0, 0))
  const start = lonely ? from - 1 : inEmpty ? $from.before() : tr.mapping.map(from, -1)
  editor.view.dispatch(tr.scrollIntoView())
  if (at !== null) editor.commands.setTextSelection(Math.min(start + at, editor.state.doc.content.size))
  editor.view.focus()
}
