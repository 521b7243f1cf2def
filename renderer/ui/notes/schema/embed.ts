/** The embed: an inline atom that shows what it names (a note, a passage, an actor, …) in its place. Without an id it names nothing in the library yet. */
import { mergeAttributes, Node } from '@tiptap/core'
import { formatAddress } from '../../../core/address.ts'
import { NODE, type ReferenceAttrs } from '../../../core/notes/document.ts'
import { referenceStrings } from '../../shared/strings/notes.ts'
import { hiddenAttribute } from './hiddenAttribute.ts'
import { placeOf, targetKind } from './reference.ts'

export const Embed = Node.create({
  name: NODE.embed,
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: true,

  addAttributes: () => ({ kind: hiddenAttribute('note'), id: hiddenAttribute(null), label: hiddenAttribute(''), target: hiddenAttribute(null) }),

  // Pasted HTML is untrusted: an attribute that is not what it should be makes it plain text.
  parseHTML: () => [
    {
      tag: 'a[data-embed]',
      priority: 1100,
      getAttrs: (element) => {
        const { embed, id, target, label } = element.dataset
        const kind = targetKind(embed)
        if (kind === null || (id !== undefined && placeOf(kind, id) === null)) return false
        return { kind, id: id ?? null, label: label ?? '', target: target ?? null } satisfies ReferenceAttrs
      },
    },
  ],

  renderHTML({ node, HTMLAttributes }) {
    const { kind, id, label, target } = node.attrs as ReferenceAttrs
    const place = id === null ? null : placeOf(kind, id, target)
    const attributes = {
      'data-embed': kind,
      'data-label': label,
      ...(id === null ? { title: referenceStrings.unresolved } : { 'data-id': id, title: referenceStrings.kinds[kind] }),
      ...(target === null ? {} : { 'data-target': target }),
      href: place === null ? '#' : formatAddress({ place }),
    }
    return ['a', mergeAttributes(HTMLAttributes, attributes), label || target || '…']
  },

  renderText: ({ node }) => String(node.attrs['label'] || node.attrs['target'] || ''),
})
