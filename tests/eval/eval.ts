/**
 * `npm run eval -- extract|actors|linking|speed|dates|events|notes|markdown [--data DIR] [--errors N]`: how good the core is on annotated data, as a table and as JSON. The data
 * lie outside the project (by default beside it) and are not needed for anything else; without them this says so and stops.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { EvalReport } from './report.ts'

const EVALS: Record<string, (dataDir: string, errors: number) => Promise<EvalReport>> = {
  extract: async (dataDir) => (await import('./extract/extract.ts')).evalExtract(dataDir),
  actors: async (dataDir, errors) => (await import('./actors.ts')).evalActors(dataDir, errors),
  linking: async () => (await import('./linking.ts')).evalLinking(),
  speed: async () => (await import('./speed.ts')).evalSpeed(),
  dates: async (dataDir) => (await import('./dates.ts')).evalDates(dataDir),
  notes: async (dataDir) => (await import('./notes.ts')).evalNotes(dataDir),
  events: async (dataDir) => (await import('./events.ts')).evalEvents(dataDir),
  markdown: async (dataDir) => (await import('./markdown.ts')).evalMarkdown(dataDir),
}

function fail(message: string): never {
  process.stderr.write(`eval: ${message}\nusage: npm run eval -- ${Object.keys(EVALS).join('|')} [--data DIR] [--errors N]\n`)
  process.exit(2)
}

const [name, ...options] = process.argv.slice(2)
const evaluate = EVALS[name ?? '']
if (evaluate === undefined) fail(name === undefined ? 'say what to measure' : `nothing called ${JSON.stringify(name)} to measure`)
const given = new Map<string, string>()
for (let at = 0; at < options.length; at += 2) {
  const [option = '', value] = options.slice(at)
  if (!['--data', '--errors'].includes(option) || value === undefined) fail(`unknown options ${options.join(' ')}`)
  given.set(option, value)
}
const errors = Number(given.get('--errors') ?? 0)
if (!Number.isInteger(errors) || errors < 0) fail(`--errors takes a number, not ${given.get('--errors')}`)
const dataDir = resolve(given.get('--data') ?? resolve(import.meta.dirname, '../../../shared/data'))
if (name !== 'linking' && name !== 'speed' && !existsSync(dataDir)) fail(`there are no data in ${dataDir}`)

const report = await evaluate(dataDir, errors)
const width = Math.max(...report.measures.map(({ measure }) => measure.length), 7)
if (report.table) process.stdout.write(`${report.name}\n${report.table.join('\n')}\n`)
else process.stdout.write(`${report.name}\n${'measure'.padEnd(width)}  ${'value'.padStart(8)}  ${'n'.padStart(7)}\n`)
for (const { measure, value, n } of report.table ? [] : report.measures) process.stdout.write(`${measure.padEnd(width)}  ${value.toFixed(3).padStart(8)}  ${String(n).padStart(7)}\n`)
for (const note of report.notes) process.stdout.write(`  ${note}\n`)
process.stdout.write(`${JSON.stringify({ name: report.name, measures: report.measures, notes: report.notes })}\n`)
