import { extensionOf } from '../../core/import/notes/sourcePath.ts'

const NAMES = new Set(['csv', 'tsv', 'json', 'jsonl', 'ndjson'])

/** Whether a file may be, or hold, a table of articles: by its name or its first signs, so that others need not be looked into. */
export function mayBeTable({ name, bytes }: { name: string; bytes: Uint8Array }): boolean {
  if (NAMES.has(extensionOf(name.replace(/\.gz$/i, '')))) return true
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return extensionOf(name) === 'zip'
  const first = String.fromCharCode(...bytes.subarray(0, 64)).replace(/^\u00EF\u00BB\u00BF/, '').trimStart()[0]
  return first === '{' || first === '['
}
