/** What a file is by its name: pictures that a note can show. */
import { extensionOf } from './sourcePath.ts'

const PICTURES: Readonly<Record<string, string>> = {
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', avif: 'image/avif', bmp: 'image/bmp', svg: 'image/svg+xml', ico: 'image/x-icon',
}

/** Null when it is no picture. */
export const pictureType = (path: string): string | null => PICTURES[extensionOf(path)] ?? null

/** The extension of a picture's media type, without the dot; null when it is none that is shown. */
export const pictureExtension = (mediaType: string): string | null => Object.entries(PICTURES).find(([, type]) => type === mediaType.toLowerCase().replace('image/jpg', 'image/jpeg'))?.[0] ?? null
