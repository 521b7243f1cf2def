import { describe, expect, test } from 'vitest'
import { agreed } from '../../../renderer/core/actors/agreement.ts'
import type { Candidate } from '../../../renderer/core/actors/score.ts'
import { tokens } from '../../../renderer/core/text/tokens.ts'
import { shippedGazetteer } from '../../support/gazetteer.ts'

/** `[P Ada Kern]` marks what was chosen; the rest is text. */
function article(marked: string): { text: string; chosen: Candidate[] } {
  const kinds = { P: 'person', O: 'organisation', L: 'place' } as const
  let text = ''
  const spans: { start: number; end: number; kind: Candidate['kind'] }[] = []
  for (const piece of marked.split(/(\[[POL] [^\]]+\])/)) {
    const kind = /^\[([POL]) /.exec(piece)?.[1] as keyof typeof kinds | undefined
    const words = kind ? piece.slice(3, -1) : piece
    if (kind) spans.push({ start: text.length, end: text.length + words.length, kind: kinds[kind] })
    text += words
  }
  const list = tokens(text, 'de')
  return {
    text,
    chosen: spans.map(({ start, end, kind }) => ({ start, end, kind, from: list.findIndex((token) => token.start === start), to: list.findIndex((token) => token.end >= end) + 1, evidence: [], gazetteerId: null, weight: 0 })),
  }
}

function read(marked: string, isSettled: (candidate: Candidate) => boolean = () => false): string[] {
  const { text, chosen } = article(marked)
  const [found = []] = agreed([{ field: 'body', text, tokens: tokens(text, 'de') }], [chosen], 'de', shippedGazetteer(), isSettled)
  return found.map(({ start, end, kind }) => `${text.slice(start, end)} ${kind}`)
}

describe('agreed', () => {
  test.each([
    ['a name found once is found where it stands again', 'Die [O Brose Werke] bauen. Den Brose Werken hilft das, den Brose Werke nicht.', ['Brose Werke organisation', 'Brose Werke organisation']],
    ['a word that is common is no name again', 'Der [O Spiegel] schreibt. Im Bad hängt ein Spiegel.', ['Spiegel organisation']],
    ['two of three settle the kind', '[O Zyrtek] wächst. [O Zyrtek] baut. In [L Zyrtek] freut man sich.', ['Zyrtek organisation', 'Zyrtek organisation', 'Zyrtek organisation']],
    ['one against one settles nothing', '[O Zyrtek] wächst. In [L Zyrtek] freut man sich.', ['Zyrtek organisation', 'Zyrtek place']],
    ['the family name alone speaks for a person too', '[O Ada Zyrtek] sprach. [P Ada Zyrtek] kam. [P Zyrtek] ging.', ['Ada Zyrtek person', 'Ada Zyrtek person', 'Zyrtek person']],
    ['a repeat does not run over the end of a sentence', '[P Ada Kern] kam. Das sah Ada. Kern schwieg.', ['Ada Kern person']],
    ['what is found already keeps its place', '[P Kern] kam. [P Ada Kern] ging.', ['Kern person', 'Ada Kern person']],
  ])('%s', (_, marked, wanted) => expect(read(marked)).toEqual(wanted))

  test('a settled kind stands', () => {
    expect(read('[O Zyrtek] wächst. [O Zyrtek] baut. In [L Zyrtek] freut man sich.', ({ kind }) => kind === 'place')).toEqual(['Zyrtek organisation', 'Zyrtek organisation', 'Zyrtek place'])
  })
})
