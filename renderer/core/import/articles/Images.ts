/**
 * The pictures of one article: while its body is made they have stand-ins, and only those that the body shows in the end are kept, by the hash of
 * their bytes. A picture that the file does not hold is never fetched: it is left out.
 */
import type { Nodes, Root } from 'mdast'
import type { Extraction, ExtractionStep } from '../../model.ts'
import { assetAddress } from '../../notes/assets.ts'
import { assetKey } from '../notes/assetKeys.ts'
import { pictureExtension, pictureType } from '../notes/mediaTypes.ts'
import { decodeDataAddress } from './dataAddress.ts'
import { IMAGE_BYTES, IMAGES, IMAGES_BYTES, megabytes } from './limits.ts'
import type { ArticleImage, Companion } from './types.ts'

/** Bytes below which a picture is a spacer or counts visits. */
const TINY = 120

export class Images {
  readonly #beside: (address: string) => Companion | null
  readonly #companions: Companion[] = []
  readonly #keys = new Map<string, string | null>()

  /** @param beside a picture that comes with the file, by the address that the article has for it */
  constructor(beside: (address: string) => Companion | null = () => null) {
    this.#beside = beside
  }

  /** The address by which the body shall show a picture until `settle`; null when the file does not hold it. */
  readonly addressOf = (source: string): string | null => {
    const known = this.#keys.get(source)
    if (known !== undefined) return known
    const companion = /^\s*data:/i.test(source) ? decodeDataAddress(source) : this.#beside(source)
    const address = companion === null || typeOf(companion) === null ? null : this.add(companion)
    this.#keys.set(source, address)
    return address
  }

  add(companion: Companion): string {
    this.#companions.push(companion)
    return assetAddress(assetKey(this.#companions.length - 1))
  }

  /** The article with its pictures under their own addresses; those that are too many, too large or empty are gone, and its steps say so. */
  async settle(extraction: Extraction): Promise<{ extraction: Extraction; images: ArticleImage[] }> {
    if (this.#companions.length === 0) return { extraction, images: [] }
    const shown = new Set<string>()
    visitImages(extraction.body, (url) => void shown.add(url))
    const addresses = new Map<string, string>()
    const images = new Map<string, ArticleImage>()
    const steps: ExtractionStep[] = []
    let total = 0
    for (const [at, companion] of this.#companions.entries()) {
      const standIn = assetAddress(assetKey(at))
      const mediaType = typeOf(companion)
      if (!shown.has(standIn) || mediaType === null) continue
      const bytes = companion.bytes()
      if (bytes.length < TINY) continue
      const reason = bytes.length > IMAGE_BYTES ? `has more than ${megabytes(IMAGE_BYTES)}` : total + bytes.length > IMAGES_BYTES || images.size >= IMAGES ? `would be more than ${IMAGES} pictures or ${megabytes(IMAGES_BYTES)} in one article` : null
      if (reason !== null) {
        steps.push({ stage: 'images', reason: `“${companion.name}” ${reason} and is left out`, removed: '' })
        continue
      }
      const id = await hashOf(bytes)
      addresses.set(standIn, assetAddress(id))
      if (images.has(id)) continue
      total += bytes.length
      images.set(id, { id, name: companion.name, mediaType, bytes: bytes.slice() })
    }
    const standIns = new Set(this.#companions.map((_, at) => assetAddress(assetKey(at))))
    return { extraction: { ...extraction, body: replaceImages(extraction.body, standIns, addresses), steps: [...extraction.steps, ...steps] }, images: [...images.values()] }
  }
}

const typeOf = ({ name, mediaType }: Companion): string | null => (mediaType !== null && pictureExtension(mediaType) !== null ? mediaType.toLowerCase().replace('image/jpg', 'image/jpeg') : pictureType(name))

async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function visitImages(node: Nodes, visit: (url: string) => void): void {
  if (node.type === 'image') visit(node.url)
  if ('children' in node) for (const child of node.children) visitImages(child, visit)
}

/** Each stand-in by its address. A picture without one goes, and so does a paragraph that held nothing else. */
function replaceImages(root: Root, standIns: ReadonlySet<string>, addresses: ReadonlyMap<string, string>): Root {
  const visit = (node: Nodes): Nodes[] => {
    if (node.type === 'image' && standIns.has(node.url)) {
      const url = addresses.get(node.url)
      return url === undefined ? [] : [{ ...node, url }]
    }
    if (!('children' in node)) return [node]
    const children = (node.children as Nodes[]).flatMap(visit)
    if (children.length === 0 && node.children.length > 0 && node.type === 'paragraph') return []
    return [{ ...node, children } as Nodes]
  }
  return visit(root)[0] as Root
}
