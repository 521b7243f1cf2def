/** What one evaluation found: a list of figures, each with the number of cases behind it. */
export interface EvalReport {
  name: string
  measures: { measure: string; value: number; n: number }[]
  /** Where the data came from, and what the figures do not say. */
  notes: string[]
}
