/** Runs a TypeScript file of this project in Node: `node tests/support/run.mjs FILE [ARGS…]`. The file reads process.argv as if it had been started itself. */
import { resolve } from 'node:path'
import { createServer, createServerModuleRunner } from 'vite'

const file = resolve(process.argv[2])
process.argv.splice(1, 2, file)
const server = await createServer({
  root: resolve(import.meta.dirname, '../..'),
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true, include: [] },
  environments: { ssr: { resolve: { external: true } } },
})
try {
  await createServerModuleRunner(server.environments.ssr).import(file)
} finally {
  await server.close()
}
