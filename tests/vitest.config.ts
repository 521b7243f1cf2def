/** Three projects: `node` (core, main, preload over the fake electron), `browser` (real Chromium: IndexedDB, editor, panes), `e2e` (the built app). */
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defaultClientConditions } from 'vite'
import { defineConfig } from 'vitest/config'
import { bundledWorkers } from './support/bundledWorkers.ts'
import { CHROMIUM_ARGS, chromiumPath } from './support/chromium.ts'

/** The property tests' full counts take minutes. */
const LONG = (process.env['DOSSIER_LONG'] ?? '') !== ''
const root = resolve(import.meta.dirname, '..')
const electron = resolve(root, 'tests/support/fakeElectron.ts')

export default defineConfig({
  root,
  plugins: [react()],
  worker: { format: 'es' },
  test: {
    projects: [
      {
        extends: true,
        resolve: { alias: { electron } },
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/{architecture,core,main,preload,ui,workers,inspect,eval,resources}/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts'],
          testTimeout: LONG ? 1_200_000 : 60_000,
          // Core has no state, and main is started anew, over a fake that was reset (main/startMain.ts): modules are loaded once a worker, not once a file.
          isolate: false,
        },
      },
      {
        extends: true,
        plugins: [bundledWorkers()],
        resolve: { conditions: ['worker', ...defaultClientConditions] }, // as in electron.vite.config.ts
        define: { 'process.env': JSON.stringify({ DOSSIER_LONG: process.env['DOSSIER_LONG'] ?? '' }) },
        // Pre-bundled, else the first import of one reloads the page in the middle of a test.
        optimizeDeps: {
          // One file each, and no packages of their own.
          exclude: ['pdfjs-dist'],
          include: [
            'react', 'react-dom/client', 'react/jsx-dev-runtime', 'dexie', 'dexie-react-hooks', 'vitest-browser-react', 'fast-check', 'axe-core',
            '@tiptap/core', '@tiptap/react', '@tiptap/react/menus', '@tiptap/starter-kit', '@tiptap/extension-code', '@tiptap/extension-link', '@tiptap/extension-list', '@tiptap/extension-table', '@tiptap/extensions', '@tiptap/suggestion',
            '@tiptap/pm/state', '@tiptap/pm/model', '@tiptap/pm/view', '@tiptap/pm/transform', '@tiptap/pm/keymap', '@tiptap/pm/history', '@tiptap/pm/tables',
            '@base-ui/react/dialog', '@base-ui/react/menu', '@base-ui/react/popover', '@base-ui/react/csp-provider',
            '@tanstack/react-virtual', 'react-resizable-panels', 'lucide-react', 'fflate', 'yaml', 'diff', 'approx-string-match', 'd3-force', 'lowlight', 'unist-util-visit', 'parse5', 'hast-util-from-parse5', 'hast-util-to-mdast',
            'mdast-util-from-markdown', 'mdast-util-to-markdown', 'mdast-util-gfm', 'micromark-extension-gfm', 'mdast-util-frontmatter', 'micromark-util-html-tag-name', 'papaparse', 'saxes',
          ],
        },
        test: {
          name: 'browser',
          // Other work on the machine must not fail a test: what is waited for has as long as the test.
          expect: { poll: { timeout: 15_000 } },
          // The data layer has no other tests than these: IndexedDB is the real one.
          include: ['tests/{ui,host,workers}/**/*.browser.test.{ts,tsx}', 'tests/data/**/*.test.ts'],
          testTimeout: LONG ? 1_200_000 : 60_000,
          fileParallelism: false,
          // One page for all files: loading the modules anew for each took a quarter of the time. Each test makes its own library and takes its window down.
          isolate: false,
          setupFiles: ['tests/support/freshPage.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_ARGS } }),
            instances: [{ browser: 'chromium', viewport: { width: 1280, height: 800 } }],
          },
        },
      },
      {
        extends: true,
        resolve: { alias: { electron } },
        test: {
          name: 'e2e',
          environment: 'node',
          expect: { poll: { timeout: 20_000 } },
          include: ['tests/e2e/**/*.test.ts', 'tests/bench/**/*.test.ts'],
          globalSetup: ['tests/support/build.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // Each test starts an app of its own; playwright is loaded once a worker.
          isolate: false,
          // After the others, which would take the processors from it; two at once, for a story mostly waits: for a save, a start, an end.
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
        },
      },
    ],
  },
})
