/** What the mirror is doing, for the screen. */
export type MirrorState =
  /** Another window of this library writes it. */
  | { kind: 'elsewhere' }
  | { kind: 'writing'; at: number | null; lost: number }
  /** Everything is in it, since `at` (epoch ms). `lost` notes are in it and not in the library, which did not delete them. */
  | { kind: 'done'; at: number; lost: number }
  /** It is tried again. */
  | { kind: 'failed'; message: string; at: number | null; lost: number }
