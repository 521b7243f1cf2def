/** What becomes of files that are chosen, of a dialog that is closed, and of reading that is given up. Without a page: the hook's functions need none. */
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import type { ImportRow } from '../../../renderer/core/model.ts'
import { newImport } from '../../../renderer/data/imports.ts'
import type { FilesToOpen, OpenedFile } from '../../../renderer/host/host.ts'
import type { Notice } from '../../../renderer/ui/desk/desk.ts'
import type { Import } from '../../../renderer/ui/library/useImport.ts'
import { type Intake, useIntake } from '../../../renderer/ui/window/useIntake.ts'

afterEach(() => void vi.unstubAllGlobals())

const PAGE: OpenedFile = { name: 'a.html', bytes: new TextEncoder().encode('<p>a') }

/** @param opens what the file dialog gives; a reading that never ends is given up @param goesOn what each try to go on with an import comes to */
function intake({ opens, goesOn = [] }: { opens: OpenedFile[] | 'hangs'; goesOn?: boolean[] }) {
  const abort = new AbortController()
  const notices: Notice[] = []
  const opened: FilesToOpen[] = []
  const tries: (string[] | null)[] = []
  const run = vi.fn<(files: { name: string }[]) => Promise<unknown>>(() => Promise.resolve({ kind: 'report' }))
  const goOn = (_row: ImportRow, files?: readonly { name: string }[]): Promise<boolean> => {
    tries.push(files?.map(({ name }) => name) ?? null)
    return Promise.resolve(goesOn[tries.length - 1]!)
  }
  const given: Parameters<typeof useIntake>[0] = {
    host: {
      openFiles: (options: FilesToOpen) => {
        opened.push(options)
        if (opens !== 'hangs') return Promise.resolve(opens)
        abort.abort()
        return new Promise(() => undefined)
      },
    } as never,
    db: undefined as never,
    importer: undefined as never,
    importing: { running: null, paused: false, run, goOn, show: vi.fn<() => void>(), setPaused: vi.fn<() => void>(), cancel: vi.fn<() => void>() } as Partial<Import> as Import,
    prepare: async (work) => {
      const value = work({ tell: () => undefined, signal: abort.signal })
      return abort.signal.aborted ? null : value
    },
    setLayer: () => undefined,
    askNext: () => undefined,
    go: () => undefined,
    notify: (notice) => void notices.push(notice),
    failed: (error) => expect.unreachable(String(error)),
  }
  let made: Intake | null = null
  renderToString(createElement(() => {
    made = useIntake(given)
    return null
  }))
  return { ...(made as unknown as Intake), run, tries, opened, said: () => notices.map(({ message }) => message) }
}

/** All that follows from what is there already. */
const settled = (): Promise<unknown> => new Promise((turn) => setTimeout(turn, 0))

test('reading that is cancelled imports nothing, says so, and is told to stop', async () => {
  const { openImport, run, opened, said } = intake({ opens: 'hangs' })
  openImport()
  await vi.waitFor(() => expect(said()).toEqual(['Nothing was imported.']))
  expect([run.mock.calls, opened[0]!.signal!.aborted]).toEqual([[], true])
})

test('a dialog that is closed imports nothing and says nothing; what is chosen comes in, with what cannot be read', async () => {
  vi.stubGlobal('navigator', { storage: { persist: () => Promise.resolve(true) } })
  const none = intake({ opens: [] })
  none.openImport()
  await settled()
  expect([none.opened.length, none.run.mock.calls, none.said()]).toEqual([1, [], []])
  const some = intake({ opens: [PAGE, { name: 'b.html', problem: 'it is gone' }] })
  some.openImport()
  await vi.waitFor(() => expect(some.run.mock.calls.map(([files]) => files.map(({ name }) => name))).toEqual([['a.html', 'b.html']]), { timeout: 15_000 })
  expect(some.said()).toEqual([])
})

test('an import goes on by itself; without its files these are chosen, and given up it stays as it is; one that is gone is told', async () => {
  const row = newImport(1)
  const after = async (options: Parameters<typeof intake>[0]): Promise<unknown[]> => {
    const { control, opened, tries, said } = intake(options)
    control.goOn(row)
    await settled()
    return [opened.length, tries, said()]
  }
  expect(await after({ opens: [], goesOn: [true] })).toEqual([0, [null], []])
  expect(await after({ opens: 'hangs', goesOn: [false] })).toEqual([1, [null], []])
  expect(await after({ opens: [], goesOn: [false] })).toEqual([1, [null], []])
  expect(await after({ opens: [PAGE], goesOn: [false, true] })).toEqual([1, [null, ['a.html']], []])
  expect(await after({ opens: [PAGE], goesOn: [false, false] })).toEqual([1, [null, ['a.html']], ['This import cannot go on any more: it was undone or finished elsewhere.']])
})
