/**
 * The test server gives each worker in a few files. Unbundled, as a development server has them, a worker asks for some hundred modules each time it starts, and every
 * test of the window starts eight: a third of the processor time of the browser tests went into asking and serving. The built app has them in few files, too.
 */
import { readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { build, defaultClientConditions, type Plugin } from 'vite'

const root = resolve(import.meta.dirname, '../..')
const ADDRESS = '\0address of '

/** Files beside the code are asked for where the test server has them. */
const fileAddresses: Plugin = {
  name: 'file-addresses',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!source.endsWith('?url')) return null
    const file = await this.resolve(source.slice(0, -'?url'.length), importer)
    // What ends in .json would be read as that.
    return file === null ? null : `${ADDRESS}${file.id}.js`
  },
  load: (id) => (id.startsWith(ADDRESS) ? `export default ${JSON.stringify(`/${relative(root, id.slice(ADDRESS.length, -'.js'.length))}`)}` : null),
}

/** @returns what the server answers, by path: each worker, and what several of them share or load later */
async function bundle(): Promise<Map<string, string>> {
  const workers = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.worker.ts')).map((file) => `renderer/${file}`)
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [fileAddresses],
    resolve: { conditions: ['worker', ...defaultClientConditions] },
    build: {
      write: false, minify: false, modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(workers.map((file) => [file, resolve(root, file)])),
        output: { entryFileNames: '[name]', chunkFileNames: 'renderer/bundled/[name]-[hash].js' },
      },
    },
  })
  if (!('output' in result)) throw new Error('The workers were not bundled.')
  return new Map(result.output.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code]] : [])))
}

export function bundledWorkers(): Plugin {
  return {
    name: 'bundled-workers',
    apply: 'serve',
    configureServer(server) {
      let bundled = bundle()
      const again = (): void => {
        bundled = bundle()
        // Who asks for a worker is told.
        bundled.catch(() => undefined)
      }
      bundled.catch(() => undefined)
      server.watcher.on('change', again)
      server.middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0] ?? ''
        if (!/\.worker\.ts$|^\/renderer\/bundled\//.test(path)) return next()
        bundled.then((files) => {
          const code = files.get(path)
          if (code === undefined) return next()
          response.setHeader('Content-Type', 'text/javascript').end(code)
        }, next)
      })
    },
  }
}
