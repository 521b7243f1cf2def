import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findBlock, markBlock, withoutComments, type CommentStyle } from '../../../renderer/core/export/dossierBlock.ts'
import { besideFile, mergeFile } from '../../../renderer/core/export/mergeFile.ts'
import { formatFrontMatter, splitFrontMatter } from '../../../renderer/core/markdown/frontMatter.ts'
import { readMarkdownNote } from '../../../renderer/core/markdown/readMarkdownNote.ts'

const file = (body: string, given: { title?: string; tags?: string[]; updated?: number } = {}, style: CommentStyle = 'html'): string => {
  const { title = 'T', tags = [], updated = 1000 } = given
  return markBlock(`---\n${formatFrontMatter({ id: 'n1', title, created: 0, updated, tags, aliases: [], lang: null, folder: null })}---\n\n${body}`, style)
}

/** Also what looks like the marks themselves, and like front matter. */
const lines = fc.array(fc.constantFrom('word', '', '# Heading', '> quote', '- item', '---', '```', '<!-- comment -->', '<!-- dossier:end 0123456789a -->', '%% dossier:begin 0123456789a 0123456789a %%', 'title: x', 'Ж🙂'), { maxLength: 6 }).map((all) => all.join('\n').trim())

const userText = fc.array(fc.constantFrom('mine', 'auch meins', '## My heading', '> my quote', '- [ ] mine'), { minLength: 1, maxLength: 4 }).map((all) => all.join('\n\n'))

const runs = { seed: 20220110, numRuns: process.env['DOSSIER_LONG'] ? 5000 : 300 }

describe('a file exported again', () => {
  const style = fc.constantFrom<CommentStyle>('html', 'obsidian')

  test('is not written when nothing changed, though it was opened and its line ends are others', () => {
    fc.assert(fc.property(lines, style, fc.constantFrom('\n', '\r\n'), (body, comments, ending) => {
      const old = file(body, {}, comments).replaceAll('\n', ending)
      expect(mergeFile(old, file(body, { updated: 2000 }, comments))).toEqual({ outcome: 'unchanged' })
    }), runs)
  })

  test('keeps what was written before and after Dossier’s part, word for word, and takes the new part', () => {
    fc.assert(fc.property(lines, lines, fc.option(userText, { nil: '' }), fc.option(userText, { nil: '' }), style, (body, next, before, after, comments) => {
      const [, front = '', rest = ''] = /^(---\n[\s\S]*?\n---\n)([\s\S]*)$/.exec(file(body, {}, comments)) ?? []
      const edited = `${front}\n${before === '' ? '' : `${before}\n`}${rest.trimStart()}${after === '' ? '' : `\n${after}\n`}`
      const exported = file(next, { title: 'New' }, comments)
      const merged = mergeFile(edited, exported)
      expect(merged.outcome).toBe('updated')
      if (merged.outcome !== 'updated') return
      const found = findBlock(splitFrontMatter(merged.text)?.body ?? '')
      expect(found?.block.trim()).toBe(next)
      expect(found?.before.trim()).toBe(next.includes(before) ? '' : before)
      expect(found?.after.trim()).toBe(next.includes(after) ? '' : after)
      expect(readMarkdownNote(merged.text)).toMatchObject({ id: 'n1', title: 'New', warnings: [] })
      // Once more changes nothing.
      expect(mergeFile(merged.text, exported)).toEqual({ outcome: 'unchanged' })
    }), runs)
  })

  test('is left alone when Dossier’s part was changed by hand, whatever changed', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('one', 'two', 'three'), { minLength: 1, maxLength: 5 }), fc.nat(), fc.constantFrom('changed', ''), (words, at, word) => {
      const body = words.join('\n\n')
      const old = file(body)
      const changed = (words as string[]).with(at % words.length, word).join('\n\n')
      const edited = old.replace(body, changed)
      expect(mergeFile(edited, file(`${body}\n\nmore`)).outcome).toBe(changed.trim() === body ? 'updated' : 'changed-there')
    }), runs)
  })

  test('that somebody brought to what it would become is no conflict', () => {
    const edited = file('old').replace('\nold\n', '\nnew\n')
    expect(mergeFile(edited, file('new')).outcome).toBe('updated')
  })

  test('without marks is taken when it is as Dossier would write it, and left alone when it is not', () => {
    const unmarked = '---\ntitle: T\nid: n1\n---\n\nThe text.\n'
    expect(mergeFile(unmarked, markBlock(unmarked, 'html')).outcome).toBe('updated')
    expect(mergeFile(unmarked.replace('text', 'word'), markBlock(unmarked, 'html')).outcome).toBe('changed-there')
  })

  test('keeps the properties that are not Dossier’s, with their remarks, and tags added there; says what became of others', () => {
    const old = file('Text', { tags: ['a', 'gone'] }).replace('tags:\n  - a\n  - gone\n', 'tags: [a, gone, Mine]\ncssclass: wide # theirs\nrating: 5\n').replace('title: T', 'title: "Theirs"')
    const merged = mergeFile(old, file('Text', { title: 'Ours', tags: ['a'] }))
    expect(merged).toMatchObject({ outcome: 'updated', properties: ['tags: gone, Mine kept', 'title: “Theirs” became “Ours”'] })
    expect(merged.outcome === 'updated' && splitFrontMatter(merged.text)?.text).toBe('title: Ours\nid: n1\ncreated: 1970-01-01T00:00:00.000Z\nupdated: 1970-01-01T00:00:01.000Z\ntags:\n  - a\n  - gone\n  - Mine\ncssclass: wide # theirs\nrating: 5')
    // Without a change there, a tag taken away in Dossier goes.
    const untouched = mergeFile(file('Text', { tags: ['a', 'gone'] }), file('Text', { tags: ['a'] }))
    expect(untouched.outcome === 'updated' && untouched.text).not.toContain('gone')
  })

  test('does not say twice what the note has taken over', () => {
    const merged = mergeFile(`${file('Text')}\nmine\n`, file('Text\n\nmine'))
    expect(merged.outcome === 'updated' && merged.text.match(/mine/g)).toHaveLength(1)
  })
})

test('the comments go when a file is read as a note, and what was written around them stays', () => {
  expect(withoutComments(splitFrontMatter(file('Text'))?.body ?? '')).toBe('Text\n')
  expect(withoutComments(`before\n\n${splitFrontMatter(file('Text'))?.body ?? ''}\nafter\n`)).toBe('before\n\nText\n\nafter\n')
  expect(withoutComments('no comments\n')).toBe('no comments\n')
})

test('the file beside a changed one is nobody’s note', () => {
  const beside = besideFile(file('Text'), 'T.md')
  expect(beside).toMatch(/^---\ntitle: T\ncreated: .*\nupdated: .*\ndossier: conflict\nof: T\.md\n---\n\n<!-- dossier:begin/)
  expect(readMarkdownNote(beside).id).toBe(null)
})
