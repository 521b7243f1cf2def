/**
 * `npm test`: makes sure that there is a Chromium to test in, then runs the type check, the linter and every vitest project. Arguments go
 * to vitest. The very last line is `N passed, N failed[, N skipped]`; a failed type check or linter, a test file that does not load and
 * an error outside every test count as one failure each.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright'

const root = join(import.meta.dirname, '../..')
const require = createRequire(import.meta.url)
const MINUTE = 60_000

/** The script behind a package's command, run by this very Node: works without a shell on every system. */
function command(packageName, file) {
  return join(dirname(require.resolve(`${packageName}/package.json`)), file)
}

function run(label, executable, args, options = {}) {
  console.log(`\n── ${label}`)
  return spawnSync(executable, args, { cwd: root, stdio: 'inherit', ...options }).status === 0
}

// --- Chromium

/** Starts it for a moment: one whose system libraries are missing is there and yet of no use. */
function works(path) {
  return path !== '' && existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: MINUTE }).status === 0
}

/** Debian's package of the engine without the browser's own windows: lighter to fetch, to start and to run (chromium.ts says by how much). */
const SHELL = 'chromium-headless-shell'

function findChromium() {
  const places = [`/usr/bin/${SHELL}`, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', chromium.executablePath()]
  return places.find((path) => works(path)) ?? null
}

function installByPlaywright() {
  const cli = command('playwright', 'cli.js')
  const dependencies = process.platform === 'linux' && process.getuid() === 0 ? ['--with-deps'] : []
  run('No Chromium: fetching playwright’s', process.execPath, [cli, 'install', ...dependencies, 'chromium'], { timeout: 5 * MINUTE })
}

function installByApt() {
  if (process.platform !== 'linux' || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return
  const [executable, ...sudo] = process.getuid() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get']
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const quiet = { env, timeout: 10 * MINUTE, stdio: ['ignore', 'ignore', 'inherit'] }
  if (!run('apt-get update', executable, [...sudo, 'update', '-q'], quiet)) return
  for (const name of [SHELL, 'chromium']) {
    if (run(`apt-get install ${name}`, executable, [...sudo, 'install', '-y', '-q', '--no-install-recommends', name, 'fonts-liberation'], quiet)) return
  }
}

function isRootOfDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8')) && process.getuid() === 0
}

/** Debian's own package brings its libraries along, so as root on Debian it comes first; Ubuntu's is a snap, which containers lack. */
function installers() {
  return isRootOfDebian() ? [installByApt, installByPlaywright] : [installByPlaywright, installByApt]
}

/** @returns the path of a Chromium that starts, installed on the way if need be; null, with the reason printed, if there is none */
function ensureChromium() {
  const named = process.env.CHROMIUM
  if (named) {
    if (works(named)) return named
    console.error(`CHROMIUM names ${named}, which does not start.`)
    return null
  }
  let found = findChromium()
  // A machine that does nothing but test is spared a quarter of the time; nobody's own machine is changed for that.
  if (found !== null && process.env.CI && isRootOfDebian() && !works(`/usr/bin/${SHELL}`)) {
    console.log('There is a Chromium; the headless shell is faster.')
    installByApt()
    found = findChromium()
  }
  for (const install of installers()) {
    if (found !== null) break
    install()
    found = findChromium()
  }
  if (found === null) {
    console.error(`
The tests run in a real Chromium, and none could be found or fetched. Install one and run the tests again:
  Debian:          sudo apt-get install chromium-headless-shell
  with a network:  npx playwright install --with-deps chromium
  elsewhere:       set CHROMIUM to the path of Chromium's or Chrome's executable`)
  }
  return found
}

// --- The checks

const browser = ensureChromium()
if (browser === null) process.exit(1)
const env = { ...process.env, CHROMIUM: browser }
const failures = []
if (!run('Types', process.execPath, [command('typescript', 'bin/tsc'), '-p', '.'])) failures.push('types')
if (!run('Lint', process.execPath, [command('oxlint', 'bin/oxlint'), '--type-aware', '--deny-warnings'])) failures.push('lint')

// The temporary folder of the whole run: what tests and browsers leave in it goes with it. Open to all, because the launcher is also tested as another user.
const folder = mkdtempSync(join(tmpdir(), 'dossier-tests-'))
chmodSync(folder, 0o755)
Object.assign(env, { TMPDIR: folder, TEMP: folder, TMP: folder })
const report = join(folder, 'report.json')
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
// The property tests' full counts; they read the environment, in Node and in Chromium.
if (process.argv.includes('--long')) env.DOSSIER_LONG = '1'
const vitest = [command('vitest', 'vitest.mjs'), 'run', '-c', 'tests/vitest.config.ts', ...reporters, ...process.argv.slice(2).filter((option) => option !== '--long')]
const green = run('Tests', process.execPath, vitest, { env })

let counts = { passed: 0, failed: 0, skipped: 0 }
try {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'))
  counts = { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests + numTodoTests }
} catch {
  console.error('vitest left no report.')
}
rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
if (!green && counts.failed === 0) failures.push('vitest')

if (failures.length > 0) console.error(`\nFailed besides the tests: ${failures.join(', ')}`)
const failed = counts.failed + failures.length
process.exitCode = failed === 0 && counts.passed > 0 ? 0 : 1
console.log(`\n${counts.passed} passed, ${failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`)
