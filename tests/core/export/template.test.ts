import { describe, expect, test } from 'vitest'
import { exportLibrary } from '../../../renderer/core/export/exportLibrary.ts'
import { DEFAULT_EXPORT } from '../../../renderer/core/export/exportOptions.ts'
import { DEFAULT_TEMPLATES, keepsId, parseExportTemplate, type TemplateName } from '../../../renderer/core/export/exportTemplates.ts'
import { parseTemplate, renderTemplate } from '../../../renderer/core/export/template.ts'
import type { TemplateValue } from '../../../renderer/core/export/templateFilters.ts'
import { LIBRARY, LOOKUP } from './exportFixture.ts'

const VALUES: Record<string, TemplateValue> = { title: 'a: b', tags: ['x', 'y'], none: null, empty: '', date: '2022-01-10T14:50:00.000Z', text: ' two\n lines ' }

const render = (source: string): string => {
  const template = parseTemplate(source, new Set(Object.keys(VALUES)))
  return 'problems' in template ? template.problems.map(({ line, message }) => `${line}: ${message}`).join('\n') : renderTemplate(template, VALUES)
}

test.each([
  ['{{title}} {{ title|upper }}', 'a: b A: B'], ['{{tags}}; {{tags | join: " | "}}; {{tags | upper | join: "+"}}', 'x, y; x | y; X+Y'], ['{{#tags}}- {{.}}\n{{/tags}}end', '- x\n- y\nend'],
  ['{{#none}}no{{/none}}{{^none}}yes{{/none}}{{^tags}}no{{/tags}}{{#empty}}no{{/empty}}', 'yes'], ['a\n{{#title}}\n{{title}}\n{{/title}}\nb', 'a\na: b\nb'], ['a\n  {{! a remark\n on two lines }}\nb', 'a\nb'],
  ['{{date | day}} {{date | date}}', '2022-01-10 10 January 2022, 14:50'], ['{{title | yaml}} {{none | default: "n/a"}}{{none}}', '"a: b" n/a'], ['{{text | line}}', 'two lines'], ['{ {x} } { }', '{ {x} } { }'], ['a\r\n{{title}}', 'a\na: b'],
])('%j', (source, expected) => expect(render(source)).toBe(expected))

test.each([
  ['a\n{{titel}}', /^2: There is no variable “titel”\. There are: title, tags/], ['{{title | shout}}', /^1: There is no filter “shout”/], ['{{#tags}}\n\n{{title}}', /^1: \{\{#tags\}\} is not closed/], ['{{title}}\n{{/tags}}', /^2: \{\{\/tags\}\} closes nothing/],
  ['{{#tags}}\n{{#title}}\n{{/tags}}\n{{/title}}', /^3: \{\{\/tags\}\} stands where \{\{\/title\}\} of line 2 should/], ['x\n{{title', /^2: “\{\{” without its other half/], ['title}}', /^1: “\}\}” without/], ['{{}}', /^1: There is no variable between/], ['{{.}}', /^1: There is no variable “\.”/],
])('%j is told with its line', (source, message) => expect(render(source)).toMatch(message))

describe('of an export', () => {
  const files = (given: Partial<typeof DEFAULT_EXPORT>): Record<string, string> => Object.fromEntries(exportLibrary(LIBRARY, LOOKUP, { ...DEFAULT_EXPORT, marks: false, ...given }).files.map(({ path, text }) => [path, text]))

  test.each(['plain', 'obsidian', 'pandoc'] as const)('the defaults say what is written without them, as %s', (format) => {
    // One remark more, so that it is no longer the default and goes through the template.
    const written = files({ format, noteTemplate: `${DEFAULT_TEMPLATES.note}{{! }}`, passageTemplate: `${DEFAULT_TEMPLATES.passage}{{! }}` })
    expect(written).toEqual(files({ format }))
  })

  test('a template of one’s own', () => {
    const written = files({ noteTemplate: '---\nid: {{id}}\n---\n# {{title | default: "Untitled"}}\n\n{{body}}\n', passageTemplate: '{{quote}}\n— {{source | default: "?"}}, {{date | date}}, {{language}} [open]({{address}})' })
    expect(written['Travel/2022/Kazakhstan the unrest.md']).toMatch(/^---\nid: n2\n---\n# Kazakhstan: the unrest\?\n\n## The start/)
    expect(written['Travel/2022/Kazakhstan the unrest.md']).toContain('> Zweiter Absatz.\n— SNA, 10 January 2022, German [open](dossier://article/art1@1?at=28-46)\n')
    expect(written['Travel/2022/Kazakhstan the unrest.md']).toContain("  > Altro\n  — L'AntiDiplomatico, 5 January 2022, 21:16, Italian [open]")
  })

  test.each<[TemplateName, string, boolean]>([['note', DEFAULT_TEMPLATES.note, true], ['note', '---\ntitle: x\nid: {{id}}\n---\n', true], ['note', '---\ntitle: x\n---\n{{id}}', false], ['note', '{{body}}', false]])('%s template %j keeps the id: %s', (name, source, keeps) => {
    expect(parseExportTemplate(name, source)).not.toHaveProperty('problems')
    expect(keepsId(source)).toBe(keeps)
  })
})
