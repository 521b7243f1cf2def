/** Writing down what the stages of an extraction did. Neighbouring blocks that go for one reason are one step. */
import type { ExtractionStep } from '../model.ts'

/** Something that was found, or that could not be. */
export function found(steps: ExtractionStep[], stage: string, reason: string): void {
  steps.push({ stage, reason, removed: '' })
}

/**
 * A block that was removed.
 * @param after how many blocks of the body stand before it
 */
export function removed(steps: ExtractionStep[], stage: string, reason: string, text: string, after: number): void {
  const last = steps.at(-1)
  if (last !== undefined && last.removed !== '' && last.stage === stage && last.reason === reason && last.after === after) last.removed += `\n${text}`
  else steps.push({ stage, reason, removed: text, after })
}
