/** Builds the app once before the end-to-end tests (DOSSIER_SKIP_BUILD=1: it is built already). */
import { execFileSync } from 'node:child_process'

export default function setup(): void {
  if (process.env['DOSSIER_SKIP_BUILD'] === '1') return
  execFileSync('npm', ['run', '-s', 'build'], { stdio: 'inherit' })
}
