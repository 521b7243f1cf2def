/**
 * Passages on their way through the clipboard or a drag: as HTML that the note's editor reads back with the link to the exact place (the `figure` of
 * notes/schema/passage.ts), and as plain text for everybody else.
 */
import { passageAttrs } from '../../../core/notes/passageAttrs.ts'
import { linesOf } from '../../../core/text/linesOf.ts'
import type { Quote } from '../desk.ts'

function paragraphs(text: string): HTMLElement[] {
  return linesOf(text).map((line) => {
    const paragraph = document.createElement('p')
    paragraph.textContent = line
    return paragraph
  })
}

/** Built as elements, so that nothing in an article can be taken for markup. */
export function passagesAsHtml(quotes: readonly Quote[]): string {
  const holder = document.createElement('div')
  for (const quote of quotes) {
    const figure = document.createElement('figure')
    figure.dataset['passage'] = JSON.stringify(passageAttrs(quote, quote.article))
    const words = document.createElement('blockquote')
    words.append(...paragraphs(quote.exact))
    figure.append(words)
    holder.append(figure, ...paragraphs(quote.comment ?? ''))
  }
  return holder.innerHTML
}

export const passagesAsText = (quotes: readonly Quote[]): string => quotes.map(({ exact, comment }) => [exact, ...linesOf(comment ?? '')].join('\n\n')).join('\n\n')

/** Gives a drag, or a copy that is under way, the passages to carry. */
export function carryPassages(transfer: DataTransfer, quotes: readonly Quote[]): void {
  transfer.setData('text/html', passagesAsHtml(quotes))
  transfer.setData('text/plain', passagesAsText(quotes))
  transfer.effectAllowed = 'copy'
}

/** Writes passages to the clipboard. Rejects when it is refused. */
export async function copyPassages(quotes: readonly Quote[]): Promise<void> {
  const part = (type: string, text: string): Record<string, Blob> => ({ [type]: new Blob([text], { type }) })
  await navigator.clipboard.write([new ClipboardItem({ ...part('text/html', passagesAsHtml(quotes)), ...part('text/plain', passagesAsText(quotes)) })])
}
