/** What one evaluation found: a list of figures, each with the number of cases behind it. */
export interface EvalReport {
  name: string
  measures: { measure: string; value: number; n: number; /** 95 % bootstrap interval. */ interval?: [number, number] }[]
  /** Tables that say it better than a list, as lines of text; printed instead of the list. */
  table?: string[]
  /** Where the data came from, and what the figures do not say. */
  notes: string[]
}
