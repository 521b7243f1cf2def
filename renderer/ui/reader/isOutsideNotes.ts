/** Whether the keys that a note has as well (find, find again) mean the article: not while one is in a note, whichever of the two was opened last. */
export const isOutsideNotes = (): boolean => (document.activeElement?.closest('[data-note]') ?? null) === null
