/** `npm run ready`: everything a change must pass: types, lint, layers, tests, size budget. All of them run; the exit status tells whether all passed. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
/** Arguments of Node for each check. */
const checks = {
  layers: ['node_modules/vitest/vitest.mjs', 'run', '-c', 'tests/vitest.config.ts', '--project', 'node', 'tests/architecture'],
  // Its end-to-end tests build the app, whose size is then measured.
  'types, lint, tests': ['tests/support/test.mjs'],
  'size budget': ['tests/support/sizeBudget.mjs'],
}

const results = Object.entries(checks).map(([name, args]) => {
  console.log(`\n═══ ${name}`)
  return { name, passed: spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0 }
})

console.log('')
for (const { name, passed } of results) console.log(`${passed ? '✓' : '✗'} ${name}`)
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1
