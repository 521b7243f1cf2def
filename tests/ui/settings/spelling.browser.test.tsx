import { afterEach, beforeEach, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import { createNote } from '../../../renderer/data/notes.ts'
import { NotesPane } from '../../../renderer/ui/notes/pane/NotesPane.tsx'
import { SpellingSettings } from '../../../renderer/ui/settings/SpellingSettings.tsx'
import { openFixture, TestDesk, type Fixture } from '../notes/deskFixture.tsx'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

test('the setting says whose dictionaries are used, and turns checking off and on in the note that is open; the host is told its language', async () => {
  const told: (string | null)[] = []
  Object.assign(fixture.host, {
    can: { ...fixture.host.can, spellCheck: 'files' },
    spelling: { dictionaries: () => Promise.resolve({ folder: '/data/Dictionaries', languages: ['de-DE'] }), writeIn: (language: string | null) => Promise.resolve(void told.push(language)) },
  })
  const { id } = await createNote(fixture.db, { title: 'Notiz', details: { lang: 'de' } })
  await render(
    <TestDesk fixture={fixture} note={id}>
      {(open) => (
        <main style={{ height: 700 }}>
          <SpellingSettings />
          <NotesPane noteId={open} pendingQuotes={null} onQuotesTaken={() => undefined} />
        </main>
      )}
    </TestDesk>,
  )
  const body = page.getByRole('textbox', { name: 'Note', exact: true })
  const title = page.getByRole('textbox', { name: 'Note title' })
  await expect.element(page.getByText('/data/Dictionaries, in the language of the note. Nothing is downloaded. There now: de-DE.')).toBeVisible()
  await expect.element(body).toHaveAttribute('spellcheck', 'true')
  await userEvent.click(body)
  await expect.poll(() => told.at(-1)).toBe('de')
  const toggle = page.getByRole('checkbox', { name: 'Check spelling while writing' })
  await userEvent.click(toggle)
  await expect.element(body).toHaveAttribute('spellcheck', 'false')
  await expect.element(title).toHaveAttribute('spellcheck', 'false')
  await userEvent.click(toggle)
  await expect.element(body).toHaveAttribute('spellcheck', 'true')
})
