/** How much of anything is read, so that no file fills memory or takes the machine. Each is said in the refusal. */

const MB = 2 ** 20

/** Bytes of a file that is one article, by what it is. */
export const TEXT_BYTES = 32 * MB
export const DOCUMENT_BYTES = 256 * MB

/** Bytes of a file that holds many articles. */
export const CONTAINER_BYTES = 1024 * MB

/** Of one picture, and of all pictures of an article; what is beyond is left out and said so in its steps. */
export const IMAGE_BYTES = 16 * MB
export const IMAGES_BYTES = 64 * MB
export const IMAGES = 500

/** Characters of an article. The longest novels have 6 million; a reader or a list of names has no use for more. */
export const ARTICLE_CHARACTERS = 12_000_000

export const megabytes = (bytes: number): string => `${(bytes / MB).toLocaleString('en', { maximumFractionDigits: bytes < 10 * MB ? 1 : 0 })} MB`
