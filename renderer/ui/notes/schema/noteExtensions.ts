/**
 * The editor's schema: one list of extensions that accepts exactly the nodes and marks of core/notes/document.ts (a test compares
 * them). What the editor does beyond that (completion, following links, saving) is not here.
 */
import { getSchema, type Extensions } from '@tiptap/core'
import { OrderedList, TaskItem, TaskList } from '@tiptap/extension-list'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import type { Schema } from '@tiptap/pm/model'
import { Code } from '@tiptap/extension-code'
import { Link } from '@tiptap/extension-link'
import { parseAssetAddress } from '../../../core/notes/assets.ts'
import { attachmentStrings } from '../../shared/strings/attachments.ts'
import { markdownNodeStrings } from '../../shared/strings/notes.ts'
import { Callout, CalloutEditing } from './callout.ts'
import { Embed } from './embed.ts'
import { FootnoteEditing } from './footnotes.ts'
import { FootnoteDefinition, FootnoteReference, Image, RawBlock, RawInline } from './markdownNodes.ts'
import { Passage } from './passage.ts'
import { Reference } from './reference.ts'
import { TaskInput } from './taskInput.ts'
import { hiddenAttribute } from './hiddenAttribute.ts'

export const noteExtensions: Extensions = [
  StarterKit.configure({ underline: false, link: false, code: false, orderedList: false, undoRedo: { depth: 1000 } }),
  Code.extend({ excludes: '' }),
  Link.extend({
    addAttributes: () => ({
      href: {
        default: null,
        renderHTML: ({ href }) => ({ href: href as unknown, ...(parseAssetAddress(href) === null ? {} : { 'data-file': '', 'aria-description': attachmentStrings.description }) }),
      },
      title: { default: null },
    }),
  }).configure({ isAllowedUri: (url, { defaultValidate }) => parseAssetAddress(url) !== null || defaultValidate(url), openOnClick: false, defaultProtocol: 'https', markdownLinks: true, HTMLAttributes: { target: null, rel: null } }),
  OrderedList.extend({
    addAttributes: () => ({ start: { default: 1, parseHTML: (element) => Number(element.getAttribute('start') ?? 1) || 1 } }),
  }),
  TaskList.extend({
    addAttributes: () => ({ start: hiddenAttribute(null) }),
  }),
  TaskItem.configure({ nested: true, a11y: { checkboxLabel: (node) => markdownNodeStrings.task(node.textContent) } }),
  TaskInput,
  Table.configure({ resizable: false, renderWrapper: true }),
  TableRow,
  TableCell.extend({ content: 'paragraph+' }),
  TableHeader.extend({ content: 'paragraph+' }),
  Reference,
  Embed,
  Callout,
  CalloutEditing,
  Passage,
  Image,
  FootnoteReference,
  FootnoteDefinition,
  FootnoteEditing,
  RawBlock,
  RawInline,
]

export const noteSchema: Schema = getSchema(noteExtensions)
