/** The live vault: choosing the folder, how it stands, what happened, and what the user is asked. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useState, type ReactNode } from 'react'
import type { ChosenFolder } from '../../host/host.ts'
import { useDesk } from '../desk/desk.ts'
import { useVault } from '../desk/vault/vaultContext.ts'
import type { VaultKeeper, VaultState } from '../desk/vault/VaultKeeper.ts'
import { Button } from '../shared/Button.tsx'
import { Dialog } from '../shared/Dialog.tsx'
import { COMMON } from '../shared/strings/common.ts'
import { vaultStrings as strings } from '../shared/strings/vault.ts'
import settings from './Settings.module.css'
import styles from './Vault.module.css'

export function Vault(): ReactNode {
  const { host } = useDesk()
  const { keeper, state } = useVault()
  if (!host.can.watchFolder) return <div className={settings.about}><p>{strings.unavailable}</p></div>
  if (keeper === null) return null
  return state.kind === 'off' ? <ChooseVault keeper={keeper} /> : <ChosenVault keeper={keeper} state={state} />
}

function useFailure(): (error: unknown) => void {
  const { notify } = useDesk()
  return (error) => notify({ message: strings.failed, detail: error instanceof Error ? error.message : String(error), kind: 'error' })
}

function ChooseVault({ keeper }: { keeper: VaultKeeper }): ReactNode {
  const { host } = useDesk()
  const failed = useFailure()
  const [offer, setOffer] = useState<{ folder: ChosenFolder; files: number; notes: number } | null>(null)
  const choose = async (): Promise<void> => {
    const folder = await host.chooseFolder({ purpose: 'vault' })
    if (folder !== null) setOffer({ folder, ...(await keeper.preview(folder)) })
  }
  const cancel = (): void => {
    if (offer !== null) void host.forgetFolder(offer.folder.token)
    setOffer(null)
  }
  const start = (): void => {
    if (offer === null) return
    setOffer(null)
    keeper.choose(offer.folder).catch(failed)
  }
  return (
    <div className={settings.about}>
      <p>{strings.teach}</p>
      <p>{strings.promise}</p>
      <Button onClick={() => void choose().catch(failed)}>{strings.choose}</Button>
      {offer === null ? null : (
        <Dialog
          open onOpenChange={(open) => open || cancel()} title={strings.confirmTitle(offer.folder.name)} size="small"
          footer={<><Button onClick={cancel}>{strings.cancel}</Button><Button variant="primary" onClick={start}>{strings.start}</Button></>}
        >
          <p className={styles.line}>{strings.confirm(offer.files, offer.notes)}</p>
        </Dialog>
      )}
    </div>
  )
}

const words = ({ kind, at, message }: VaultState): string => {
  if (kind === 'syncing') return strings.syncing
  if (kind === 'paused') return strings.userPaused
  if (kind === 'elsewhere') return strings.other
  return kind === 'idle' ? strings.idle(at) : (message ?? '')
}

const problems: Partial<Record<VaultState['kind'], string>> = { folder: strings.pausedFolder, missing: strings.pausedMissing, failed: strings.failed }

function ChosenVault({ keeper, state }: { keeper: VaultKeeper; state: VaultState }): ReactNode {
  const { db, notify } = useDesk()
  const failed = useFailure()
  const asked = useLiveQuery(() => db.notes.bulkGet(state.asks), [db, state.asks])
  const problem = problems[state.kind]
  const many = state.kind === 'missing'
  const trash = (): void => {
    keeper.trashMissing().then((count) => notify({ message: strings.trashed(count), kind: 'done' }), failed)
  }
  const stop = (): void => {
    const { name } = state
    keeper.stop().then(() => notify({ message: strings.stopped(name), kind: 'done' }), failed)
  }
  const choices = (notes: number): ReactNode => (
    <p className={styles.buttons}>
      {many ? <Button onClick={() => void keeper.sync()}>{strings.again}</Button> : null}
      <Button variant="danger" onClick={trash}>{strings.trashNotes(notes)}</Button>
      <Button onClick={() => void keeper.writeMissing().catch(failed)}>{strings.writeAgain(notes)}</Button>
    </p>
  )
  return (
    <div className={settings.about}>
      <p>{strings.folder(state.name)}</p>
      {problem === undefined ? <p role="status" className={settings.quiet}>{words(state)}</p> : (
        <div role="alert" className={styles.problem}>
          <p><strong>{problem}.</strong> {state.message}</p>
          {many ? choices(2) : null}
        </div>
      )}
      {state.asks.length === 0 ? null : (
        <div role="alert" className={styles.problem}>
          <p>{strings.missingFew(state.asks.length)}</p>
          <ul>{(asked ?? []).map((note) => (note === undefined ? null : <li key={note.id}>{note.title || COMMON.untitled}</li>))}</ul>
          {choices(state.asks.length)}
        </div>
      )}
      <p className={styles.buttons}>
        {state.kind === 'paused' ? <Button onClick={() => void keeper.pause(false).catch(failed)}>{strings.resume}</Button> : (
          <>
            <Button onClick={() => void keeper.sync()}>{strings.now}</Button>
            <Button onClick={() => void keeper.pause(true).catch(failed)}>{strings.pause}</Button>
          </>
        )}
        <Button variant="quiet" onClick={stop}>{strings.stop}</Button>
      </p>
      <details className={styles.history}>
        <summary>{strings.history}</summary>
        {state.history.length === 0 ? <p>{strings.nothingYet}</p> : (
          <ol>{state.history.map(({ at, message }, index) => <li key={state.history.length - index}><time>{strings.at(at)}</time> {message}</li>)}</ol>
        )}
      </details>
    </div>
  )
}
