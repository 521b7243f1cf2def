/**
 * The browser host's server: the app:// handler of Electron behind node:http, on 127.0.0.1 only. Built to out/main/serve.js, which
 * launch.mjs runs in plain Node, so nothing here knows Electron. It holds no data; the browser does, under this server's origin.
 *
 * The origin owns the data: another port, or `localhost` in the place of 127.0.0.1, would show an empty library. So there is one port and one
 * name, and a port that is taken is an error, never a reason to try the next.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { appHandler, ORIGIN } from './protocol.ts'

export const PORT = 4199

/** Tells a second start that the port is taken by Dossier itself. */
const SIGNATURE = 'x-dossier'

export interface Served {
  /** The app's address, with a final slash. */
  url: string
  close(): Promise<void>
}

function refuse(response: ServerResponse, status: number, message: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', ...headers }).end(`${message}\n`)
}

async function answer(handle: (request: Request) => Promise<Response>, host: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '' } = request
  // DNS rebinding: a page of a stranger's whose name suddenly points to 127.0.0.1 still sends the stranger's name.
  if (request.headers.host !== host) return refuse(response, 421, `Dossier answers only at http://${host}/`)
  if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405, 'Only GET and HEAD are answered.', { allow: 'GET, HEAD' })
  if (!url.startsWith('/')) return refuse(response, 400, 'The address is malformed.') // a proxy's absolute form
  // Appended as text, because as a relative reference `//stranger/` would name a host.
  const reply = await handle(new Request(`${ORIGIN}${url}`, { method }))
  response.writeHead(reply.status, { ...Object.fromEntries(reply.headers), [SIGNATURE]: '1' })
  response.end(new Uint8Array(await reply.arrayBuffer()))
}

/**
 * Serves `root` at http://127.0.0.1:PORT/.
 * @param port 0 takes any free one: for tests, whose data may be thrown away
 * @throws the system's error (`code` EADDRINUSE when the port is taken)
 */
export async function serve({ root, port = PORT }: { root: string; port?: number }): Promise<Served> {
  const handle = appHandler(root)
  let host = ''
  const server: Server = createServer((request, response) => {
    answer(handle, host, request, response).catch(() => {
      if (!response.headersSent) refuse(response, 500, 'Something went wrong.')
      response.end()
    })
  })
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', ready)
  })
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

export type Start =
  | { state: 'serving'; served: Served }
  /** Dossier runs already, at `url`. */
  | { state: 'running'; url: string }
  /** Something else has the port, or the system refuses it. */
  | { state: 'failed'; message: string }

async function isDossier(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(3000) })
    await response.body?.cancel()
    return response.headers.get(SIGNATURE) === '1'
  } catch {
    return false
  }
}

/** What launch.mjs calls: serves, or finds out who has the port. Never throws. */
export async function start({ root, port = PORT }: { root: string; port?: number }): Promise<Start> {
  const url = `http://127.0.0.1:${port}/`
  try {
    return { state: 'serving', served: await serve({ root, port }) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    if (code !== 'EADDRINUSE') return { state: 'failed', message: `Dossier cannot listen on port ${port} (${code}).` }
    if (await isDossier(url)) return { state: 'running', url }
    return {
      state: 'failed',
      message: `Port ${port} is taken by another program. Dossier keeps its data under this very address, so it takes no other: close that program and start again.`,
    }
  }
}
