import type { BibliographyFormat } from './bibliography/bibliography.ts'
import type { EmbedStyle } from './inlineEmbeds.ts'

export type ExportFormat = 'plain' | 'obsidian' | 'pandoc'

/** What a user chooses for an export. */
export interface LibraryExportOptions {
  format: ExportFormat
  /** Pages of articles: none, those that the notes cite, or those and every one with highlights. */
  articles: 'none' | 'cited' | 'highlighted'
  /** A page for each actor and event that the notes link to. */
  actors: boolean
  events: boolean
  /** A page of highlights for each article that has some: of those cited, or of all with `articles: 'highlighted'`. */
  highlights: boolean
  /** What becomes of embedded notes; Obsidian embeds them itself. */
  embeds: EmbedStyle
  /** Besides `bibliography.json`, which pandoc needs. */
  bibliographies: BibliographyFormat[]
  /** Null: as it is without one. */
  noteTemplate: string | null
  passageTemplate: string | null
  /** Comments around what is Dossier's, so that what somebody adds to a file survives the next export. */
  marks: boolean
}

export const DEFAULT_EXPORT: LibraryExportOptions = {
  format: 'plain', articles: 'none', actors: false, events: false, highlights: false, embeds: 'link', bibliographies: [], noteTemplate: null, passageTemplate: null, marks: true,
}
