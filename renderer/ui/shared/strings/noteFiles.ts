/** What is said of files on their way into a note. */

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(bytes < 1024 * 1024 * 10 ? 1 : 0)} MB`

export const noteFileStrings = {
  pasted: 'Pasted image',
  remote: 'Image',
  unknownType: (name: string) => `“${name}” is no picture that can be shown. PNG, JPEG, GIF, WebP, AVIF, SVG and BMP can.`,
  tooLarge: (name: string, size: number, limit: number) => `“${name}” has ${megabytes(size)}; it may have ${megabytes(limit)} here. A smaller copy of it can be put in.`,
  unreadable: (name: string, reason: string) => `“${name}” could not be read: ${reason}`,
  empty: 'it is empty.',
  notStored: (name: string, reason: string) => `“${name}” could not be stored. ${reason}`,
}
