/** Folder access against real disks and real links. Nothing outside the chosen folder may be read, written, moved or even named. */
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import { listFiles, moveFileBelow, readFilesBelow, writeFilesBelow } from '../../main/folderFiles.ts'
import { Folders } from '../../main/folders.ts'
import { watchFolder } from '../../main/watchFolder.ts'
import { INVOKE } from '../../preload/bridge.ts'
import * as fake from '../support/fakeElectron.ts'
import { startWindow } from './startMain.ts'

const RUNS = process.env['DOSSIER_LONG'] ? 3000 : 150
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
let outside: string
let root: string

beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'dossier-folders-'))
  root = join(outside, 'vault')
  await mkdir(join(root, 'a'), { recursive: true })
  await writeFile(join(outside, 'precious.md'), 'precious')
  await writeFile(join(root, 'a/one.md'), 'one')
  await symlink(outside, join(root, 'out'))
  await symlink(join(outside, 'precious.md'), join(root, 'secret.md'))
  await symlink(join(root, 'a'), join(root, 'again'))
  await symlink('..', join(root, 'a/up'))
})

const untouched = async (): Promise<void> => {
  expect((await readdir(outside)).toSorted()).toEqual(['precious.md', 'vault'])
  expect(await readFile(join(outside, 'precious.md'), 'utf8')).toBe('precious')
}

test('lists what lies inside, each file once: no links out, no circles, nothing hidden', async () => {
  await mkdir(join(root, '.obsidian'))
  await writeFile(join(root, '.obsidian/app.json'), '{}')
  await writeFile(join(root, '.hidden.md'), '')
  const { files, skipped, hidden } = await listFiles(root)
  expect(hidden).toEqual(['.obsidian'])
  expect(files).toEqual([{ path: 'a/one.md', size: 3, modifiedAt: Math.round((await lstat(join(root, 'a/one.md'))).mtimeMs) }])
  expect(skipped).toEqual([{ path: 'out', reason: 'it is a link that leads out of the folder' }, { path: 'secret.md', reason: 'it is a link that leads out of the folder' }])
  await writeFile(join(root, 'b.md'), '')
  await expect(listFiles(root, 1)).rejects.toThrow('more than 1 files')
})

test('reads files inside, also by a link that stays inside; every way out is refused with a reason', async () => {
  const inside = await readFilesBelow(root, ['a/one.md', 'again/one.md', 'a/up/a/one.md'])
  expect(inside).toMatchObject([{ bytes: bytes('one') }, { bytes: bytes('one') }, { bytes: bytes('one') }])
  const refused = ['secret.md', 'out/precious.md', '../precious.md', 'a/../../precious.md', '/etc/passwd', join(outside, 'precious.md'), 'a', '', '.', 'a//one.md', 'a/one.md\0.png', 'gone.md']
  for (const read of await readFilesBelow(root, refused)) expect(read, read.path).toEqual({ path: read.path, error: expect.any(String) as string })
})

test('writes inside only, by links too, and never where a program would run it', async () => {
  for (const path of ['out/x.md', 'out/precious.md', 'out/new/x.md', 'a/up/../../x.md', '../x.md', '/x.md', '.git/hooks/post-commit', 'a/.x.md', '.trash', 'c\\d.md', 'CON.md']) {
    await expect(writeFilesBelow(root, [{ path, bytes: bytes('x') }]), path).rejects.toThrow(/^(?:Refused|“)/)
  }
  // A link in the place of the file is replaced, not followed.
  await writeFilesBelow(root, [{ path: 'secret.md', bytes: bytes('mine') }, { path: 'new/deep/ü.md', bytes: bytes('ü') }])
  expect([await readFile(join(root, 'secret.md'), 'utf8'), (await lstat(join(root, 'secret.md'))).isSymbolicLink(), await readFile(join(root, 'new/deep/ü.md'), 'utf8')]).toEqual(['mine', false, 'ü'])
  await untouched()
})

test('replaces only what was expected there', async () => {
  const write = async (path: string, text: string, replaces: string | null): Promise<boolean> => (await writeFilesBelow(root, [{ path, bytes: bytes(text), replaces }]))[0]!.written
  expect(await write('a/one.md', 'lost', null)).toBe(false)
  expect(await write('a/one.md', 'lost', hash('two'))).toBe(false)
  expect(await write('secret.md', 'lost', hash('precious'))).toBe(false) // a link is never what was meant
  expect(await write('new.md', 'lost', hash('gone'))).toBe(false)
  expect(await readdir(root)).not.toContain('new.md')
  expect(await readFile(join(root, 'a/one.md'), 'utf8')).toBe('one')
  expect([await write('a/one.md', 'two', hash('one')), await write('new.md', 'n', null)]).toEqual([true, true])
  expect([await readFile(join(root, 'a/one.md'), 'utf8'), await readFile(join(root, 'new.md'), 'utf8')]).toEqual(['two', 'n'])
  await untouched()
})

test('moves within, over nothing, and neither out nor in', async () => {
  await writeFile(join(root, 'b.md'), 'b')
  expect([await moveFileBelow(root, 'a/one.md', '.trash/one.md'), await moveFileBelow(root, 'b.md', '.trash/one.md')]).toEqual(['.trash/one.md', '.trash/one 2.md'])
  expect([await readFile(join(root, '.trash/one.md'), 'utf8'), await readFile(join(root, '.trash/one 2.md'), 'utf8')]).toEqual(['one', 'b'])
  await writeFile(join(root, 'c.md'), 'c')
  for (const [from, to] of [['c.md', 'out/c.md'], ['c.md', '../c.md'], ['out/precious.md', 'p.md'], ['../precious.md', 'p.md'], ['a', 'z'], ['gone.md', 'z.md'], ['c.md', '.git/c']] as const) {
    await expect(moveFileBelow(root, from, to), `${from} → ${to}`).rejects.toThrow(/could not be moved|Refused/)
  }
  // A link is moved as a link, or not at all; what it leads to stays.
  await moveFileBelow(root, 'secret.md', 'elsewhere.md').catch(() => undefined)
  await untouched()
})

test('a folder that is gone, or has become a link to another place, is refused', async () => {
  await rename(root, `${root}.moved`)
  await expect(listFiles(root)).rejects.toThrow('ENOENT')
  await mkdir(join(outside, 'other'))
  await symlink(join(outside, 'other'), root)
  await expect(listFiles(root)).rejects.toThrow('a link to another place has taken its place')
  await expect(writeFilesBelow(root, [{ path: 'x.md', bytes: bytes('x') }])).rejects.toThrow('another place')
  expect(await readdir(join(outside, 'other'))).toEqual([])
})

test('no path whatever reaches outside', async () => {
  const segment = fc.constantFrom('..', '.', '', 'a', 'up', 'out', 'again', 'secret.md', 'precious.md', 'one.md', 'x', '...', '%2e%2e', '..\\', '\u2025')
  const path = fc.array(segment, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'))
  await fc.assert(
    fc.asyncProperty(path, path, async (one, two) => {
      for (const read of await readFilesBelow(root, [one])) expect('bytes' in read && new TextDecoder().decode(read.bytes) === 'precious').toBe(false)
      await writeFilesBelow(root, [{ path: one, bytes: bytes('x') }]).catch(() => [])
      await moveFileBelow(root, one, two).catch(() => '')
      await untouched()
    }),
    { numRuns: RUNS, seed: 11 },
  )
})

test('tokens are random, mean the folder of their purpose, and outlast a restart where they should', async () => {
  const path = join(outside, 'folders.json')
  const folders = new Folders(path)
  const [vault, once] = [await folders.add(root, 'vault'), await folders.add(root, 'import')]
  expect([vault.name, vault.token]).toEqual(['vault', expect.stringMatching(/^[0-9a-f]{32}$/)])
  expect(vault.token).not.toBe(once.token)
  expect((await folders.add(root, 'vault')).token).toBe(vault.token)
  const later = new Folders(path)
  expect(later.rootOf(vault.token)).toBe(root)
  expect(() => later.rootOf(once.token)).toThrow('Choose it again')
  await later.forget(vault.token)
  expect(() => new Folders(path).rootOf(vault.token)).toThrow('Choose it again')
  for (const damaged of ['', '{', '{}', '[null]', '[{"token":"../..","root":"/","purpose":"vault"}]', `[{"token":"${vault.token}","root":"/","purpose":"import"}]`]) {
    await writeFile(path, damaged)
    expect(() => new Folders(path).rootOf(vault.token)).toThrow('Choose it again')
  }
  await rm(path)
})

test('changes are told once for several, also in folders made since, also by polling; hidden ones are not', async () => {
  for (const poll of [false, true]) {
    if (poll) vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const changed = vi.fn<() => void>()
    const stop = watchFolder(root, changed, { poll })
    const seen = async (change: () => Promise<void>): Promise<void> => {
      const before = changed.mock.calls.length
      await vi.waitFor(async () => {
        await change()
        if (poll) await vi.advanceTimersByTimeAsync(5000)
        expect(changed.mock.calls.length).toBeGreaterThan(before)
      }, { timeout: 15_000, interval: 100 })
    }
    await seen(() => writeFile(join(root, 'a/one.md'), String(Math.random())))
    await seen(() => mkdir(join(root, `new ${Math.random()}/deeper`), { recursive: true }).then(() => undefined))
    const folder = (await readdir(root)).find((name) => name.startsWith('new'))!
    await seen(() => writeFile(join(root, folder, 'deeper/x.md'), String(Math.random())))
    stop()
    vi.useRealTimers()
  }
})

test('over the bridge: only a page of the app, only chosen folders, only arguments that are right; errors name the folder, not its place', async () => {
  const { webContents } = await startWindow()
  const ask = (channel: string, argument: unknown): Promise<unknown> => fake.invoke(webContents, channel, [argument])
  const channels = [INVOKE.chooseFolder, INVOKE.listFolder, INVOKE.readFiles, INVOKE.writeFiles, INVOKE.moveFile, INVOKE.forgetFolder, INVOKE.watchFolder, INVOKE.unwatchFolder]
  fake.dialog.answers = [{ canceled: true, filePaths: [] }, { canceled: false, filePaths: [root] }]
  expect(await ask(INVOKE.chooseFolder, { purpose: 'vault' })).toBeNull()
  const { token } = (await ask(INVOKE.chooseFolder, { purpose: 'vault' })) as { token: string }
  for (const channel of channels) {
    await expect(fake.invoke(webContents, channel, [{ token, purpose: 'vault', paths: [], files: [] }], { url: 'https://evil.example/', parent: null })).rejects.toThrow('This page may not ask for that.')
  }
  for (const [channel, argument] of [
    [INVOKE.chooseFolder, { purpose: 'toString' }], [INVOKE.chooseFolder, {}], [INVOKE.listFolder, { token: root }], [INVOKE.listFolder, { token: '__proto__' }], [INVOKE.listFolder, undefined],
    [INVOKE.readFiles, { token, paths: 'a' }], [INVOKE.readFiles, { token, paths: [1] }], [INVOKE.writeFiles, { token, files: [{ path: 'x.md', bytes: 'x' }] }],
    [INVOKE.writeFiles, { token, files: [{ path: 'x.md', bytes: new Uint8Array(1), replaces: 'x' }] }], [INVOKE.moveFile, { token, from: 'a/one.md' }],
  ] as const) {
    await expect(ask(channel, argument), `${channel} ${JSON.stringify(argument)}`).rejects.toThrow(/Error: /)
  }
  expect(fake.dialog.asked).toHaveLength(2)
  expect(((await ask(INVOKE.listFolder, { token })) as { files: unknown[] }).files).toHaveLength(1)
  await chmod(root, 0o755)
  await rename(root, `${root}2`)
  const failure = await ask(INVOKE.listFolder, { token }).then(() => '', String)
  expect(failure).toContain('The folder “vault” cannot be used: it is not there any more.')
  expect(failure).not.toContain(outside)
})
