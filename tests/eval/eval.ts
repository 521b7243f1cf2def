/**
 * `npm run eval -- extract|actors|dates|events|notes|markdown [--data DIR]`: how good the core is on annotated data, as a table and as JSON. The data
 * lie outside the project (by default beside it) and are not needed for anything else; without them this says so and stops.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { EvalReport } from './report.ts'

const EVALS: Record<string, (dataDir: string) => Promise<EvalReport>> = {
  extract: async (dataDir) => (await import('./extract/extract.ts')).evalExtract(dataDir),
  actors: async (dataDir) => (await import('./actors.ts')).evalActors(dataDir),
  dates: async (dataDir) => (await import('./dates.ts')).evalDates(dataDir),
  notes: async (dataDir) => (await import('./notes.ts')).evalNotes(dataDir),
  events: async (dataDir) => (await import('./events.ts')).evalEvents(dataDir),
  markdown: async (dataDir) => (await import('./markdown.ts')).evalMarkdown(dataDir),
}

function fail(message: string): never {
  process.stderr.write(`eval: ${message}\nusage: npm run eval -- ${Object.keys(EVALS).join('|')} [--data DIR]\n`)
  process.exit(2)
}

const [name, ...options] = process.argv.slice(2)
const evaluate = EVALS[name ?? '']
if (evaluate === undefined) fail(name === undefined ? 'say what to measure' : `nothing called ${JSON.stringify(name)} to measure`)
if (options.length > 0 && (options[0] !== '--data' || options[1] === undefined || options.length > 2)) fail(`unknown options ${options.join(' ')}`)
const dataDir = resolve(options[1] ?? resolve(import.meta.dirname, '../../../shared/data'))
if (!existsSync(dataDir)) fail(`there are no data in ${dataDir}`)

const report = await evaluate(dataDir)
const width = Math.max(...report.measures.map(({ measure }) => measure.length), 7)
if (report.table) process.stdout.write(`${report.name}\n${report.table.join('\n')}\n`)
else process.stdout.write(`${report.name}\n${'measure'.padEnd(width)}  ${'value'.padStart(8)}  ${'n'.padStart(7)}\n`)
for (const { measure, value, n } of report.table ? [] : report.measures) process.stdout.write(`${measure.padEnd(width)}  ${value.toFixed(3).padStart(8)}  ${String(n).padStart(7)}\n`)
for (const note of report.notes) process.stdout.write(`  ${note}\n`)
process.stdout.write(`${JSON.stringify(report)}\n`)
