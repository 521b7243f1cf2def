/** What a file is by its name: pictures that a note can show, and others that it can link to. */
import { extensionOf } from './sourcePath.ts'

const PICTURES: Readonly<Record<string, string>> = {
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', avif: 'image/avif', bmp: 'image/bmp', svg: 'image/svg+xml', ico: 'image/x-icon',
}

/** Common ones beside pictures; what is not here is bytes. */
const OTHERS: Readonly<Record<string, string>> = {
  pdf: 'application/pdf', txt: 'text/plain', csv: 'text/csv', json: 'application/json', html: 'text/html', xml: 'application/xml', epub: 'application/epub+zip', rtf: 'application/rtf',
  mp3: 'audio/mpeg', m4a: 'audio/mp4', wav: 'audio/wav', ogg: 'audio/ogg', flac: 'audio/flac', mp4: 'video/mp4', mov: 'video/quicktime', webm: 'video/webm',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', odt: 'application/vnd.oasis.opendocument.text', ods: 'application/vnd.oasis.opendocument.spreadsheet',
}

/** Null when it is no picture. */
export const pictureType = (path: string): string | null => PICTURES[extensionOf(path)] ?? null

/** The extension of a picture's media type, without the dot; null when it is none that is shown. */
export const pictureExtension = (mediaType: string): string | null => Object.entries(PICTURES).find(([, type]) => type === mediaType.toLowerCase().replace('image/jpg', 'image/jpeg'))?.[0] ?? null

/** Of any file. */
export const mediaType = (path: string): string => pictureType(path) ?? OTHERS[extensionOf(path)] ?? 'application/octet-stream'

/** The extension of any media type that is known here; null for others. */
export const extensionOfType = (type: string): string | null => pictureExtension(type) ?? Object.entries(OTHERS).find(([, known]) => known === type.toLowerCase())?.[0] ?? null
