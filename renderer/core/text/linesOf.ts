/** The lines of a text that say something: quotes and comments become a paragraph each. */
export const linesOf = (text: string): string[] => text.split(/\s*\n\s*/).filter((line) => line.trim() !== '')
