import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const inspect = (args: string[], input = ''): { status: number | null; lines: Record<string, unknown>[]; stderr: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tests/support/run.mjs', 'tests/inspect/inspect.ts', ...args], { input, encoding: 'utf8', maxBuffer: 1 << 27 })
  return { status, lines: stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>), stderr }
}

describe('inspect', () => {
  it('answers in order, names what it cannot read, and goes on', () => {
    const input = ['\uFEFF{"id":"a","lang":"it","text":"Lo scorso 6 di gennaio"}', '', 'no JSON', '[]', '{"id":"b"}', '{"id":"c","text":"x","publishedAt":"soon"}', '{"id":7,"lang":"de-AT","text":"am Montag","publishedAt":"2022-01-12T08:00:00.000Z"}'].join('\r\n')
    const { status, lines } = inspect(['dates'], input)
    expect(status).toBe(1)
    expect(lines.map((line) => line['id'])).toEqual(['a', null, null, 'b', 'c', 7])
    expect(lines[0]?.['dates']).toEqual([{ start: 3, end: 22, surface: 'scorso 6 di gennaio', value: 'XXXX-01-06' }])
    expect(lines[1]).toMatchObject({ line: 3, error: { code: 'bad-json' } })
    expect(lines[2]).toMatchObject({ line: 4, error: { code: 'bad-input' } })
    expect(lines[4]?.['error']).toEqual({ code: 'bad-input', message: '"publishedAt" must be an EDTF or ISO 8601 date, not "soon"' })
    expect(lines[5]?.['dates']).toEqual([{ start: 3, end: 9, surface: 'Montag', value: '2022-01-10' }])
  })

  it('says how it is used when it is not understood, and is content with no input', () => {
    expect(inspect([])).toMatchObject({ status: 2, lines: [] })
    const unknown = inspect(['fates'])
    expect([unknown.status, unknown.stderr.split('\n')[0]]).toEqual([2, 'inspect: unknown command "fates"'])
    expect(inspect(['article']).status).toBe(2)
    expect(inspect(['dates'])).toMatchObject({ status: 0, lines: [] })
    expect(inspect(['link'])).toMatchObject({ status: 0, lines: [{ actors: [], events: [] }] })
  })

  const prose = 'Der Hafen der Stadt wird bis zum Herbst ausgebaut, wie die Verwaltung am Montag mitteilte. '
  const huge = prose.repeat(20_000)
  it.each([
    ['articles', { id: 'g', text: `Der Hafen wird größer\n\n${prose}` }, { id: 'h', html: `<p>${huge}</p>` }, [{ id: 'm' }, { id: 'm', text: 5 }, { id: 'm', text: '' }]],
    ['mentions', { id: 'g', lang: 'de', text: prose }, { id: 'h', lang: 'de', text: huge }, [{ id: 'm' }, { id: 'm', text: null }, { id: 'm', lang: 3, text: prose }]],
    ['same', { id: 'g', a: { name: 'Wien' }, b: { name: 'Vienna' } }, { id: 'h', a: { name: huge }, b: { name: 'x' } }, [{ id: 'm' }, { id: 'm', a: { name: 'x' } }, { id: 'm', a: 'x', b: 'y' }]],
    ['dates', { id: 'g', text: prose }, { id: 'h', lang: 'de', text: huge }, [{ id: 'm' }, { id: 'm', text: [] }, { id: 'm', text: 'x', publishedAt: 5 }]],
    ['markdown', { id: 'g', markdown: prose }, { id: 'h', markdown: huge }, [{ id: 'm' }, { id: 'm', markdown: {} }, { id: 'm', text: prose }]],
  ])('%s: a line that fails is one error line, a huge one is none, and the rest goes on', (command, good, long, bad) => {
    const input = ['{"id":', good, ...bad, long, 'null', '"x"', good].map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
    const { status, lines } = inspect([command], input.join('\n'))
    expect(status).toBe(1)
    expect(lines.map((line) => [line['id'], (line['error'] as { code: string } | undefined)?.code])).toEqual([
      [null, 'bad-json'], ['g', undefined], ...bad.map((line) => ['m', 'text' in line && line.text === '' ? 'no-text' : 'bad-input']), ['h', undefined], [null, 'bad-input'], [null, 'bad-input'], ['g', undefined],
    ])
    expect(lines.at(-1)).toEqual(lines[1])
    for (const line of lines) if ('error' in line) expect((line['error'] as { message: string }).message).toMatch(/\w{3}/)
  })

  it('article: a file that fails is one error line with its name, and the rest goes on', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dossier-inspect-'))
    const file = (name: string, content: string | Uint8Array): string => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    const files = [
      join(folder, 'missing.txt'), file('empty.txt', ''), file('photo.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)), file('tags.html', '<!doctype html><nav>Menu</nav>'), folder,
      file('good.txt', `Der Hafen wird größer\n\n${prose}`),
    ]
    const { status, lines } = inspect(['article', ...files])
    rmSync(folder, { recursive: true })
    expect(status).toBe(1)
    expect(lines.map((line) => line['file'])).toEqual(files)
    expect(lines.map((line) => (line['error'] as { code: string } | undefined)?.code)).toEqual(['ENOENT', 'empty', 'binary', 'no-text', 'EISDIR', undefined])
    lines.slice(0, 5).forEach((line, at) => expect((line['error'] as { message: string }).message).toContain(basename(files[at]!)))
    expect(lines[5]).toMatchObject({ title: 'Der Hafen wird größer' })
  })

  it('link: what cannot be read is named in `errors`, and the rest is linked', () => {
    const article = (id: unknown, more: object = {}): string => JSON.stringify({ id, lang: 'de', title: 'Treffen', text: 'Lena Vogt traf Peter Holm in Wien.', ...more })
    const { status, lines } = inspect(['link'], [article('a'), '{', article('a'), article(null), article('b', { text: 7 }), article('c', { publishedAt: 'soon' }), article('d')].join('\n'))
    expect(status).toBe(1)
    expect(lines).toHaveLength(1)
    const { actors, errors } = lines[0] as { actors: { mentions: { article: string }[] }[]; errors: { id: unknown; line: number; error: { code: string } }[] }
    expect([...new Set(actors.flatMap(({ mentions }) => mentions.map(({ article: id }) => id)))].sort()).toEqual(['a', 'd'])
    expect(errors.map(({ id, line, error }) => [id, line, error.code])).toEqual([[null, 2, 'bad-json'], ['a', 3, 'bad-input'], [null, 4, 'bad-input'], ['b', 5, 'bad-input'], ['c', 6, 'bad-input']])
  })
})
