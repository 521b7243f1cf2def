/** The user's templates as commands of the `/` menu. */
import type { Id } from '../../../core/model.ts'
import type { TemplateValues } from '../../../core/notes/template.ts'
import type { Desk } from '../../desk/desk.ts'
import { notesStrings } from '../../shared/strings/notes.ts'
import type { TemplateCommand } from './noteCommands.ts'
import { insertTemplate, listTemplates } from '../pane/templates.ts'

/**
 * By title, without the note itself, which would be put into itself.
 * @param note the one that is written in
 * @param failed told when they cannot be read: then there are none, and the other commands are still offered
 */
export async function templateCommands({ db, address }: Pick<Desk, 'db' | 'address'>, note: { id: Id; title: string }, failed: (error: Error) => void): Promise<TemplateCommand[]> {
  const values = async (): Promise<TemplateValues> => ({
    title: note.title, now: new Date(), article: address.place.kind === 'article' ? ((await db.articles.get(address.place.id))?.title ?? null) : null,
  })
  const templates = await listTemplates(db).catch((error: Error) => {
    failed(error)
    return []
  })
  return templates
    .filter(({ id }) => id !== note.id)
    .map(({ id, title }) => ({
      name: title || notesStrings.untitled,
      insert: (editor) => {
        values()
          .then((given) => insertTemplate(editor, db, id, given))
          .catch(failed)
      },
    }))
}
