/**
 * Why a file could not be read. `no-text`: readable, but there is no article in it. `damaged`: not what its format asks for, or cut off.
 * `address-only`: it names an article and does not hold it. `locked`: encrypted.
 */
export type ImportErrorCode = 'empty' | 'binary' | 'encoding' | 'too-large' | 'unsupported' | 'no-text' | 'damaged' | 'address-only' | 'locked'

/** A file that is refused: the message is a whole English sentence for the user that names the file. */
export class ImportError extends Error {
  readonly code: ImportErrorCode
  readonly fileName: string

  /** @param what the predicate of the sentence, e.g. `is a PNG image, not text.` */
  constructor(code: ImportErrorCode, fileName: string, what: string) {
    super(`“${fileName}” ${what}`)
    this.name = 'ImportError'
    this.code = code
    this.fileName = fileName
  }
}
