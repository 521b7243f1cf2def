/** The words of a PDF's pages with their places, as pdf.js finds them. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'

/** Words that a PDF sets in one go: often a line, sometimes a single letter. */
export interface Fragment {
  text: string
  /** In points from the page's left and top edge, as it is read; `y` is the base line. */
  x: number
  y: number
  width: number
  /** Height of its letters' box: the font size. */
  size: number
}

export interface Page {
  width: number
  height: number
  fragments: Fragment[]
  /** Words that stand across: marks in the margin, labels of diagrams. */
  turned: string[]
}

/** Fragments of one page: maps and drawings can have a hundred thousand labels. */
const MOST = 50_000

export async function readPage(document: PDFDocumentProxy, number: number): Promise<Page> {
  const page = await document.getPage(number)
  try {
    return await fragmentsOf(page)
  } finally {
    page.cleanup()
  }
}

async function fragmentsOf(page: PDFPageProxy): Promise<Page> {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  const fragments: Fragment[] = []
  const turned: string[] = []
  for (const item of items.slice(0, MOST)) {
    if (!('str' in item) || item.str === '') continue
    const [a, b, c, d, e, f] = multiplied(transform as Matrix, item.transform as Matrix)
    const size = Math.hypot(c, d)
    if (!(size > 0.5) || ![e, f, item.width].every(Number.isFinite)) continue
    if (Math.abs(b) > Math.abs(a) * 0.2) {
      if (item.str.trim() !== '') turned.push(item.str)
    } else if (e < width + 5 && e > -width && f > -5 && f < height + 5) fragments.push({ text: item.str, x: e, y: f, width: item.width, size })
  }
  return { width, height, fragments, turned }
}

type Matrix = [number, number, number, number, number, number]

const multiplied = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
