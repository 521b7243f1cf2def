import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { defaultClientConditions } from 'vite'

const at = (path: string): string => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // serve.js is the browser host's server; launch.mjs runs it in plain Node.
      rollupOptions: { input: { main: at('main/main.ts'), serve: at('main/serve.ts') } },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload may `require` only electron's own subset, so it is one self-contained CommonJS file.
      externalizeDeps: false,
      isolatedEntries: true,
      rollupOptions: {
        input: { preload: at('preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [react()],
    // Core runs in workers: a package with a build for them and another for windows (decode-named-character-reference) has to give the former.
    resolve: { conditions: ['worker', ...defaultClientConditions] },
    worker: { format: 'es' },
    server: { host: '127.0.0.1' },
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: true, // electron-vite leaves it off
      modulePreload: { polyfill: false }, // the polyfill fetches; Chromium preloads modules itself
      chunkSizeWarningLimit: 1000, // kB before gzip; what counts is tests/support/sizeBudget.mjs
      assetsInlineLimit: 0, // the CSP allows no data: fonts, and files are shared between pages and workers
      rollupOptions: { input: { index: at('renderer/index.html') } },
    },
  },
})
