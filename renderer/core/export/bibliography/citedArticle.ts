import type { ArticleMetadata, Id } from '../../model.ts'

/** An article as a bibliography names it: what it says of itself, and the key it is cited by. */
export interface CitedArticle extends ArticleMetadata {
  id: Id
  /** `tokayev2022appeal`: given once and kept (citationKey.ts). */
  citationKey: string
}
