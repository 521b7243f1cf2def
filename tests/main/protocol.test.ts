import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { appHandler, CSP } from '../../main/protocol.ts'

const RUNS = process.env['DOSSIER_LONG'] ? 20_000 : 500
const SECRET = 'secret outside the root'
let root: string
let handle: (request: Request) => Promise<Response>

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dossier-protocol-'))
  await writeFile(join(folder, 'secret.txt'), SECRET)
  root = join(folder, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await writeFile(join(root, 'index.html'), '<!doctype html>')
  await writeFile(join(root, 'assets/index-A1b2C3_d.js'), '1')
  await writeFile(join(root, 'assets/Ünïcode name.txt'), 'ü')
  handle = appHandler(root)
})

const get = (path: string, method = 'GET'): Promise<Response> => handle(new Request(`app://dossier${path}`, { method }))

test('files are served with their type, their caching and every security header', async () => {
  for (const [path, type, cache] of [
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html?x=1', 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/index-A1b2C3_d.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/%C3%9Cn%C3%AFcode%20name.txt', 'text/plain; charset=utf-8', 'no-cache'],
  ] as const) {
    const { status, headers } = await get(path)
    expect([path, status, headers.get('content-type'), headers.get('cache-control')]).toEqual([path, 200, type, cache])
    expect(headers.get('content-security-policy')).toBe(CSP)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  }
})

test('the policy admits no inline script, no eval, no other origin', () => {
  expect(CSP).toContain("default-src 'none'")
  expect(CSP).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/)
})

test.each([
  ['/..%2fsecret.txt', 404], ['/%2e%2e/secret.txt', 404], ['/%2e%2e%2fsecret.txt', 404], ['/assets/..%2f..%2fsecret.txt', 404],
  ['/..%5csecret.txt', 404], ['/assets\\..\\..\\secret.txt', 404], ['/%252e%252e%252fsecret.txt', 404], ['//secret.txt', 404],
  ['/assets', 404], ['/assets/', 404], ['/missing.js', 404], ['/C:%2fsecret.txt', 404], ['/index.html:stream', 404], ['/index.html/', 404],
  ['/%E0', 400], ['/%', 400], ['/%zz', 400], ['/index.html%00.js', 400], ['/%C0%AE%C0%AE/secret.txt', 400],
])('%s → %i', async (path, status) => {
  const response = await get(path)
  expect(response.status).toBe(status)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(await response.text()).not.toContain(SECRET)
})

test.skipIf(process.platform === 'win32')('names that Windows would read as streams, drives or folders are served nowhere', async () => {
  for (const name of ['a:b.js', 'a\\b.js']) await writeFile(join(root, name), SECRET)
  expect([(await get('/a:b.js')).status, (await get('/a%3Ab.js')).status, (await get('/a%5Cb.js')).status]).toEqual([404, 404, 404])
})

test('another host is not ours', async () => {
  expect((await handle(new Request('app://stranger/index.html'))).status).toBe(404)
})

test('GET and HEAD only; HEAD says what GET would, without the body', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const response = await get('/', method)
    expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD'])
  }
  const [head, whole] = await Promise.all([get('/', 'HEAD'), get('/')])
  expect(await head.text()).toBe('')
  expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(whole.headers))
})

test('no path, however it is written, leads out of the root', async () => {
  const piece = fc.constantFrom('..', '.', '/', '\\', '%2e', '%2E%2e', '%2f', '%5c', '%00', '%E0', '%25', 'assets', 'secret.txt', 'renderer', ':', ' ', '%')
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      const response = await get(`/${pieces.join('')}`)
      expect([200, 400, 404]).toContain(response.status)
      expect(await response.text()).not.toContain(SECRET)
    }),
    { numRuns: RUNS, seed: 1 },
  )
})
