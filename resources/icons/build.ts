/** Draws icon.svg in the sizes that systems and packagers want: `node tests/support/run.mjs resources/icons/build.ts`. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { CHROMIUM_ARGS, chromiumPath } from '../../tests/support/chromium.ts'

const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024]

const svg = await readFile(join(import.meta.dirname, 'icon.svg'), 'base64')
const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
try {
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    await page.setContent(`<style>html,body{margin:0}img{display:block;width:${size}px;height:${size}px}</style><img src="data:image/svg+xml;base64,${svg}">`)
    await writeFile(join(import.meta.dirname, `${size}.png`), await page.screenshot({ omitBackground: true }))
    await page.close()
  }
} finally {
  await browser.close()
}
