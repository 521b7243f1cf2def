/** Which files hold notes, by their names. Alone in its file, because the window asks it of every file that is dropped. */
import { extensionOf } from './sourcePath.ts'

export const isMarkdown = (path: string): boolean => ['md', 'markdown', 'mdown', 'mkd'].includes(extensionOf(path))

/** Whether a file's content is needed to read the notes; a picture's is fetched only when a note shows it. */
export const isNoteFile = (path: string): boolean => isMarkdown(path) || ['enex', 'zip', 'jex', 'tar', 'textpack'].includes(extensionOf(path))
