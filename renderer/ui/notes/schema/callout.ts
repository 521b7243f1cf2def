/** The callout: a box of a kind (note, tip, warning, or any other word) with a title of its own or its kind's name, and blocks in it. */
import { mergeAttributes, Node } from '@tiptap/core'
import { calloutKind } from '../../../core/markdown/calloutSyntax.ts'
import { NODE, type CalloutAttrs } from '../../../core/notes/document.ts'
import { hiddenAttribute } from './hiddenAttribute.ts'

export const Callout = Node.create({
  name: NODE.callout,
  group: 'block',
  content: 'block+',
  defining: true,

  addAttributes: () => ({ kind: hiddenAttribute('note'), title: hiddenAttribute(null), fold: hiddenAttribute(null) }),

  parseHTML: () => [
    {
      tag: 'div[data-callout]',
      contentElement: '[data-callout-body]',
      getAttrs: ({ dataset: { callout, calloutTitle, fold } }) =>
        ({ kind: calloutKind(callout), title: calloutTitle ?? null, fold: fold === 'open' || fold === 'closed' ? fold : null }) satisfies CalloutAttrs,
    },
  ],

  renderHTML({ node, HTMLAttributes }) {
    const { kind, title, fold } = node.attrs as CalloutAttrs
    return [
      'div',
      mergeAttributes(HTMLAttributes, { 'data-callout': kind, ...(title === null ? {} : { 'data-callout-title': title }), ...(fold === null ? {} : { 'data-fold': fold }) }),
      ['p', { contenteditable: 'false' }, title ?? kind],
      ['div', { 'data-callout-body': '' }, 0],
    ]
  },
})
