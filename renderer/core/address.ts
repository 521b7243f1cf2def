/**
 * Addresses: what the URL's hash says is open, and what `dossier://` links in exports point to. Both have one form,
 * `article/ID@VERSION?at=START-END&note=ID`; addresses are untrusted input, so parsing is strict and never throws.
 */
import type { Id, Span, TargetKind } from './model.ts'

/** What the middle pane shows. */
export type Place =
  | { kind: 'home' }
  | { kind: 'article'; id: Id; version?: number; at?: Span }
  | { kind: 'actor'; id: Id }
  | { kind: 'event'; id: Id }
  | { kind: 'note'; id: Id }
  /** What lies around something: `#/graph/actor/ID`. */
  | { kind: 'graph'; of: { kind: TargetKind; id: Id } }
  | { kind: 'search'; query: string }
  /** Lists that fill the middle pane. */
  | { kind: 'actors' }
  /** Actors that are probably one, to be decided. */
  | { kind: 'suggestions' }
  | { kind: 'events' }
  | { kind: 'notes'; folder?: string; tag?: string; query?: string }
  | { kind: 'highlights' }
  /** The check of quotes against their articles, in one note or in all. */
  | { kind: 'citations'; id?: Id }
  | { kind: 'trash' }
  | { kind: 'links' }
  | { kind: 'settings' }

/** What can be open beside the middle pane, instead of a note. */
export type BesidePlace = Extract<Place, { kind: 'article' | 'actor' | 'event' }>

/** `note` and `beside` exclude each other. */
export interface Address {
  place: Place
  /** The note open beside it. */
  note?: Id
  /** What else is open beside it. */
  beside?: BesidePlace
}

const ID = /^[A-Za-z0-9-]{1,64}$/
const TARGETS: readonly TargetKind[] = ['article', 'actor', 'event', 'note']
const LISTS = ['actors', 'suggestions', 'events', 'notes', 'highlights', 'citations', 'trash', 'links', 'settings'] as const

/** Reads `#/…`, `/…` or `dossier://…`; null when it is none of ours. */
export function parseAddress(text: string): Address | null {
  const path = text.replace(/^dossier:\/\/|^#?\//, '')
  if (text.length > 4096) return null
  const question = path.indexOf('?')
  const segments = (question < 0 ? path : path.slice(0, question)).split('/').filter((segment) => segment !== '')
  const query = new URLSearchParams(question < 0 ? '' : path.slice(question + 1))
  const place = placeOf(segments, query)
  if (place === null) return null
  const note = query.get('note')
  if (note !== null && ID.test(note)) return { place, note }
  const beside = besidePlace(query.get('beside') ?? '')
  return beside === null ? { place } : { place, beside }
}

/** A place as it is written in another's address: `article/ID@1?at=2-3`. */
function besidePlace(text: string): BesidePlace | null {
  const [path = '', query = ''] = text.split('?')
  const place = text.length > 300 ? null : placeOf(path.split('/'), new URLSearchParams(query))
  return place?.kind === 'article' || place?.kind === 'actor' || place?.kind === 'event' ? place : null
}

function placeOf(segments: string[], query: URLSearchParams): Place | null {
  const [kind, name = ''] = segments
  if (kind === undefined) return { kind: 'home' }
  if (segments.length === 1) {
    if (kind === 'search') return { kind, query: query.get('q') ?? '' }
    if (kind === 'notes') return notesPlace(query)
    return LISTS.some((list) => list === kind) ? { kind: kind as Exclude<(typeof LISTS)[number], 'notes'> } : null
  }
  if (kind === 'graph' && segments.length === 3) {
    const [, of, id = ''] = segments
    return TARGETS.some((target) => target === of) && ID.test(id) ? { kind, of: { kind: of as TargetKind, id } } : null
  }
  if (segments.length > 2) return null
  if (kind === 'actor' || kind === 'event' || kind === 'note' || kind === 'citations') return ID.test(name) ? { kind, id: name } : null
  if (kind !== 'article') return null
  const [id = '', version] = name.split('@')
  if (!ID.test(id)) return null
  const place: Place = { kind, id }
  if (version !== undefined) {
    if (!/^[1-9]\d{0,8}$/.test(version)) return null
    place.version = Number(version)
  }
  const at = /^(\d{1,9})-(\d{1,9})$/.exec(query.get('at') ?? '')
  if (at !== null && Number(at[1]) < Number(at[2])) place.at = { start: Number(at[1]), end: Number(at[2]) }
  return place
}

/** The list of notes, narrowed. */
function notesPlace(query: URLSearchParams): Place {
  const place: Place = { kind: 'notes' }
  const [folder, tag, typed] = ['folder', 'tag', 'q'].map((name) => (query.get(name) ?? '').slice(0, 300))
  if (folder) place.folder = folder
  if (tag) place.tag = tag
  if (typed) place.query = typed
  return place
}

/** Writes an address as a hash, `#/…`; parseAddress reads it back. */
export function formatAddress({ place, note, beside }: Address): string {
  const query: string[] = []
  let path: string = place.kind
  switch (place.kind) {
    case 'home':
      path = ''
      break
    case 'article':
      path += `/${place.id}${place.version === undefined ? '' : `@${place.version}`}`
      if (place.at !== undefined) query.push(`at=${place.at.start}-${place.at.end}`)
      break
    case 'actor':
    case 'event':
    case 'note':
      path += `/${place.id}`
      break
    case 'citations':
      if (place.id !== undefined) path += `/${place.id}`
      break
    case 'graph':
      path += `/${place.of.kind}/${place.of.id}`
      break
    case 'notes':
      for (const [name, value] of [['folder', place.folder], ['tag', place.tag], ['q', place.query]]) if (value) query.push(`${name}=${encodeURIComponent(value)}`)
      break
    case 'search':
      query.push(`q=${encodeURIComponent(place.query)}`)
  }
  if (note !== undefined) query.push(`note=${note}`)
  else if (beside !== undefined) query.push(`beside=${encodeURIComponent(formatAddress({ place: beside }).slice(2))}`)
  return `#/${path}${query.length === 0 ? '' : `?${query.join('&')}`}`
}

/** The same address as a link for the world outside: `dossier://article/…`. */
export function formatLink(place: Place): string {
  return `dossier://${formatAddress({ place }).slice(2)}`
}
