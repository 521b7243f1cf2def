/** Where an organisation's name begins: “membri dell'Unione africana” are members of one, and the name is the rest. */
import type { Token } from '../text/tokens.ts'
import { isOrganisationHead } from './lexicon.ts'

export const OF = /^(?:of|von|der|des|di|del|dello|della|dell'|dei|degli|delle|de|du|d')$/
export const ARTICLE = /^(?:the|la|le|les|lo|l'|il|gli|el|los|las|den|dem)$/

/**
 * The token with which the name in tokens `from`…`to` begins: behind small words that no organisation's name opens with and what joins them to it. Russian
 * keeps what stands before a name (газета «Труд»), and so does a name without such a joint (“dpa-infocom GmbH”, “la Repubblica”).
 */
export function organisationStart(tokens: Token[], from: number, to: number): number {
  let start = from
  for (let at = from; at < to - 1; at++) {
    const { shape, folded } = tokens[at] ?? {}
    if (shape !== 'lower' || folded === undefined || isOrganisationHead(folded)) break
    const joint = at > from && (OF.test(folded) || (start === at && ARTICLE.test(folded)))
    if (joint) start = at + 1
  }
  return start
}
