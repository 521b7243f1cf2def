/** Colours for code, by a highlighter that is loaded when it is first needed and knows a language once it is asked for. */
import type { Root, RootContent } from 'hast'

export interface Coloured {
  start: number
  end: number
  /** highlight.js's classes, e.g. `hljs-keyword`. */
  classes: string
}

interface Lowlight {
  highlight: (language: string, text: string) => Root
  registered: (language: string) => boolean
  register: (grammars: never) => void
}

/** Longer code stays in one colour: it would hold up the window (some 20 ms for so much). */
export const MOST_CHARACTERS = 20_000

let lowlight: Lowlight | null = null
let loading: Promise<unknown> | null = null
let loadedAll = false

async function load(language: string): Promise<void> {
  if (lowlight === null) {
    const { common, createLowlight } = await import('./commonLanguages.ts')
    lowlight = createLowlight(common)
  }
  if (loadedAll || lowlight.registered(language)) return
  const { all } = await import('./otherLanguages.ts')
  lowlight.register(all as never)
  loadedAll = true
}

/** Whether code of that language can be coloured at once: null when nobody knows yet. */
export const knows = (language: string): boolean | null => (lowlight !== null && (lowlight.registered(language) || loadedAll) ? lowlight.registered(language) : null)

/** Resolves when `knows` has an answer. A script that cannot be loaded leaves code in one colour. */
export function learn(language: string): Promise<unknown> {
  loading = (loading ?? Promise.resolve()).then(() => load(language)).catch(() => {
    loadedAll = true
  })
  return loading
}

/** The coloured parts of a code, in order, not overlapping; none when its language is not known (yet) or it is too long. */
export function colour(language: string, text: string): Coloured[] {
  if (lowlight === null || text.length > MOST_CHARACTERS || !lowlight.registered(language)) return []
  const found: Coloured[] = []
  let at = 0
  const visit = (nodes: readonly RootContent[], classes: readonly string[]): void => {
    for (const node of nodes) {
      if (node.type === 'text') {
        const end = at + node.value.length
        if (classes.length > 0) found.push({ start: at, end, classes: classes.join(' ') })
        at = end
      } else if (node.type === 'element') {
        const own = node.properties['className']
        visit(node.children, Array.isArray(own) ? [...classes, ...own.map(String)] : classes)
      }
    }
  }
  visit(lowlight.highlight(language, text).children, [])
  return found
}
