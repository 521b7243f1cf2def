/**
 * Templates for exported text: `{{variable}}`, `{{variable | filter: "argument"}}`, `{{#variable}}…{{/variable}}` for what there is (once for each item of a
 * list, which is `{{.}}` there), `{{^variable}}…{{/variable}}` for what there is not, `{{! remark}}`. A section's mark alone on a line takes the line with it.
 *
 * Our own and not Mustache's library: that has no filters, takes an unknown variable for an empty one and says no line, and a template
 * that silently leaves out the source of a quote is the error we want to be told of. There is no logic beyond this, and nothing is evaluated.
 */
import { FILTERS, isFilter, type FilterName, type TemplateValue } from './templateFilters.ts'

export interface TemplateProblem {
  /** Counted from 1. */
  line: number
  message: string
}

interface Output {
  type: 'output'
  variable: string
  filters: { name: FilterName; argument: string | null }[]
}

interface Section {
  type: 'section'
  variable: string
  /** True for `^`. */
  inverted: boolean
  parts: Part[]
}

type Part = string | Output | Section

export interface Template {
  readonly parts: readonly Part[]
}

const TAG = /\{\{(?:!([\s\S]*?)|([#^/])\s*([^{}]*?)\s*|([^{}]*))\}\}/g

const SECTION_LINE = /^[ \t]*\{\{(?:[#^/][^{}]*|![\s\S]*?)\}\}[ \t]*\n?$/

/** Reads a template; with problems, all of them, when it cannot be used. */
export function parseTemplate(source: string, variables: ReadonlySet<string>): Template | { problems: TemplateProblem[] } {
  const text = source.replace(/\r\n?/g, '\n')
  const problems: TemplateProblem[] = []
  const open: { section: Section; line: number }[] = []
  const root: Part[] = []
  const put = (part: Part): void => {
    if (part !== '') (open.at(-1)?.section.parts ?? root).push(part)
  }
  let end = 0
  const lineAt = (at: number): number => text.slice(0, at).split('\n').length
  const known = (name: string, line: number): boolean => {
    if (variables.has(name) || (name === '.' && open.length > 0)) return true
    problems.push({ line, message: `There is no variable “${name}”. There are: ${[...variables].join(', ')}.` })
    return false
  }
  for (const match of text.matchAll(TAG)) {
    const [whole, remark, sign, name = '', expression] = match
    const line = lineAt(match.index)
    let from = match.index
    let to = from + whole.length
    if (remark !== undefined || sign !== undefined) {
      // Alone on its line?
      const start = text.lastIndexOf('\n', from - 1) + 1
      const stop = text.indexOf('\n', to) < 0 ? text.length : text.indexOf('\n', to) + 1
      if (start >= end && SECTION_LINE.test(text.slice(start, stop))) [from, to] = [start, stop]
    }
    put(text.slice(end, from))
    end = to
    if (sign === '#' || sign === '^') {
      known(name, line)
      const section: Section = { type: 'section', variable: name, inverted: sign === '^', parts: [] }
      put(section)
      open.push({ section, line })
    } else if (sign === '/') {
      const last = open.pop()
      if (last === undefined) problems.push({ line, message: `{{/${name}}} closes nothing.` })
      else if (last.section.variable !== name) problems.push({ line, message: `{{/${name}}} stands where {{/${last.section.variable}}} of line ${last.line} should.` })
    } else if (expression !== undefined) {
      const output = readOutput(expression, line, problems, known)
      if (output !== null) put(output)
    }
  }
  put(text.slice(end))
  const stray = /\{\{|\}\}/.exec(text.replace(TAG, (tag) => tag.replace(/[{}]/g, ' ')))
  if (stray !== null) problems.push({ line: lineAt(stray.index), message: `“${stray[0]}” without its other half.` })
  for (const { section, line } of open) problems.push({ line, message: `{{${section.inverted ? '^' : '#'}${section.variable}}} is not closed.` })
  return problems.length > 0 ? { problems: problems.toSorted((a, b) => a.line - b.line) } : { parts: root }
}

function readOutput(expression: string, line: number, problems: TemplateProblem[], known: (name: string, line: number) => boolean): Output | null {
  const [variable = '', ...filters] = expression.split(/\|(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((part) => part.trim())
  if (variable === '') {
    problems.push({ line, message: 'There is no variable between the brackets.' })
    return null
  }
  const ok = known(variable, line)
  const read = filters.map((filter) => {
    const [, name = '', argument = null] = /^([\w-]*)\s*(?::\s*"([^"]*)")?$/.exec(filter) ?? []
    if (isFilter(name)) return { name, argument }
    problems.push({ line, message: `There is no filter “${filter}”. There are: ${Object.keys(FILTERS).join(', ')}.` })
    return null
  })
  return ok && read.every((filter) => filter !== null) ? { type: 'output', variable, filters: read } : null
}

const isPresent = (value: TemplateValue): boolean => value !== null && value.length > 0

/** Total: what there is not is nothing. */
export function renderTemplate(template: Template, values: Readonly<Record<string, TemplateValue>>): string {
  const render = (parts: readonly Part[], item: string | null): string =>
    parts.map((part) => {
      if (typeof part === 'string') return part
      const value = part.variable === '.' ? item : (values[part.variable] ?? null)
      if (part.type === 'output') {
        const shown = part.filters.reduce<TemplateValue>((before, { name, argument }) => FILTERS[name].apply(before, argument), value)
        return shown === null ? '' : typeof shown === 'string' ? shown : shown.join(', ')
      }
      if (part.inverted) return isPresent(value) ? '' : render(part.parts, item)
      if (!isPresent(value)) return ''
      return typeof value === 'string' || value === null ? render(part.parts, item) : value.map((each) => render(part.parts, each)).join('')
    }).join('')
  return render(template.parts, null)
}
