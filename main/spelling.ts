/**
 * Spell checking without a download. macOS checks with its own dictionaries, in the language it recognises. Elsewhere Chromium takes Hunspell
 * dictionaries from a folder of the user data and would fetch one that is missing: so only languages are ever set whose dictionary lies there, and
 * with none of them checking is off. (network.ts gives it an address that leads nowhere, should something turn it on.)
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type App, type BrowserWindow, type Session } from 'electron'
import { INVOKE, type SpellDictionaries } from '../preload/bridge.ts'
import { record } from './arguments.ts'

/** As Chromium names them, `de-DE-3-0.bdic`: language, version. */
const FILE = /^([a-z]{2,3}(?:-[A-Za-z\d]+)*)-\d+-\d+\.bdic$/

export const dictionaryFolder = (app: App): string => join(app.getPath('userData'), 'Dictionaries')

/** @returns the languages whose dictionaries lie there, as `available` (those that Chromium knows) names them; none where there is no folder */
export function installedDictionaries(folder: string, available: readonly string[]): string[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return [] // Nobody put any there.
  }
  const languages = names.flatMap((name) => {
    const written = FILE.exec(name)?.[1]
    if (written === undefined) return []
    // Bulgarian's file is bg-BG, the language bg.
    return available.find((known) => known === written) ?? available.find((known) => known === written.split('-')[0]) ?? []
  })
  return [...new Set(languages)].sort()
}

/** Those to check a text of that language with: its own, else those of its other regions; all of them where it says none. */
export function dictionariesFor(language: string | null, installed: readonly string[]): string[] {
  if (language === null) return [...installed]
  const wanted = language.toLowerCase()
  const exact = installed.filter((known) => known.toLowerCase() === wanted)
  return exact.length > 0 ? exact : installed.filter((known) => known.split('-')[0] === wanted.split('-')[0])
}

/** Sets what is checked until a note says in which language it is. To be called before there is a window. */
export function startSpelling(app: App, session: Session): void {
  if (process.platform === 'darwin') return
  const installed = installedDictionaries(dictionaryFolder(app), session.availableSpellCheckerLanguages)
  // Chromium remembers those of the last time.
  session.setSpellCheckerLanguages(installed)
  session.setSpellCheckerEnabled(installed.length > 0)
}

function checkIn(session: Session, languages: string[]): void {
  // An empty list would be taken for American English.
  if (languages.length > 0) session.setSpellCheckerLanguages(languages)
  session.setSpellCheckerEnabled(languages.length > 0)
}

export function registerSpelling(app: App, session: Session, answer: (channel: string, handler: (window: BrowserWindow | null, argument: unknown) => unknown) => void): void {
  const installed = (): string[] => installedDictionaries(dictionaryFolder(app), session.availableSpellCheckerLanguages)
  answer(INVOKE.spellDictionaries, (): SpellDictionaries => ({ folder: dictionaryFolder(app), languages: installed() }))
  answer(INVOKE.spellIn, (_window, argument) => {
    const { language } = record(argument)
    if (language !== null && (typeof language !== 'string' || !/^[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8}){0,4}$/.test(language))) throw new TypeError('A language is a tag such as “de” or “pt-BR”.')
    // The system recognises the language itself.
    if (process.platform !== 'darwin') checkIn(session, dictionariesFor(language, installed()))
  })
}
