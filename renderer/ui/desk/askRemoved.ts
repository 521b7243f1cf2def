import type { Id } from '../../core/model.ts'

/** Sent to the window when what was removed from an article is to be shown: by the palette, or the menu. */
const ASKED = 'dossier:what-was-removed'

export function askRemoved(articleId: Id): void {
  dispatchEvent(new CustomEvent(ASKED, { detail: articleId }))
}

/** Calls when it is asked of that article, until what it returns is called. */
export function onAskRemoved(articleId: Id, show: () => void): () => void {
  const asked = (event: Event): void => {
    if (event instanceof CustomEvent && event.detail === articleId) show()
  }
  addEventListener(ASKED, asked)
  return () => removeEventListener(ASKED, asked)
}
