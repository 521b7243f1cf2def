/** PDF files for tests, made of words at their places. */
import { strToU8 } from 'fflate'

export interface Words {
  text: string
  x: number
  /** From the top of a page of 842 points. */
  y: number
  size?: number
}

/** Letters of the font below are all half as wide as they are high. */
const widthOf = (text: string, size: number): number => text.length * size * 0.5

/** A PDF of these words, in a font of letters of one width. */
export function pdf(pages: Words[][], { info = '', trailer = '' } = {}): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${at * 2 + 5} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type1 /BaseFont /Custom /Encoding /WinAnsiEncoding /FirstChar 0 /LastChar 255 /Widths [${'500 '.repeat(256)}] >>`,
    `<< ${info} >>`,
  ]
  for (const [at, words] of pages.entries()) {
    const content = words.map(({ text, x, y, size = 10 }) => `BT /F ${size} Tf ${x} ${842 - y} Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`).join('\n')
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${at * 2 + 6} 0 R >>`, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  }
  let file = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF`
  return strToU8(file, true)
}

/** Words set as lines of at most `width` points, divided at `-` where a word says so. */
export function set(text: string, x: number, y: number, width: number, { size = 10, indent = 0 } = {}): Words[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!
    const room = width - (lines.length === 1 ? indent : 0)
    if (line === '') lines[lines.length - 1] = word
    else if (widthOf(`${line} ${word}`, size) <= room) lines[lines.length - 1] = `${line} ${word}`
    else {
      const cut = word.length > 8 && widthOf(`${line} ${word.slice(0, 4)}-`, size) <= room ? 4 : 0
      if (cut > 0) lines[lines.length - 1] = `${line} ${word.slice(0, cut)}-`
      lines.push(word.slice(cut))
    }
  }
  return lines.map((line, at) => ({ text: line, x: x + (at === 0 ? indent : 0), y: y + at * size * 1.2, size }))
}
