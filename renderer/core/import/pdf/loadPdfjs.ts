/**
 * pdf.js, loaded when the first PDF comes, and run in the thread that asks: the import worker already is one, and a worker of its own would be a file
 * that pdf.js wants to fetch. Nothing is fetched (no fonts, no character maps), nothing evaluated; scripts in a PDF are not even read.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist'

type Pdfjs = typeof import('pdfjs-dist')

let pdfjs: Pdfjs | null = null

/** Before the first PDF is opened. @throws when its files cannot be had, which is no fault of any PDF's */
export async function loadPdfjs(): Promise<void> {
  if (pdfjs !== null) return
  const scope = globalThis as { pdfjsWorker?: unknown; window?: unknown }
  // In a worker, the module would take all messages that are sent to it for its own; where there is a window it does not.
  const bare = scope.window === undefined
  if (bare) Object.defineProperty(scope, 'window', { value: globalThis, configurable: true, writable: true })
  try {
    // With this in place pdf.js works in this thread.
    scope.pdfjsWorker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  } finally {
    if (bare) delete scope.window
  }
  pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
}

/** @throws what pdf.js throws, by `name`: `PasswordException`, `InvalidPDFException`, … */
export async function openPdf(bytes: Uint8Array): Promise<{ document: PDFDocumentProxy; close: () => Promise<void> }> {
  if (pdfjs === null) throw new Error('pdf.js is not loaded')
  const task = pdfjs.getDocument({
    // A copy: pdf.js takes the bytes away from whoever gives them.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    useWasm: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    disableAutoFetch: true,
    disableStream: true,
    disableRange: true,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  return { document: await task.promise, close: () => task.destroy() }
}
