/**
 * Serves the built renderer, and nothing else, with the security headers every response carries. One handler for both hosts:
 * Electron's `app://dossier` and, behind node:http, the browser host (serve.ts). Knows neither Electron nor sockets.
 *
 * Electron's security check-list: 1 (only local content is loaded), 7 (a strict Content-Security-Policy), 18 (a protocol of our own, not file:).
 */
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

export const SCHEME = 'app'
export const ORIGIN = `${SCHEME}://dossier`

/** 'wasm-unsafe-eval' allows WebAssembly only, not eval. No data: fonts and no inline styles: the build makes files of both. */
export const CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const SECURITY_HEADERS = {
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp', // a worker's script must carry it when the page does
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Vite's content-hashed names never change their content; everything else is asked for anew. */
const HASHED = /^\/assets\/.*-[\w-]{8}\.\w+$/

/** A response with the security headers; plain text unless `headers` say otherwise. */
function respond(status: number, body: string | Uint8Array<ArrayBuffer> | null, headers: Record<string, string> = {}): Response {
  return new Response(body, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...SECURITY_HEADERS, ...headers } })
}

/**
 * The path below the root that a URL's path names.
 * @returns null where it names nothing there can be: `.` and `..` behind an escape, empty segments, backslashes and colons (Windows would read them)
 * @throws {URIError} for a malformed escape or a NUL
 */
function relativePath(pathname: string): string | null {
  const decoded = decodeURIComponent(pathname)
  if (decoded.includes('\0')) throw new URIError('NUL in path')
  const segments = decoded.slice(1).split('/')
  const sound = segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..' && !/[\\:]/.test(segment))
  return sound ? segments.join('/') : null
}

/**
 * @param root folder of the built renderer; only files in it are ever read
 * @returns a handler that answers `app://dossier/…`: 200, 400 (malformed escape), 404, or 405 (only GET and HEAD exist); it never rejects
 */
export function appHandler(root: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return respond(405, 'Only GET and HEAD are answered.', { allow: 'GET, HEAD' })
    const url = new URL(request.url)
    if (url.host !== 'dossier') return respond(404, 'No such host.')
    const pathname = url.pathname === '/' || url.pathname === '' ? '/index.html' : url.pathname
    let path: string | null
    try {
      path = relativePath(pathname)
    } catch {
      return respond(400, 'The address is malformed.')
    }
    if (path === null) return respond(404, 'Not found.')
    try {
      const bytes = new Uint8Array(await readFile(join(root, path)))
      return respond(200, request.method === 'HEAD' ? null : bytes, {
        'content-type': TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
        'content-length': String(bytes.byteLength),
        'cache-control': HASHED.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
      })
    } catch {
      return respond(404, 'Not found.')
    }
  }
}
