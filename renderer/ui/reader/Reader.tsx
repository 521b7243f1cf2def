/**
 * The middle pane where one reads: an article, or the start page. Not for the pages of actors and events, which are features of their own;
 * what leads from one to another goes through the desk.
 */
import { ArticleView, type ArticlePlace } from './article/ArticleView.tsx'
import { Home } from './Home.tsx'

export interface ReaderProps {
  place: ArticlePlace | { kind: 'home' }
}

export function Reader({ place }: ReaderProps) {
  if (place.kind === 'home') return <Home />
  // Nothing of one article may linger in the next: neither its text while that one loads, nor where one was in it.
  return <ArticleView key={`${place.id}@${place.version ?? ''}`} place={place} />
}
