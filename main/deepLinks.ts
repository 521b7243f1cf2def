/**
 * `dossier://` addresses, which exported notes carry. Anybody can write one into any web page, so they are untrusted: what is not exactly
 * one of the app's own address forms is ignored, and what is gets rebuilt from its parts, never passed on as it came.
 */

export const DEEP_SCHEME = 'dossier'

const LONGEST = 2048
const ADDRESS = /^dossier:\/\/(article|actor|event|note)\/([\w-]{1,64})(?:@([1-9]\d{0,8}))?\/?(?:\?([^#]*))?$/i
const SEARCH = /^dossier:\/\/search\/?\?q=([^&#]+)$/i
const PASSAGE = /^(\d{1,9})-(\d{1,9})$/
const ID = /^[\w-]{1,64}$/

/** The parameters an article's address may have; null if there is any other, or one twice, or a malformed one. */
function articleQuery(query: string): string | null {
  const parts: string[] = []
  const seen = new Set<string>()
  for (const pair of query.split('&')) {
    const [name = '', value = ''] = pair.split('=', 2)
    if (seen.has(name)) return null
    seen.add(name)
    const passage = PASSAGE.exec(value)
    if (name === 'at' && passage !== null && Number(passage[1]) < Number(passage[2])) parts.push(`at=${value}`)
    else if (name === 'note' && ID.test(value)) parts.push(`note=${value}`)
    else return null
  }
  return parts.join('&')
}

function searchQuery(encoded: string): string | null {
  try {
    const query = decodeURIComponent(encoded.replaceAll('+', ' ')).replaceAll(/\p{Cc}/gu, ' ').trim()
    return query === '' || query.length > 500 ? null : encodeURIComponent(query)
  } catch {
    return null
  }
}

/**
 * @param address anything: a command-line argument, or what the system hands over as opened
 * @returns `#/article/ID@VERSION?at=START-END&note=ID`, `#/actor/ID`, `#/event/ID`, `#/note/ID` or `#/search?q=…`; null for anything else
 */
export function deepLinkHash(address: string): string | null {
  if (address.length > LONGEST) return null
  const search = SEARCH.exec(address)
  if (search?.[1] !== undefined) {
    const query = searchQuery(search[1])
    return query === null ? null : `#/search?q=${query}`
  }
  const match = ADDRESS.exec(address)
  if (match === null) return null
  const [, rawKind = '', id = '', version, query] = match
  const kind = rawKind.toLowerCase()
  if (kind !== 'article') return version === undefined && query === undefined ? `#/${kind}/${id}` : null
  const parameters = query === undefined ? '' : articleQuery(query)
  if (parameters === null) return null
  return `#/article/${id}${version === undefined ? '' : `@${version}`}${parameters === '' ? '' : `?${parameters}`}`
}

/** The address a (second) start was given among its arguments; null if none of them is one. */
export function deepLinkInArguments(argv: readonly string[]): string | null {
  for (const argument of argv.toReversed()) {
    const hash = deepLinkHash(argument)
    if (hash !== null) return hash
  }
  return null
}
