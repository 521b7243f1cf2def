/**
 * The reference: an inline atom that links to an article, actor, event or note, or (without an id) a wikilink that names nothing yet.
 * It renders as a real link, so that it can be copied; what a click does is decided in ../followLinks.ts.
 */
import { mergeAttributes, Node } from '@tiptap/core'
import { parseAddress, type Place } from '../../../core/address.ts'
import { formatAddress } from '../../../core/address.ts'
import type { Id, TargetKind } from '../../../core/model.ts'
import { NODE, type ReferenceAttrs } from '../../../core/notes/document.ts'
import { referenceStrings } from '../../shared/strings/notes.ts'
import { hiddenAttribute } from './hiddenAttribute.ts'

const KINDS: readonly TargetKind[] = ['article', 'actor', 'event', 'note']

export const targetKind = (text: string | undefined): TargetKind | null => KINDS.find((kind) => kind === text) ?? null

/** The place a target is shown at; `rest` is what an address has after the id (`@2?at=10-40`). Null when it is no valid address. */
export function placeOf(kind: TargetKind, id: Id, rest: string | null = null): Place | null {
  return parseAddress(`#/${kind}/${id}${rest ?? ''}`)?.place ?? parseAddress(`#/${kind}/${id}`)?.place ?? null
}

export const Reference = Node.create({
  name: NODE.reference,
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: true,

  addAttributes: () => ({
    kind: hiddenAttribute('note'),
    id: hiddenAttribute(null),
    label: hiddenAttribute(''),
    target: hiddenAttribute(null),
  }),

  // Pasted HTML is untrusted: an attribute that is not what it should be makes it plain text.
  parseHTML: () => [
    {
      tag: 'a[data-reference]',
      priority: 1100,
      getAttrs: (element) => {
        const { reference, id, target } = element.dataset
        const kind = targetKind(reference)
        if (kind === null) return false
        if (id !== undefined && placeOf(kind, id) === null) return false
        return { kind, id: id ?? null, label: element.textContent, target: target ?? null } satisfies ReferenceAttrs
      },
    },
  ],

  renderHTML({ node, HTMLAttributes }) {
    const { kind, id, label, target } = node.attrs as ReferenceAttrs
    const place = id === null ? null : placeOf(kind, id, target)
    const attributes = {
      'data-reference': kind,
      ...(id === null ? { title: referenceStrings.unresolved } : { 'data-id': id, title: referenceStrings.kinds[kind] }),
      ...(target === null ? {} : { 'data-target': target }),
      // Without an address it would be no link to assistive technology; it is one that leads to making what it names.
      href: place === null ? '#' : formatAddress({ place }),
    }
    return ['a', mergeAttributes(HTMLAttributes, attributes), label || target || '…']
  },

  renderText: ({ node }) => String(node.attrs['label'] || node.attrs['target'] || ''),
})
