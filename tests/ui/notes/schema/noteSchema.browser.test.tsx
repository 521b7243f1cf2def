import { Node } from '@tiptap/pm/model'
import { DOMParser, DOMSerializer } from '@tiptap/pm/model'
import { describe, expect, test } from 'vitest'
import { MARK, NODE } from '../../../../renderer/core/notes/document.ts'
import { noteSchema } from '../../../../renderer/ui/notes/schema/noteExtensions.ts'
import { everyNode } from '../everyNode.ts'

/** The table of core/notes/document.ts: name → content expression (spaces aside), marks. */
const CONTENT: Record<string, string> = {
  doc: 'block+', paragraph: 'inline*', heading: 'inline*', bulletList: 'listItem+', orderedList: 'listItem+', listItem: 'paragraph block*', taskList: 'taskItem+',
  taskItem: 'paragraph block*', blockquote: 'block+', codeBlock: 'text*', horizontalRule: '', table: 'tableRow+', tableRow: '(tableCell | tableHeader)*',
  tableCell: 'paragraph+', tableHeader: 'paragraph+', passage: 'paragraph+', rawBlock: 'text*', footnoteDefinition: 'block+', text: '', hardBreak: '', image: '',
  reference: '', embed: '', callout: 'block+', footnoteReference: '', rawInline: '',
}
const ATTRS: Record<string, string[]> = {
  heading: ['level'], orderedList: ['start'], taskList: ['start'], taskItem: ['checked'], codeBlock: ['language'], tableCell: ['colspan', 'rowspan', 'colwidth', 'align'],
  tableHeader: ['colspan', 'rowspan', 'colwidth', 'align'], passage: ['articleId', 'version', 'start', 'end', 'exact', 'prefix', 'suffix', 'source'], rawBlock: ['format'],
  footnoteDefinition: ['label'], image: ['src', 'alt', 'title', 'width'], callout: ['kind', 'title', 'fold'], embed: ['kind', 'id', 'label', 'target'], reference: ['kind', 'id', 'label', 'target'], footnoteReference: ['label'], rawInline: ['value'],
}

describe('the editor’s schema', () => {
  test('is the note document: the same nodes, contents, attributes and marks', () => {
    expect(Object.keys(noteSchema.nodes).sort()).toEqual(Object.values(NODE).sort())
    expect(Object.keys(noteSchema.marks).sort()).toEqual(Object.values(MARK).sort())
    for (const [name, { spec }] of Object.entries(noteSchema.nodes)) {
      expect([name, spec.content ?? '']).toEqual([name, CONTENT[name]])
      expect([name, Object.keys(spec.attrs ?? {}).sort()]).toEqual([name, (ATTRS[name] ?? []).sort()])
    }
    expect(Object.keys(noteSchema.marks['link']!.spec.attrs ?? {}).sort()).toEqual(['href', 'title'])
    const [code, link, bold] = [noteSchema.marks['code']!, noteSchema.marks['link']!, noteSchema.marks['bold']!]
    expect(code.excludes(link) || code.excludes(bold) || link.excludes(code)).toBe(false)
    expect(noteSchema.nodes['codeBlock']!.markSet).toEqual([])
    expect(noteSchema.nodes['rawBlock']!.markSet).toEqual([])
  })

  test('takes every node, and gives each back after a copy and paste', () => {
    const doc = Node.fromJSON(noteSchema, everyNode)
    doc.check()
    expect(doc.toJSON()).toEqual(everyNode)
    const holder = document.createElement('div')
    holder.append(DOMSerializer.fromSchema(noteSchema).serializeFragment(doc.content))
    const pasted = DOMParser.fromSchema(noteSchema).parse(holder)
    expect(new Set(names(pasted))).toEqual(new Set(Object.values(NODE)))
    expect(pasted.toJSON()).toEqual(everyNode)
  })

  test('takes no foreign HTML for its own', () => {
    const holder = document.createElement('div')
    holder.append(document.createElement('figure'), document.createElement('a'))
    holder.children[0]!.setAttribute('data-passage', '{"articleId": "../x", "version": "1"}')
    holder.children[0]!.append('words')
    holder.children[1]!.setAttribute('data-reference', 'settings')
    holder.children[1]!.setAttribute('href', 'javascript:alert(1)')
    holder.children[1]!.append('click')
    const found = names(DOMParser.fromSchema(noteSchema).parse(holder))
    expect(found).not.toContain('passage')
    expect(found).not.toContain('reference')
  })
})

function names(doc: Node): string[] {
  const found = [doc.type.name]
  doc.descendants((node) => {
    found.push(node.type.name)
  })
  return found
}
