/** `npm run ready`: everything a change must pass: types, lint, layers, tests, size budget. All of them run; the exit status tells whether all passed. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const node = (...args) => [process.execPath, args]

const checks = [
  ['layers', ...node('node_modules/vitest/vitest.mjs', 'run', '-c', 'tests/vitest.config.ts', '--project', 'node', 'tests/architecture')],
  // Types and lint come first in it; its end-to-end tests build the app, whose size is then measured.
  ['types, lint, tests', ...node('tests/support/test.mjs')],
  ['size budget', ...node('tests/support/sizeBudget.mjs')],
]

const results = checks.map(([name, executable, args]) => {
  console.log(`\n═══ ${name}`)
  return { name, passed: spawnSync(executable, args, { cwd: root, stdio: 'inherit' }).status === 0 }
})

console.log('')
for (const { name, passed } of results) console.log(`${passed ? '✓' : '✗'} ${name}`)
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1
