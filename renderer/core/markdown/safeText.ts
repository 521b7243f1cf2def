/**
 * `state.safe` of the serialiser, asked of fewer patterns. It tries every pattern of unsafe characters on every text: more than a hundred, of which a
 * paragraph can match five. Those that cannot match are taken away first, so that what is written is the same to the letter.
 */
import type { SafeConfig, State, Unsafe } from 'mdast-util-to-markdown'

const LINE_END = /[\r\n]/

/** What `before` and `after` of the library's own patterns are, where they are line ends and nothing else. */
const LINE_ENDS: ReadonlySet<string> = new Set(['[\\r\\n]', '\\r', '\\n'])

/** Of one configuration of the serialiser: its patterns are remembered by where the text stands. */
export function createSafeText(): (state: State, value: string, config: SafeConfig) => string {
  const inScope = new Map<string, readonly Unsafe[]>()
  const patternsIn = ({ stack, unsafe }: State): readonly Unsafe[] => {
    const constructs = new Set<string>(stack)
    const key = [...constructs].join(' ')
    let patterns = inScope.get(key)
    if (patterns === undefined) {
      const within = (names: Unsafe['inConstruct']): boolean => (typeof names === 'string' ? constructs.has(names) : (names ?? []).some((name) => constructs.has(name)))
      patterns = unsafe.filter(({ inConstruct, notInConstruct }) => (inConstruct === undefined || inConstruct === null || inConstruct.length === 0 || within(inConstruct)) && !within(notInConstruct))
      inScope.set(key, patterns)
    }
    return patterns
  }
  return (state, value, config) => {
    const whole = config.before + value + config.after
    const breaks = LINE_END.test(whole)
    const needsBreak = ({ atBreak, before, after }: Unsafe): boolean => atBreak === true || LINE_ENDS.has(before ?? '') || LINE_ENDS.has(after ?? '')
    const { unsafe } = state
    state.unsafe = patternsIn(state).filter((pattern) => whole.includes(pattern.character) && (breaks || !needsBreak(pattern)))
    try {
      return state.safe(value, config)
    } finally {
      state.unsafe = unsafe
    }
  }
}
