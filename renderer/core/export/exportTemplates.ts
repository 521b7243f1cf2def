/** The two texts of an export that a user may set: a note's whole file, and a passage within it. The defaults are what is written without any. */
import { parseTemplate, type Template, type TemplateProblem } from './template.ts'

export type TemplateName = 'note' | 'passage'

export const TEMPLATE_VARIABLES = {
  note: {
    properties: 'the front matter: title, id, dates, tags, aliases, and what an imported note brought along',
    body: 'the text of the note',
    title: 'its title',
    id: 'its id, by which exporting again finds the file',
    created: 'when it was made (2022-01-10T14:50:00.000Z)',
    updated: 'when it was last written in',
    tags: 'its tags, a list',
    aliases: 'its other names, a list',
    folder: 'where it is filed',
    lang: 'its language (de)',
  },
  passage: {
    quote: 'the quoted words as a Markdown quote',
    text: 'the quoted words alone',
    attribution: 'the line that says where they are from',
    source: 'the source (SNA)',
    title: 'the title of the article',
    date: 'when it was published (2022-01-10)',
    lang: 'its language (de)',
    language: 'its language in words (German)',
    url: 'its address on the web',
    address: 'the passage’s address in Dossier',
    key: 'the key it is cited by',
  },
} as const satisfies Record<TemplateName, Record<string, string>>

export const DEFAULT_TEMPLATES: Record<TemplateName, string> = {
  note: '---\n{{properties}}\n---\n{{#body}}\n\n{{body}}\n{{/body}}\n',
  passage: '{{quote}}\n\n{{attribution}}\n',
}

const VARIABLES: Record<TemplateName, ReadonlySet<string>> = {
  note: new Set(Object.keys(TEMPLATE_VARIABLES.note)),
  passage: new Set(Object.keys(TEMPLATE_VARIABLES.passage)),
}

export const parseExportTemplate = (name: TemplateName, source: string): Template | { problems: TemplateProblem[] } => parseTemplate(source, VARIABLES[name])

/** Null for the default, which needs no template to be written. */
export function customTemplate(name: TemplateName, source: string | null): Template | null {
  if (source === null || source.replace(/\r\n?/g, '\n').trim() === DEFAULT_TEMPLATES[name].trim()) return null
  const template = parseExportTemplate(name, source)
  return 'problems' in template ? null : template
}

/** True when a file made by it can be found again: its front matter has the note's id. */
export const keepsId = (source: string): boolean => /^---\n[\s\S]*?(?:\{\{\s*properties\s*\}\}|^id:.*\{\{\s*id\b)[\s\S]*?^---/m.test(source.replace(/\r\n?/g, '\n'))
