import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Backups } from '../../main/backups.ts'
import { Streams } from '../../main/streams.ts'
import { INVOKE } from '../../preload/bridge.ts'
import * as fake from '../support/fakeElectron.ts'
import { startWindow } from './startMain.ts'

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const fresh = (): Promise<string> => mkdtemp(join(tmpdir(), 'dossier-backups-'))

test('a file is there when its stream is closed, whole and in order, and not before', async () => {
  const folder = await fresh()
  const streams = new Streams()
  await writeFile(join(folder, 'b.zip'), 'earlier')
  const id = await streams.open(join(folder, 'b.zip'))
  await Promise.all(['a', 'b', 'c'].map((text) => streams.write(id, bytes(text))))
  expect(await readFile(join(folder, 'b.zip'), 'utf8')).toBe('earlier')
  await streams.close(id)
  expect([await readFile(join(folder, 'b.zip'), 'utf8'), await readdir(folder)]).toEqual(['abc', ['b.zip']])
  await expect(streams.write(id, bytes('d'))).rejects.toThrow('This file is not being written.')
})

test('aborted, nothing of it is left, and the earlier file is as it was', async () => {
  const folder = await fresh()
  const streams = new Streams()
  await writeFile(join(folder, 'b.zip'), 'earlier')
  const id = await streams.open(join(folder, 'b.zip'))
  await streams.write(id, bytes('half'))
  await streams.abort(id)
  await streams.abort(id)
  expect([await readFile(join(folder, 'b.zip'), 'utf8'), await readdir(folder)]).toEqual(['earlier', ['b.zip']])
  await mkdir(join(folder, 'taken.zip/x'), { recursive: true })
  const other = await streams.open(join(folder, 'taken.zip'))
  await expect(streams.close(other)).rejects.toThrow(/^“.*taken\.zip” could not be written: /)
  expect((await readdir(folder)).toSorted()).toEqual(['b.zip', 'taken.zip'])
})

test('backups are counted by their name, the newest first; only these are ever removed', async () => {
  const userData = await fresh()
  const backups = new Backups(userData)
  expect([backups.folder, await backups.list()]).toEqual([join(userData, 'backups'), []])
  await mkdir(backups.folder)
  const names = ['Dossier 2026-01-01 10.00.00.zip', 'Dossier 2026-01-03 10.00.00.zip', 'Dossier 2026-01-02 10.00.00.zip', 'Dossier thesis.zip', 'mine.txt']
  for (const name of names) await writeFile(join(backups.folder, name), name)
  expect((await backups.list()).map(({ name }) => name)).toEqual([names[1], names[2], names[0]])
  await backups.prune(2)
  expect((await readdir(backups.folder)).toSorted()).toEqual([names[2], names[1], names[3], names[4]])
  await backups.prune(0)
  expect((await backups.list()).map(({ name }) => name)).toEqual([names[1]])
  const other = await fresh()
  await backups.choose(other)
  expect([new Backups(userData).folder, await new Backups(userData).list()]).toEqual([other, []])
})

test('the page names neither place nor path: a dialog or the folder for backups decides', async () => {
  const { webContents } = await startWindow()
  const call = (channel: string, argument: unknown): Promise<unknown> => fake.invoke(webContents, channel, [argument])
  const chosen = join(await fresh(), 'my.zip')
  fake.dialog.answers = [{ canceled: false, filePath: chosen }, { canceled: true, filePath: '' }]
  const opened = (await call(INVOKE.streamOpen, { suggestedName: '../x.zip', place: 'ask' })) as { id: number; name: string }
  expect([opened.name, fake.dialog.asked[0]?.options['defaultPath']]).toEqual([chosen, '.._x.zip'])
  await call(INVOKE.streamWrite, { id: opened.id, bytes: bytes('zip') })
  await call(INVOKE.streamClose, opened.id)
  expect(await readFile(chosen, 'utf8')).toBe('zip')
  expect(await call(INVOKE.streamOpen, { suggestedName: 'x.zip', place: 'ask' })).toBeNull()

  const own = (await call(INVOKE.streamOpen, { suggestedName: 'Dossier 2026-01-01 10.00.00.zip', place: 'backups' })) as { id: number }
  await call(INVOKE.streamClose, own.id)
  expect(await call(INVOKE.backups, undefined)).toMatchObject({ folder: join(fake.app.userData, 'backups'), files: [{ name: 'Dossier 2026-01-01 10.00.00.zip', size: 0 }] })
  for (const [channel, argument] of [
    [INVOKE.streamOpen, { suggestedName: 'x', place: '/etc' }], [INVOKE.streamOpen, { place: 'backups' }], [INVOKE.streamWrite, { id: 'a', bytes: bytes('') }], [INVOKE.streamWrite, { id: 999, bytes: bytes('') }],
    [INVOKE.streamWrite, { id: 1, bytes: 'text' }], [INVOKE.streamClose, 1.5], [INVOKE.backupsPrune, 0], [INVOKE.backupsPrune, '1'],
  ] as const) {
    await expect(call(channel, argument), `${channel} ${JSON.stringify(argument)}`).rejects.toThrow(/Error: /)
  }
  fake.dialog.answers = [{ canceled: true, filePaths: [] }, { canceled: false, filePaths: ['/somewhere'] }]
  expect([await call(INVOKE.backupsChoose, undefined), await call(INVOKE.backupsChoose, undefined)]).toEqual([null, '/somewhere'])
})
