import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve, type Served, start } from '../../main/serve.ts'

let root: string
let served: Served
let port: number

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dossier-serve-'))
  root = join(folder, '.')
  await writeFile(join(root, 'index.html'), '<!doctype html>hello')
  served = await serve({ root, port: 0 })
  port = Number(new URL(served.url).port)
})
afterAll(() => served.close())

interface Reply {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** Sends the path as it is; fetch would tidy it up. */
function ask(path: string, { method = 'GET', host = `127.0.0.1:${port}` }: { method?: string; host?: string } = {}): Promise<Reply> {
  return new Promise((done, failed) => {
    httpRequest({ host: '127.0.0.1', port, path, method, headers: { host }, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }))
    }).on('error', failed).end()
  })
}

/** What the server says to these very bytes. */
function raw(text: string): Promise<string> {
  return new Promise((done, failed) => {
    let reply = ''
    const socket = connect(port, '127.0.0.1', () => socket.end(text))
    socket.on('data', (chunk) => (reply += String(chunk))).on('close', () => done(reply)).on('error', failed)
  })
}

test('listens on 127.0.0.1 only, under one address', () => {
  expect(served.url).toBe(`http://127.0.0.1:${port}/`)
})

test('serves the app with its security headers and its signature', async () => {
  const { status, headers, body } = await ask('/')
  expect([status, body, headers['x-dossier'], headers['content-type']]).toEqual([200, '<!doctype html>hello', '1', 'text/html; charset=utf-8'])
  expect(headers['content-security-policy']).toContain("default-src 'none'")
})

test('HEAD has the headers of GET and no body', async () => {
  const [head, whole] = [await ask('/', { method: 'HEAD' }), await ask('/')]
  expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', whole.headers['content-length']])
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH', 'PROPFIND'])('%s → 405 with Allow', async (method) => {
  const { status, headers } = await ask('/', { method })
  expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
})

test('any Host but its own → 421, without a byte of the app (DNS rebinding)', async () => {
  const strangers = [
    'evil.example', `evil.example:${port}`, `localhost:${port}`, 'localhost', '127.0.0.1', `127.0.0.1:${port + 1}`, `127.0.0.1:${port}.evil.example`,
    `127.0.0.1.evil.example:${port}`, `evil@127.0.0.1:${port}`, `[::1]:${port}`, `0.0.0.0:${port}`, `127.1:${port}`, `2130706433:${port}`, `127.0.0.1:0${port}`,
  ]
  for (const host of strangers) {
    const { status, body, headers } = await ask('/', { host })
    expect([host, status, headers['x-dossier']]).toEqual([host, 421, undefined])
    expect(body).not.toContain('hello')
    expect(body).toContain(served.url)
  }
})

test('a request without or with two Hosts gets nothing', async () => {
  expect(await raw('GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).not.toContain('hello')
  expect(await raw('GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n')).not.toContain('hello')
  expect(await raw('GET / HTTP/1.0\r\n\r\n')).not.toContain('hello')
  expect(await raw(`GET / HTTP/1.1\r\nHost: evil.example\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)).not.toContain('hello')
})

test('an absolute address in the request line → 400', async () => {
  expect((await ask('http://evil.example/')).status).toBe(400)
  expect((await ask('*', { method: 'GET' })).status).toBe(400)
})

test.each([
  ['/../package.json', 404], ['/../../../../etc/passwd', 404], ['/..%2f..%2f..%2fetc/passwd', 404], ['/%2e%2e/%2e%2e/etc/passwd', 404],
  ['/..\\..\\etc\\passwd', 404], ['//etc/passwd', 404], ['//evil.example/index.html', 404], ['/%252e%252e/etc/passwd', 404],
  ['/%E0', 400], ['/%00', 400], ['/index.html%00', 400], ['/%', 400],
])('GET %s → %i', async (path, status) => {
  const reply = await ask(path)
  expect(reply.status).toBe(status)
  expect(reply.body).not.toMatch(/root:|hello/)
})

test('a port taken by Dossier itself leads to its address', async () => {
  expect(await start({ root, port })).toEqual({ state: 'running', url: served.url })
})

test('a port taken by something else is an error that names it', async () => {
  const stranger = createServer((_request, response) => response.end('I am another program'))
  await new Promise<void>((ready) => stranger.listen(0, '127.0.0.1', ready))
  const taken = (stranger.address() as AddressInfo).port
  const outcome = await start({ root, port: taken })
  expect(outcome).toEqual({ state: 'failed', message: expect.stringContaining(`Port ${taken} is taken by another program`) as string })
  await new Promise((closed) => stranger.close(closed))
})

test('a free port is served, and free again after closing', async () => {
  const spare = await serve({ root, port: 0 })
  const free = Number(new URL(spare.url).port)
  await spare.close()
  const outcome = await start({ root, port: free })
  expect(outcome.state).toBe('serving')
  if (outcome.state === 'serving') await outcome.served.close()
})
