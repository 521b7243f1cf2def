/** A desk for tests, whole: what a test does not give does nothing. A new member of Desk is added here, and in no other test. */
import { formatAddress } from '../../renderer/core/address.ts'
import type { Desk } from '../../renderer/ui/desk/desk.ts'

export type GivenDesk = Pick<Desk, 'db' | 'host' | 'finder'> & Partial<Desk>

export function testDesk(given: GivenDesk): Desk {
  const nothing = (): undefined => undefined
  return {
    importer: undefined as never,
    importing: { state: null, setPaused: nothing, cancel: nothing, goOn: nothing },
    address: { place: { kind: 'home' } },
    go: nothing,
    openBeside: nothing,
    href: (place) => formatAddress({ place }),
    openNote: nothing,
    closeNote: nothing,
    newNote: () => Promise.resolve(''),
    editNote: () => Promise.resolve(null),
    quote: nothing,
    notify: nothing,
    actOn: nothing,
    openPalette: nothing,
    openNotesImport: () => undefined, openImport: nothing, openFolder: nothing, openColumns: nothing,
    openExport: nothing,
    openPrint: nothing,
    openHelp: nothing,
    newFromTemplate: nothing,
    insertTemplate: nothing,
    openDaily: nothing,
    ...given,
  }
}
