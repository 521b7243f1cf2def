import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const inspect = (args: string[], input = ''): { status: number | null; lines: Record<string, unknown>[]; stderr: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tests/support/run.mjs', 'tests/inspect/inspect.ts', ...args], { input, encoding: 'utf8' })
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

  it('links the bundled articles into the events a careful reader would record', () => {
    const files = readdirSync('resources/corpus').filter((name) => name.endsWith('.txt')).sort()
    const read = inspect(['article', ...files.map((name) => `resources/corpus/${name}`)]).lines
    const corpus = read.map(({ lang, title, text, publishedAt }, i) => JSON.stringify({ id: files[i]?.slice(0, 3), lang, title, text, publishedAt }))
    const { status, lines } = inspect(['link'], corpus.join('\n'))
    expect(status).toBe(0)
    const events = lines[0]?.['events'] as { title: string; start: string | null; end: string | null; articles: string[] }[]
    const told = events.map(({ title, start, articles }) => [title, start, articles.join(' ')])
    expect(told).toContainEqual(['Unruhen in Kasachstan', '2022-01', '000 001 002 004'])
    expect(told).toContainEqual(['Sitzung des kollektiven Sicherheitsrates der OVKS', '2022-01-10', '000 001 004'])
    expect(told).toContainEqual(['Richiesta di aiuto alla CSTO', '2022-01-05', '002'])
    expect(told).toContainEqual(['Invio di truppe: Kazakistan', '2022-01-06?', '004'])
    expect(events.filter((event) => event.articles.includes('003') && (event.start !== null || event.articles.length > 1))).toEqual([])
  })
})
