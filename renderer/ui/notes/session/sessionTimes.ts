/** When a session of a note saves, tries again and stores the document whole; milliseconds, but for the batches. */

/** Leaves time for the write itself within the 400 ms promised. */
export const SAVE_AFTER = 150
export const RETRY_AFTER = 3000
export const SNAPSHOT_AFTER = 1500
/** Someone who never pauses gets a snapshot anyway, so that opening stays fast. */
export const BATCHES_BEFORE_SNAPSHOT = 400
/** ms that reading blocks for the index may take from someone who writes; of a book that was just opened the rest is read when nothing else is to do. */
export const INDEX_BUDGET = 6
