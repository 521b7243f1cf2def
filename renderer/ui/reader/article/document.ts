/** The document model as the reader names its parts: mdast, by way of what core stores. */
import type { BodyRow } from '../../../core/model.ts'

export type Root = BodyRow['body']
/** A top-level block (or anything that may stand inside one). */
export type Content = Root['children'][number]
export type Nodes = Root | Content
export type Alignment = NonNullable<NonNullable<Extract<Content, { type: 'table' }>['align']>[number]>
