import type { MimePart } from '../mime/parseMime.ts'
import type { Companion } from './types.ts'

/** Pictures of a message, by `cid:` or by their address, relative ones resolved against `base`. */
export function partsBeside(parts: readonly MimePart[], base: string | null): (address: string) => Companion | null {
  const byAddress = new Map<string, MimePart>()
  for (const part of parts) {
    if (part.id !== null && !byAddress.has(`cid:${part.id}`)) byAddress.set(`cid:${part.id}`, part)
    const location = part.location === null ? null : resolved(part.location, base)
    if (location !== null && !byAddress.has(location)) byAddress.set(location, part)
  }
  return (address) => {
    const written = address.trim()
    const part = byAddress.get(/^cid:/i.test(written) ? `cid:${decoded(written.slice(4))}` : (resolved(written, base) ?? written))
    if (part === undefined) return null
    const name = part.fileName ?? (part.location ?? '').replace(/[?#].*$/, '').split('/').at(-1)
    return { name: name === undefined || name === '' ? 'picture' : name.slice(0, 200), mediaType: part.mediaType, bytes: part.bytes }
  }
}

function resolved(address: string, base: string | null): string | null {
  try {
    return new URL(address, base ?? undefined).href
  } catch {
    return address
  }
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
