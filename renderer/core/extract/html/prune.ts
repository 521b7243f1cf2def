/**
 * Takes from the page what can never be an article: code, controls, hidden parts, navigation, and boxes whose names say what they
 * are. Looks at elements one by one; which part of the rest is the article is select.ts' question.
 */
import type { Element, ElementContent, Root, RootContent } from 'hast'
import { attribute, blockLines, isElement, names } from './hast.ts'
import { orderOf } from './pageOrder.ts'

/** A block that was removed. */
export interface Removal {
  reason: string
  text: string
  /** Its place on the page (pageOrder.ts). */
  order: number
}

/** What goes with an element, block by block. */
export function removalsOf(element: Element, reason: string): Removal[] {
  return blockLines(element).map(({ text, first }) => ({ reason, text, order: orderOf(first) ?? 0 }))
}

const CODE = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'embed', 'svg', 'canvas', 'audio', 'video', 'map', 'link', 'meta', 'base', 'title', 'math', 'frameset', 'applet', 'param', 'source', 'track'])
const CONTROLS = new Set(['button', 'input', 'select', 'textarea', 'datalist', 'output', 'progress', 'meter', 'dialog', 'label', 'legend'])
const ROLES = /^(?:navigation|banner|contentinfo|complementary|search|dialog|alertdialog|alert|menu|menubar|toolbar|tablist|tooltip|status|form)$/
const HIDDEN = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i

/** Parts of names, as words between hyphens, underscores and case changes. */
const BOX = new RegExp(
  '(?:^|[\\s_-])(?:' +
    [
      'nav(?:bar|igation)?', 'menu', 'breadcrumbs?', 'sidebar', 'side', 'foot(?:er)?', 'masthead', 'toolbar', 'share', 'sharing', 'shares?bar', 'social(?:media)?', 'sharedaddy', 'addtoany', 'jp-relatedposts', 'addthis',
      'comments?', 'commentlist', 'respond', 'disqus(?:_thread)?', 'kommentare?', 'commenti', 'commentaires', 'comentarios', 'discussion', 'forum', 'related', 'relatedposts?', 'verwandt', 'correlati', 'recommend(?:ed|ations?)?',
      'promo', 'promotion', 'newsletter', 'subscri(?:be|ption)', 'signup', 'cookies?', 'consent', 'gdpr', 'rodo', 'dsgvo', 'rgpd', 'lgpd', 'ads?', 'advert(?:s|isement|ising)?', 'werbung', 'anzeige', 'sponsor(?:ed)?', 'banner', 'outbrain', 'taboola', 'plista',
      'popup', 'modal', 'overlay', 'lightbox', 'pagination', 'pager', 'paging', 'post-navigation', 'nav-links', 'tags', 'taglist', 'tagcloud', 'post-tags', 'entry-tags', 'tag-links', 'cat-links', 'keywords', 'author-?(?:box|bio|info|card)', 'about-author', 'authorbox',
      'mostread', 'most-(?:read|popular)', 'popular', 'trending', 'latest', 'ticker', 'newsticker', 'infobox-related', 'read-?(?:more|next|also)', 'more-?(?:news|stories|articles|on)', 'linklist', 'skip-?link', 'screen-reader-text', 'sr-only', 'visually-?hidden', 'visuallyhidden',
      'donate', 'donation', 'login', 'search(?:form|box)?', 'copyright', 'imprint', 'meta-?(?:nav|bar)', 'utility', 'byline', 'dateline', 'post-?meta', 'entry-?meta', 'article-?meta', 'postmeta(?:data)?', 'caption', 'wp-caption-text', 'bildunterschrift', 'credits?', 'reading-?time', 'toc', 'editsection', 'mw-editsection', 'reflist', 'rating', 'feedback', 'player', 'gallery', 'slideshow', 'carousel', 'trackbacks?', 'pingbacks?', 'rss', 'wp-block-buttons', 'entry-footer', 'post-footer', 'post-info', 'postinfo', 'entry-utility',
    ].join('|') +
    ')(?=$|[\\s_-])',
)
/** Names that belong to the article even when one of the words above stands beside them ("article__body--with-sidebar"). */
const ARTICLE = /(?:^|[\s_-])(?:article-?(?:body|text|content)|story-?(?:body|text|content)|entry-?(?:content|text|body)|post-?(?:content|body|text|entry)|articlebody|page-?content|main-?content|text-?body|rich-?text)(?=$|[\s_-])/

/** Removes in place; what had text is reported. */
export function prune(root: Root): Removal[] {
  const removals: Removal[] = []
  const prose = proseLengths(root)
  const total = prose.get(root) ?? 0
  const visit = (parent: Root | Element): void => {
    const kept: (RootContent | ElementContent)[] = []
    for (const child of parent.children) {
      if (child.type === 'comment' || child.type === 'doctype') continue
      if (!isElement(child)) {
        kept.push(child)
        continue
      }
      const reason = reasonAgainst(child, (prose.get(child) ?? 0) / Math.max(1, total))
      if (reason === null) {
        visit(child)
        kept.push(child)
      } else if (reason !== '') {
        removals.push(...removalsOf(child, reason))
      }
    }
    parent.children = kept as typeof parent.children
  }
  visit(root)
  return removals
}

/** Null keeps; the empty string removes silently, because it is no text of the page. */
function reasonAgainst(element: Element, share: number): string | null {
  const { tagName } = element
  if (CODE.has(tagName)) return ''
  if (tagName === 'html' || tagName === 'body' || tagName === 'main') return null
  if (CONTROLS.has(tagName)) return 'a control'
  if (tagName === 'nav') return 'navigation'
  const role = attribute(element, 'role')
  const hidden = 'hidden' in element.properties || attribute(element, 'ariaHidden') === 'true' || HIDDEN.test(attribute(element, 'style'))
  const box = BOX.exec(ownNames(element))
  const article = ARTICLE.test(names(element)) || /articleBody/.test(attribute(element, 'itemProp'))
  const suspicious = hidden ? 'hidden' : ROLES.test(role) ? `role “${role}”` : tagName === 'aside' || tagName === 'footer' ? `“${tagName}”` : box && !article ? `named “${box[0].trim()}”` : null
  if (suspicious === null) return null
  if (/^h[1-6]$|^(?:p|pre|blockquote|a|em|strong|b|i|span)$/.test(tagName) && !hidden && box && !/caption|credit|byline|copyright|hidden|sr-only|ad|tags?|share/.test(box[0])) return null
  // A box that holds a good part of the page's prose is its frame, whatever its name; comments may outgrow the article.
  return share > (box && /comment|kommentar|respond|disqus|consent|cookie|gdpr/.test(box[0]) ? 0.75 : 0.3) ? null : suspicious
}

/** Words that themes put on an article's own frame: its keywords ("tag-share"), its layout ("has-sidebar"). */
const ABOUT_THE_FRAME = /^(?:tag|category|cat|author|has|with|without|no|is|js|post|format|status|type|overflow|layout|wp-block-group)[-_]/

/** Class names and id that name the element itself, camel case split. */
function ownNames(element: Element): string {
  return `${attribute(element, 'className')} ${attribute(element, 'id')}`
    .split(/\s+/)
    .filter((name) => !ABOUT_THE_FRAME.test(name))
    .map((name) => name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase())
    .join(' ')
}

/** Characters of running text, links aside, below each element; once for all, because asking each element anew would cost depth × size. */
function proseLengths(root: Root): Map<Root | Element, number> {
  const lengths = new Map<Root | Element, number>()
  const visit = (node: Root | Element): number => {
    let length = 0
    for (const child of node.children) {
      if (child.type === 'text') {
        const own = child.value.trim().length
        if (own > 40) length += own
      } else if (child.type === 'element' && child.tagName !== 'a' && !CODE.has(child.tagName)) length += visit(child)
    }
    lengths.set(node, length)
    return length
  }
  visit(root)
  return lengths
}
