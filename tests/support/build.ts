/** Builds the app once before the end-to-end tests (DOSSIER_SKIP_BUILD=1: it is built already), and gives them a folder for the profiles that they share. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

export default function setup(project: TestProject): () => void {
  if (process.env['DOSSIER_SKIP_BUILD'] !== '1') execFileSync('npm', ['run', '-s', 'build'], { stdio: 'inherit' })
  const profiles = mkdtempSync(join(tmpdir(), 'dossier-profiles-'))
  project.provide('profiles', profiles)
  return () => rmSync(profiles, { recursive: true, force: true, maxRetries: 3 })
}
