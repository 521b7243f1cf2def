/** What was pasted into the window, outside any field, as a file that can be imported. */

export interface Pasted {
  file: { name: string; bytes: Uint8Array<ArrayBuffer> }
  /** The address of its page, where the clipboard or the page itself says it; browsers as a rule do not. */
  address: string
}

/** What a clipboard says, by media type; empty for those that it does not have. */
type Said = Pick<DataTransfer, 'getData'>

const BLOCKS = /<(?:p|h[1-6]|li|article|blockquote|table|div|br)[\s/>]/i

const isAddress = (text: string): boolean => /^https?:\/\/\S+$/i.test(text)

/** Null when there are no words in it. `address-only`: it is an address, which is not followed. */
export function pastedArticle(clipboard: Said, now: Date): Pasted | 'address-only' | null {
  const html = clipboard.getData('text/html')
  const text = clipboard.getData('text/plain').trim()
  if (isAddress(text)) return 'address-only'
  // Editors of code and terminals hand over HTML of colours alone.
  const rich = BLOCKS.test(html)
  if (!rich && text === '') return null
  const stamp = now.toLocaleString('sv-SE').slice(0, 16).replace(':', '.')
  return { file: { name: `Pasted ${stamp}.${rich ? 'html' : 'txt'}`, bytes: new TextEncoder().encode(rich ? html : text) }, address: addressOf(clipboard, html) }
}

function addressOf(clipboard: Said, html: string): string {
  const listed = clipboard.getData('text/uri-list').split('\n').find((line) => isAddress(line.trim()))?.trim()
  const told = /^SourceURL:(\S+)/m.exec(html)?.[1] ?? /<link\b[^>]*\brel=["']?canonical["']?[^>]*>/i.exec(html)?.[0].match(/\bhref=["']?([^"'\s>]+)/i)?.[1] ?? /<base\b[^>]*\bhref=["']?([^"'\s>]+)/i.exec(html)?.[1]
  return listed ?? (told !== undefined && isAddress(told) ? told : '')
}
