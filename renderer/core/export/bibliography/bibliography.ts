/** The cited articles as a file for reference managers and typesetters. Each format is a small writer of its own beside this. */
import { writeBibLaTeX, writeBibTeX } from './bibTeX.ts'
import type { CitedArticle } from './citedArticle.ts'
import { writeCslJson } from './cslJson.ts'
import { writeRis } from './ris.ts'

export const BIBLIOGRAPHY_FORMATS = ['csl-json', 'bibtex', 'biblatex', 'ris'] as const

export type BibliographyFormat = (typeof BIBLIOGRAPHY_FORMATS)[number]

const WRITERS: Record<BibliographyFormat, { fileName: string; write: (articles: readonly CitedArticle[]) => string }> = {
  'csl-json': { fileName: 'bibliography.json', write: writeCslJson },
  bibtex: { fileName: 'bibliography-bibtex.bib', write: writeBibTeX },
  biblatex: { fileName: 'bibliography.bib', write: writeBibLaTeX },
  ris: { fileName: 'bibliography.ris', write: writeRis },
}

/** By citation key, so that the same articles give the same file. */
export function bibliographyFile(articles: readonly CitedArticle[], format: BibliographyFormat): { path: string; text: string } {
  const { fileName, write } = WRITERS[format]
  return { path: fileName, text: write(articles.toSorted((a, b) => (a.citationKey < b.citationKey ? -1 : 1))) }
}
