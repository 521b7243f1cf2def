/**
 * `npm start`: builds the app if it is not built or older than its sources, then opens it in Electron, or, where Electron's runtime
 * cannot be had or cannot start, serves the same app to the browser and says why.
 *
 * Options: --browser (do not try Electron), --no-open (open no browser), --fetch (try to fetch the runtime although it failed today).
 * Everything else is handed to Electron (a dossier:// address, --help of Chromium's …).
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..')
const require = createRequire(import.meta.url)
const OWN_OPTIONS = ['--browser', '--no-open', '--fetch']
const given = process.argv.slice(2)
const wants = (option) => given.includes(option)
const say = (line) => console.log(line)

// --- Build

/** Time of the last change below a path (of its folders too, so that a deleted file counts), in ms. */
function lastChange(path) {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, lastChange(join(path, name))), stat.mtimeMs)
}

function isBuilt() {
  const products = ['out/main/main.js', 'out/main/serve.js', 'out/preload/preload.cjs', 'out/renderer/index.html'].map((path) => join(root, path))
  if (!products.every((path) => existsSync(path))) return false
  const sources = ['main', 'preload', 'renderer', 'resources', 'package.json', 'package-lock.json', 'electron.vite.config.ts']
  return Math.min(...products.map(lastChange)) >= Math.max(...sources.map((path) => lastChange(join(root, path))))
}

function build() {
  let builder
  try {
    builder = join(dirname(require.resolve('electron-vite/package.json')), 'bin/electron-vite.js')
  } catch {
    console.error('The build tools are not installed: run `npm ci` first.')
    process.exit(1)
  }
  say('Building Dossier …')
  const { status } = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    console.error('The build failed; see above.')
    process.exit(1)
  }
}

// --- Electron

/** Why Electron cannot run here, whatever is installed; null if nothing speaks against it. */
function obstacle() {
  if (wants('--browser')) return '--browser asks for it'
  if (process.platform !== 'linux') return null
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display for a window'
  if (process.getuid() === 0) return 'Electron keeps its sandbox and so does not run as root'
  return null
}

/** The runtime's executable, or null. Electron's own index.js would download it, so its places are looked up here. */
function runtime() {
  try {
    const folder = dirname(require.resolve('electron/package.json'))
    const pathFile = join(folder, 'path.txt')
    const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
    const inside = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
    const path = join(override || join(folder, 'dist'), inside)
    return existsSync(path) && statSync(path).isFile() ? path : null
  } catch {
    return null
  }
}

const DAY = 86_400_000
const FETCH_LIMIT = 180_000

/** Tries once a day, so that a start without a network does not wait each time. */
function fetchRuntime() {
  const cache = join(root, 'node_modules/.cache/dossier')
  const failed = join(cache, 'electron-fetch-failed')
  if (process.env.CI || (!wants('--fetch') && Date.now() - lastChange(failed) < DAY)) return null
  say('Fetching the Electron runtime (once, about 120 MB; three minutes at most) …')
  try {
    spawnSync(process.execPath, [join(dirname(require.resolve('electron/package.json')), 'install.js')], { stdio: 'ignore', timeout: FETCH_LIMIT })
  } catch {
    // Not installed at all: the same as not fetched.
  }
  const path = runtime()
  if (path === null) {
    mkdirSync(cache, { recursive: true })
    writeFileSync(failed, '')
  }
  return path
}

/**
 * Runs the app in Electron until it ends.
 * @returns null when it ran; the reason when it ended before a window was open
 */
function runElectron(path) {
  return new Promise((done) => {
    const options = given.filter((option) => !OWN_OPTIONS.includes(option))
    const child = spawn(path, [root, ...options], { cwd: root, env: { ...process.env, DOSSIER_LAUNCHER: '1' }, stdio: ['inherit', 'pipe', 'pipe'] })
    let opened = false
    let errors = ''
    child.stdout.on('data', (chunk) => {
      opened ||= String(chunk).includes('Dossier is open.') // main/window.ts says it
    })
    child.stderr.on('data', (chunk) => {
      errors = `${errors}${chunk}`.slice(-4000)
      if (opened) process.stderr.write(chunk)
    })
    child.on('error', (error) => done(`Electron could not be started (${error.message})`))
    // The terminal sends Ctrl+C to Electron too, which closes its window in order; the launcher outlives it.
    process.on('SIGINT', () => undefined)
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    child.on('close', (code, signal) => {
      if (opened || code === 0 || signal === 'SIGINT' || signal === 'SIGTERM') {
        process.exitCode = opened ? (code ?? 0) : 0
        done(null)
        return
      }
      process.removeAllListeners('SIGINT')
      process.removeAllListeners('SIGTERM')
      const last = errors.trim().split('\n').findLast((line) => line.trim() !== '')
      done(`Electron could not start here${last === undefined ? '' : `: ${last.replace(/^\[[^\]]*\]\s*/, '').slice(0, 300)}`}`)
    })
  })
}

// --- Browser

function openBrowser(url) {
  if (wants('--no-open') || process.env.CI) return
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return
  const [command, ...options] = { darwin: ['open', url], win32: ['cmd', '/c', 'start', '', url] }[process.platform] ?? ['xdg-open', url]
  // Without a browser to open, the printed address is all there is.
  spawn(command, options, { stdio: 'ignore', detached: true }).on('error', () => undefined).unref()
}

async function runBrowserHost(reason) {
  const { start, PORT } = await import(pathToFileURL(join(root, 'out/main/serve.js')).href)
  const outcome = await start({ root: join(root, 'out/renderer'), port: Number(process.env.DOSSIER_PORT) || PORT })
  if (outcome.state === 'failed') {
    console.error(outcome.message)
    process.exitCode = 1
    return
  }
  if (outcome.state === 'running') {
    say(`Dossier is already running: ${outcome.url}`)
    openBrowser(outcome.url)
    return
  }
  const { served } = outcome
  const stop = () => void served.close().then(() => process.exit(0))
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  say(`Dossier runs in the browser, because ${reason}: ${served.url}`)
  say('Ctrl+C stops it. Your notes stay in the browser, under this address.')
  openBrowser(served.url)
}

// --- Start

if (!isBuilt()) build()
let reason = obstacle()
if (reason === null) {
  const path = runtime() ?? fetchRuntime()
  reason = path === null ? "Electron's runtime could not be fetched (npm start -- --fetch tries again)" : await runElectron(path)
}
if (reason !== null) await runBrowserHost(reason)
