import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { INVOKE } from '../../preload/bridge.ts'
import * as fake from '../support/fakeElectron.ts'
import { startWindow } from './startMain.ts'

const real = process.platform
const platform = (value: string): unknown => Object.defineProperty(process, 'platform', { value })
beforeEach(() => void platform('linux'))
afterEach(() => void platform(real))

const spelling = (): unknown[] => [fake.session.defaultSession.spellChecking, fake.session.defaultSession.spellLanguages]
const wanted = (window: fake.BrowserWindow): unknown => (window.options['webPreferences'] as Record<string, unknown>)['spellcheck']

/** Starts twice: the user data outlive the first start, and dictionaries are put there in between. */
async function withDictionaries(...names: string[]): Promise<fake.BrowserWindow> {
  await startWindow()
  const { userData } = fake.app
  await mkdir(join(userData, 'Dictionaries'))
  for (const name of names) await writeFile(join(userData, 'Dictionaries', name), '')
  return startWindow(() => (fake.app.userData = userData))
}

test('without dictionaries nothing is checked, whatever a note says, and nothing is fetched', async () => {
  const window = await startWindow()
  for (const language of [null, 'de', 'en-US']) {
    await fake.invoke(window.webContents, INVOKE.spellIn, [{ language }])
    expect([wanted(window), ...spelling()]).toEqual([false, false, []])
  }
  expect(fake.session.defaultSession.dictionaryUrl).toBe('app://dossier/no-dictionaries/')
})

test('only languages are set whose dictionary lies in the folder: the note’s own, else its other regions, all where it says none', async () => {
  const window = await withDictionaries('de-DE-3-0.bdic', 'en-US-10-1.bdic', 'en-GB-10-1.bdic', 'bg-BG-3-0.bdic', 'xx-XX-1-0.bdic', 'fr.bdic', 'fr-FR-3-0.aff', 'Custom Dictionary.txt')
  const all = ['bg', 'de-DE', 'en-GB', 'en-US']
  expect([wanted(window), ...spelling()]).toEqual([true, true, all])
  expect(await fake.invoke(window.webContents, INVOKE.spellDictionaries, [])).toEqual({ folder: join(fake.app.userData, 'Dictionaries'), languages: all })
  for (const [language, checked] of [
    ['de', ['de-DE']], ['de-AT', ['de-DE']], ['EN-us', ['en-US']], ['en', ['en-GB', 'en-US']], ['bg-BG', ['bg']], ['fr', []], ['ru', []], [null, all],
  ] as const) {
    await fake.invoke(window.webContents, INVOKE.spellIn, [{ language }])
    expect([language, spelling()[0]]).toEqual([language, checked.length > 0])
    // Switched off, it keeps those it had: an empty list stands for American English, which might not be there.
    if (checked.length > 0) expect([language, spelling()[1]]).toEqual([language, checked])
    else expect(spelling()[1]).not.toEqual([])
  }
})

test('macOS checks by itself: nothing of it is touched', async () => {
  platform('darwin')
  const window = await withDictionaries('de-DE-3-0.bdic')
  await fake.invoke(window.webContents, INVOKE.spellIn, [{ language: 'fr' }])
  expect([wanted(window), ...spelling(), fake.session.defaultSession.dictionaryUrl]).toEqual([true, true, ['en-US'], null])
})

test('what is no language is refused', async () => {
  const { webContents } = await startWindow()
  for (const argument of [undefined, {}, { language: '' }, { language: 1 }, { language: ['de'] }, { language: '../de' }, { language: `de${'-abc'.repeat(9)}` }]) {
    await expect(fake.invoke(webContents, INVOKE.spellIn, [argument]), JSON.stringify(argument)).rejects.toThrow(/TypeError: (?:A language is|An object)/)
  }
})
