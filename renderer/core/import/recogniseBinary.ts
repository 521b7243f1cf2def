/** What a file that is no text is, told by its first bytes ("magic numbers"), so that the refusal can say it. */
export interface Binary {
  /** With its article: `a PNG image`. */
  what: string
  /** A document that may hold an article, in a format that is not read. */
  document: boolean
}

const SIGNATURES: { bytes: number[]; offset?: number; what: string; document?: true }[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'a GIF image' },
  { bytes: [0x57, 0x45, 0x42, 0x50], offset: 8, what: 'a WebP image' },
  { bytes: [0x49, 0x49, 0x2a, 0x00], what: 'a TIFF image' },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], what: 'a TIFF image' },
  { bytes: [0x00, 0x00, 0x01, 0x00], what: 'an icon' },
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], what: 'a PDF document', document: true },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], what: 'an old Microsoft Office document', document: true },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: 'an RTF document', document: true },
  { bytes: [0x1f, 0x8b], what: 'a gzip archive' },
  { bytes: [0x42, 0x5a, 0x68], what: 'a bzip2 archive' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], what: 'an xz archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], what: 'a 7-Zip archive' },
  { bytes: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], what: 'a RAR archive' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'a Zstandard archive' },
  { bytes: [0x75, 0x73, 0x74, 0x61, 0x72], offset: 257, what: 'a tar archive' },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74], what: 'an SQLite database' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], what: 'a Linux program' },
  { bytes: [0xca, 0xfe, 0xba, 0xbe], what: 'a compiled program' },
  { bytes: [0xcf, 0xfa, 0xed, 0xfe], what: 'a macOS program' },
  { bytes: [0x00, 0x61, 0x73, 0x6d], what: 'a WebAssembly module' },
  { bytes: [0x77, 0x4f, 0x46, 0x32], what: 'a font' },
  { bytes: [0x77, 0x4f, 0x46, 0x46], what: 'a font' },
  { bytes: [0x49, 0x44, 0x33], what: 'an MP3 recording' },
  { bytes: [0x4f, 0x67, 0x67, 0x53], what: 'an Ogg recording' },
  { bytes: [0x66, 0x74, 0x79, 0x70], offset: 4, what: 'a video or an HEIF image' },
  { bytes: [0x1a, 0x45, 0xdf, 0xa3], what: 'a Matroska video' },
]

/** Null when the first bytes are those of no known binary format. A zip is told apart by the names inside it. */
export function recogniseBinary(bytes: Uint8Array): Binary | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return zip(bytes)
  // "MZ" may begin a text; the two bytes after it in a program are no printable text.
  if (startsWith(bytes, [0x4d, 0x5a]) && bytes.subarray(2, 64).some((byte) => byte === 0)) return { what: 'a Windows program', document: false }
  const found = SIGNATURES.find((signature) => startsWith(bytes, signature.bytes, signature.offset))
  return found ? { what: found.what, document: found.document === true } : null
}

function zip(bytes: Uint8Array): Binary {
  const head = String.fromCharCode(...bytes.subarray(0, 4096))
  if (head.includes('application/epub+zip')) return { what: 'an EPUB book', document: true }
  if (head.includes('application/vnd.oasis.opendocument')) return { what: 'an OpenDocument file', document: true }
  if (head.includes('word/')) return { what: 'a Word document', document: true }
  if (head.includes('xl/')) return { what: 'an Excel workbook', document: true }
  if (head.includes('ppt/')) return { what: 'a PowerPoint presentation', document: true }
  if (head.includes('[Content_Types].xml')) return { what: 'a Microsoft Office document', document: true }
  return { what: 'a zip archive', document: true }
}

function startsWith(bytes: Uint8Array, signature: number[], offset = 0): boolean {
  return signature.every((byte, index) => bytes[offset + index] === byte)
}
