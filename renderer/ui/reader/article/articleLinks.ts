/** The links of an article. All mentions are one stop of the Tab key; arrows move among them. Nothing outside is opened unasked. */
import type { Id } from '../../../core/model.ts'
import { isBesideClick, isPlainClick } from '../../desk/mentions/PlaceLink.tsx'

const mentionsIn = (article: Element): HTMLElement[] => [...article.querySelectorAll<HTMLElement>('a[data-mention]')]

/** Gives the Tab stop to one mention, and takes it from all others. */
function stopAt(article: Element, mention: HTMLElement): void {
  for (const other of article.querySelectorAll<HTMLElement>('a[data-mention][tabindex="0"]')) other.tabIndex = -1
  mention.tabIndex = 0
}

/** The first mention is the stop while none is. To be called after each rendering. */
export function ensureStop(article: Element): void {
  if (article.querySelector('a[data-mention][tabindex="0"]') !== null) return
  const first = article.querySelector<HTMLElement>('a[data-mention]')
  if (first !== null) first.tabIndex = 0
}

/** Left, Right, Up, Down, Home and End move from the focused mention. True when the key was for it. */
function moveAmongMentions(article: Element, key: string): boolean {
  const current = document.activeElement?.closest<HTMLElement>('a[data-mention]') ?? null
  if (current === null || !article.contains(current)) return false
  const all = mentionsIn(article)
  const at = all.indexOf(current)
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[key]
  if (to === undefined) return false
  const next = all[Math.min(Math.max(to, 0), all.length - 1)]!
  stopAt(article, next)
  next.focus()
  return true
}

/** A mention that got the focus, by whatever way, is the stop from now on. */
function onMentionFocus(article: Element, target: EventTarget | null): void {
  const mention = target instanceof Element ? target.closest<HTMLElement>('a[data-mention]') : null
  if (mention !== null) stopAt(article, mention)
}

/** What the links of an article ask for. */
export interface LinkHandlers {
  /** `beside`: with Shift. */
  onMention: (actorId: Id, beside: boolean) => void
  /** Something outside Dossier, by whatever button and keys: it is not opened by the browser. */
  onExternal: (link: HTMLAnchorElement) => void
}

/** Listens to the links of an article, all at once; gives the function that stops it. */
export function listenToLinks(article: HTMLElement, { onMention, onExternal }: LinkHandlers): () => void {
  const listening = new AbortController()
  const { signal } = listening
  const onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-external], a[data-mention]') : null
    if (link === null || (link.dataset['external'] === undefined && !isPlainClick(event) && !isBesideClick(event))) return
    event.preventDefault()
    if (link.dataset['external'] !== undefined) onExternal(link)
    else onMention(link.dataset['actor'] ?? '', isBesideClick(event))
  }
  article.addEventListener(
    'mousedown',
    (event) => {
      // Shift would select the text up to the mention that is to be opened beside.
      if (isBesideClick(event) && event.target instanceof Element && event.target.closest('a[data-mention]') !== null) event.preventDefault()
    },
    { signal },
  )
  article.addEventListener('click', onClick, { signal })
  article.addEventListener('auxclick', onClick, { signal })
  article.addEventListener('focusin', (event) => onMentionFocus(article, event.target), { signal })
  article.addEventListener(
    'keydown',
    (event) => {
      if (!event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && moveAmongMentions(article, event.key)) event.preventDefault()
    },
    { signal },
  )
  return () => listening.abort()
}
