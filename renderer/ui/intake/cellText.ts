/** A cell as one line of text, whatever a row of JSON has in it; empty where there is nothing. */
export function cellText(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, 2000).replace(/\s+/g, ' ').trim()
  if (Array.isArray(value)) return value.map(cellText).filter((text) => text !== '').join(', ')
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
