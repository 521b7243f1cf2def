/** Checks of what a page sends: it is treated as taken over, so every argument is looked at when it arrives. Each throws a TypeError that says what was expected. */
import type { FileToWrite } from '../preload/bridge.ts'

export function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('An object was expected.')
  return value as Record<string, unknown>
}

export function text(value: unknown, what: string, longest: number): string {
  if (typeof value !== 'string' || value === '' || value.length > longest) throw new TypeError(`${what} must be a text of at most ${longest} characters.`)
  return value
}

export function list(value: unknown, what: string): unknown[] {
  if (!Array.isArray(value)) throw new TypeError(`${what} must be a list.`)
  return value
}

export function byteArray(value: unknown, what: string): Uint8Array<ArrayBuffer> {
  if (!(value instanceof Uint8Array)) throw new TypeError(`${what} must be bytes.`)
  return value as Uint8Array<ArrayBuffer>
}

export function extension(value: unknown): string {
  const name = text(value, 'An extension', 20)
  if (!/^[a-z\d]+(?:\.[a-z\d]+)*$/i.test(name)) throw new TypeError('An extension is letters and digits, without a leading dot.')
  return name
}

export function fileToWrite(value: unknown): FileToWrite {
  const { path, bytes } = record(value)
  return { path: text(path, 'A path', 4096), bytes: byteArray(bytes, 'A file') }
}
