/** What changed between two texts, word by word. Words are Unicode's (Intl.Segmenter), so that Chinese has some too; the way they are set (kinds of quotes, spaces) is no change. */
import { diffArrays } from 'diff'
import type { Lang } from '../model.ts'
import { plainTypography } from './typography.ts'

export interface WordChange {
  kind: 'same' | 'removed' | 'added'
  /** In order, `same` and `removed` make the first text, `same` and `added` the second; what is the same is spelt as in the second. */
  text: string
}

/** Changes beyond which the texts are simply two: a diff of nothing but differences shows nobody anything, and costs their square. */
const MOST = 1_500

interface Token {
  text: string
  /** What is compared. */
  key: string
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmenterOf(lang: Lang | null): Intl.Segmenter {
  const known = segmenters.get(lang ?? '')
  if (known !== undefined) return known
  let segmenter: Intl.Segmenter
  try {
    segmenter = new Intl.Segmenter(lang ?? undefined, { granularity: 'word' })
  } catch {
    // No language tag at all.
    segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
  }
  segmenters.set(lang ?? '', segmenter)
  return segmenter
}

/** Words and signs, each with the white space after it: a blank between two changed words is no common ground. */
function tokensOf(text: string, lang: Lang | null): Token[] {
  const tokens: Token[] = []
  for (const { segment } of segmenterOf(lang).segment(text)) {
    const last = tokens.at(-1)
    if (/^\s+$/.test(segment) && last !== undefined) last.text += segment
    else tokens.push({ text: segment, key: plainTypography(segment) })
  }
  return tokens
}

export function wordDiff(before: string, after: string, lang: Lang | null): WordChange[] {
  const [a, b] = [tokensOf(before, lang), tokensOf(after, lang)]
  const keys = (tokens: Token[]): string[] => tokens.map(({ key }) => key)
  const changes: WordChange[] = []
  const push = (kind: WordChange['kind'], tokens: Token[]): void => {
    const text = tokens.map((token) => token.text).join('')
    const last = changes.at(-1)
    if (text === '') return
    if (last?.kind === kind) last.text += text
    else changes.push({ kind, text })
  }
  const parts = diffArrays(keys(a), keys(b), { maxEditLength: MOST })
  if (parts === undefined) {
    push('removed', a)
    push('added', b)
    return changes
  }
  let left = 0
  let right = 0
  for (const { added, removed, value } of parts) {
    if (removed) push('removed', a.slice(left, left + value.length))
    else push(added ? 'added' : 'same', b.slice(right, right + value.length))
    if (!added) left += value.length
    if (!removed) right += value.length
  }
  return changes
}
