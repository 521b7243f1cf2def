/** The few figures that a series of times is reported by. */

/** The value that a share of the series does not exceed (nearest rank); NaN for none. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** Three significant digits. */
export function round(value: number): number {
  return Number(value.toPrecision(3))
}
