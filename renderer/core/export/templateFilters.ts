/** What `{{variable | filter}}` can do to a value. `help` is for people. */
import { stringify } from 'yaml'
import { formatEdtf } from '../events/formatEdtf.ts'

/** What a variable holds: a text, a list of texts, or nothing. */
export type TemplateValue = string | readonly string[] | null

interface Filter {
  help: string
  apply: (value: TemplateValue, argument: string | null) => TemplateValue
}

const each = (value: TemplateValue, change: (text: string) => string): TemplateValue => (value === null ? null : typeof value === 'string' ? change(value) : value.map(change))

export const FILTERS = {
  date: { help: 'a date in words: 10 January 2022', apply: (value) => each(value, (text) => formatEdtf(text.replace(/T(\d\d:\d\d).*$/, 'T$1'), 'en-GB')) },
  day: { help: 'the day alone: 2022-01-10', apply: (value) => each(value, (text) => text.slice(0, 10)) },
  yaml: { help: 'quoted as YAML needs it', apply: (value) => (value === null ? '' : stringify(value, { lineWidth: 0 }).trimEnd()) },
  join: { help: 'a list with "…" between', apply: (value, argument) => (value === null || typeof value === 'string' ? value : value.join(argument ?? ', ')) },
  default: { help: '"…" when there is nothing', apply: (value, argument) => (value === null || value.length === 0 ? (argument ?? '') : value) },
  upper: { help: 'CAPITALS', apply: (value) => each(value, (text) => text.toUpperCase()) },
  lower: { help: 'small letters', apply: (value) => each(value, (text) => text.toLowerCase()) },
  line: { help: 'on one line', apply: (value) => each(value, (text) => text.replace(/\s+/g, ' ').trim()) },
} satisfies Record<string, Filter>

export type FilterName = keyof typeof FILTERS

export const isFilter = (name: string): name is FilterName => Object.hasOwn(FILTERS, name)
