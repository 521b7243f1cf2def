/**
 * The rules that make articles, and their versions. A version counts up when the same file would give another text, other metadata or other explanations:
 * what an earlier one made is then offered to be extracted anew.
 */
const VERSIONS = {
  text: 3, // more ways to say who wrote; days of events
  html: 3, // the same; days in titles and addresses, British ones
  markdown: 1,
  record: 1,
  enex: 1,
  docx: 1,
  pdf: 1,
  epub: 1,
} as const

/** `text/2`: what a body says it was made by. */
export const extractor = (name: keyof typeof VERSIONS): string => `${name}/${VERSIONS[name]}`

/** Whether there are newer rules than those. False for rules that nobody knows. */
export function isOutdated(made: string): boolean {
  const [name = '', version = ''] = made.split('/')
  const current = Object.hasOwn(VERSIONS, name) ? VERSIONS[name as keyof typeof VERSIONS] : undefined
  return current !== undefined && Number(version) < current
}
