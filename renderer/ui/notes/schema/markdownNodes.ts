/**
 * Nodes for what Markdown can say and the editor does not edit as such, so that nothing is lost on the way: images, footnotes, and raw source (HTML, YAML, link definitions), which is shown as source.
 */
import { mergeAttributes, Node } from '@tiptap/core'
import { NODE, type ImageAttrs, type RawFormat } from '../../../core/notes/document.ts'
import { markdownNodeStrings } from '../../shared/strings/notes.ts'
import { hiddenAttribute } from './hiddenAttribute.ts'

const FORMATS: readonly RawFormat[] = ['html', 'yaml', 'definition']

export const Image = Node.create({
  name: NODE.image,
  group: 'inline',
  inline: true,
  atom: true,
  draggable: true,
  addAttributes: () => ({ src: hiddenAttribute(''), alt: hiddenAttribute(null), title: hiddenAttribute(null), width: hiddenAttribute(null) }),
  parseHTML: () => [
    {
      tag: 'span[data-image]',
      getAttrs: ({ dataset: { image, alt, imageTitle, width } }) => ({ src: image ?? '', alt: alt ?? null, title: imageTitle ?? null, width: Number(width) || null }) satisfies ImageAttrs,
    },
    { tag: 'img[src]', getAttrs: (element) => ({ src: element.getAttribute('src') ?? '', alt: element.getAttribute('alt'), title: element.getAttribute('title') }) },
  ],
  renderHTML({ node, HTMLAttributes }) {
    const { src, alt, title, width } = node.attrs as ImageAttrs
    const attributes = { 'data-image': src, ...(alt === null ? {} : { 'data-alt': alt }), ...(title === null ? {} : { 'data-image-title': title }), ...(width === null ? {} : { 'data-width': width }), title: src }
    return ['span', mergeAttributes(HTMLAttributes, attributes), alt || title || markdownNodeStrings.image]
  },
})

export const FootnoteReference = Node.create({
  name: NODE.footnoteReference,
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ label: hiddenAttribute('') }),
  parseHTML: () => [{ tag: 'sup[data-footnote]', priority: 60, getAttrs: ({ dataset: { footnote } }) => ({ label: footnote ?? '' }) }],
  renderHTML: ({ node, HTMLAttributes }) => ['sup', mergeAttributes(HTMLAttributes, { 'data-footnote': node.attrs['label'] }), String(node.attrs['label'])],
})

export const FootnoteDefinition = Node.create({
  name: NODE.footnoteDefinition,
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({ label: hiddenAttribute('') }),
  parseHTML: () => [
    {
      tag: 'div[data-footnote-definition]',
      contentElement: 'div',
      getAttrs: ({ dataset: { footnoteDefinition } }) => ({ label: footnoteDefinition ?? '' }),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'div',
    mergeAttributes(HTMLAttributes, { 'data-footnote-definition': node.attrs['label'] }),
    ['span', { contenteditable: 'false' }, String(node.attrs['label'])],
    ['div', 0],
  ],
})

export const RawBlock = Node.create({
  name: NODE.rawBlock,
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  addAttributes: () => ({ format: hiddenAttribute('html') }),
  parseHTML: () => [
    {
      tag: 'pre[data-raw]',
      priority: 60,
      preserveWhitespace: 'full',
      contentElement: 'code',
      getAttrs: ({ dataset: { raw } }) => (FORMATS.some((format) => format === raw) ? { format: raw } : false),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'pre',
    mergeAttributes(HTMLAttributes, { 'data-raw': node.attrs['format'], title: markdownNodeStrings.raw[node.attrs['format'] as RawFormat] }),
    ['code', 0],
  ],
})

export const RawInline = Node.create({
  name: NODE.rawInline,
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ value: hiddenAttribute('') }),
  parseHTML: () => [{ tag: 'code[data-raw-inline]', priority: 60, getAttrs: ({ dataset: { rawInline } }) => ({ value: rawInline ?? '' }) }],
  renderHTML: ({ node, HTMLAttributes }) => ['code', mergeAttributes(HTMLAttributes, { 'data-raw-inline': node.attrs['value'] }), String(node.attrs['value'])],
})
