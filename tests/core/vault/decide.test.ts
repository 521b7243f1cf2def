/** The vault's judgement against a naive world of one note and one file: whatever happens on both sides, and wherever it is cut off, nothing that was written is lost. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, tooManyMissing, type Action, type Agreed, type Here, type There } from '../../../renderer/core/vault/decide.ts'

const RUNS = process.env['DOSSIER_LONG'] ? 50_000 : 3000

/** Another program writes Markdown its own way: in capitals, say. What it says is the same. */
const says = (file: string): string => file.toLowerCase()

interface World {
  note: { state: 'alive' | 'trashed'; text: string } | null
  file: string | null
  agreed: Agreed | null
  /** Texts that are kept besides: revisions, copies, the folder's trash. */
  kept: Set<string>
  /** New notes that came of files. */
  others: string[]
}

const judge = ({ note, file, agreed }: World): Action => {
  const here: Here = note === null ? { state: 'gone' } : { state: note.state, hash: note.text }
  const there: There = file === null ? { state: 'missing' } : { state: 'file', hash: file, says: says(file) }
  return decide(agreed, here, there)
}

/** What the engine does, step by step; it may be cut off behind any of them. */
function steps(world: World, action: Action): (() => void)[] {
  const agree = (): void => {
    world.agreed = { note: world.note!.text, file: world.file! }
  }
  const write = (): void => {
    world.file = world.note!.text
  }
  const take = [
    () => void world.kept.add(world.note!.text),
    () => {
      world.note = { state: 'alive', text: says(world.file!) }
    },
    agree,
  ]
  const create = [() => void world.others.push(says(world.file!))]
  switch (action) {
    case 'write': return [write, agree]
    case 'agree': return [agree]
    case 'take': return take
    case 'revive': return take
    case 'create': return [...create, () => {
      // The file is that new note's from now on.
      world.file = null
      world.agreed = null
    }]
    case 'conflict': return [...create, write, agree]
    case 'discard': return [() => {
      world.kept.add(says(world.file!))
      world.file = null
    }, () => {
      world.agreed = null
    }]
    case 'forget': return [() => {
      world.agreed = null
    }]
    default: return []
  }
}

type Event = 'sync' | 'cut' | 'here' | 'there' | 'there again' | 'trash' | 'restore' | 'delete' | 'remove'

test('nothing that was written on either side is lost by a sync, cut off or not; a missing file changes no note; two rounds later all is quiet', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom<Event>('sync', 'sync', 'cut', 'here', 'there', 'there again', 'trash', 'restore', 'delete', 'remove'), fc.nat(4)), { maxLength: 14 }), fc.boolean(), fc.boolean(), (events, hasNote, hasFile) => {
      let written = 0
      const text = (): string => `text ${(written += 1)}`
      const world: World = { note: hasNote ? { state: 'alive', text: text() } : null, file: hasFile ? text().toUpperCase() : null, agreed: null, kept: new Set(), others: [] }
      const present = (): Set<string> => new Set([...(world.note === null ? [] : [world.note.text]), ...(world.file === null ? [] : [says(world.file)]), ...world.kept, ...world.others])
      const round = (cutAfter: number): Action => {
        // What both sides agreed on has been written over by its own author.
        const { agreed: base } = world
        const old = new Set([...(base !== null && base.file === world.file ? [says(base.file)] : []), ...(base !== null && base.note === world.note?.text ? [base.note] : [])])
        const before = [...present()].filter((one) => !old.has(one) || world.kept.has(one) || world.others.includes(one))
        const note = world.note
        const missing = world.file === null
        const action = judge(world)
        for (const step of steps(world, action).slice(0, cutAfter)) step()
        const after = present()
        for (const one of before) expect(after, `${action} lost “${one}”`).toContain(one)
        if (missing) expect(world.note).toEqual(note)
        return action
      }
      for (const [event, number] of events) {
        if (event === 'sync') round(99)
        else if (event === 'cut') round(number)
        else if (event === 'here' && world.note?.state === 'alive') world.note.text = text()
        else if (event === 'there') world.file = text().toUpperCase()
        else if (event === 'there again' && world.note !== null) world.file = world.note.text.toUpperCase()
        else if (event === 'trash' && world.note !== null) world.note.state = 'trashed'
        else if (event === 'restore' && world.note !== null) world.note.state = 'alive'
        else if (event === 'delete' && world.note?.state === 'trashed') world.note = null
        else if (event === 'remove') world.file = null
      }
      for (let more = 0; more < 3; more += 1) round(99)
      expect(['nothing', 'ask']).toContain(judge(world))
    }),
    { numRuns: RUNS, seed: 16 },
  )
})

const agreed: Agreed = { note: 'n', file: 'f' }
const file = (hash: string, words = hash): There => ({ state: 'file', hash, says: words })
const alive = (hash: string): Here => ({ state: 'alive', hash })

test.each<[string, Agreed | null, Here, There, Action]>([
  ['nothing happened', agreed, alive('n'), file('f'), 'nothing'],
  ['written here', agreed, alive('n2'), file('f'), 'write'],
  ['written there', agreed, alive('n'), file('f2'), 'take'],
  ['written on both sides', agreed, alive('n2'), file('f2'), 'conflict'],
  ['written alike on both sides', agreed, alive('n2'), file('f2', 'n2'), 'agree'],
  ['new here', null, alive('n'), { state: 'missing' }, 'write'],
  ['new there', null, { state: 'gone' }, file('f'), 'create'],
  ['the same on both sides at the start', null, alive('n'), file('f', 'n'), 'agree'],
  ['different on both sides at the start', null, alive('n'), file('f'), 'conflict'],
  ['removed there', agreed, alive('n'), { state: 'missing' }, 'ask'],
  ['removed there, written here', agreed, alive('n2'), { state: 'missing' }, 'write'],
  ['trashed here', agreed, { state: 'trashed', hash: 'n' }, file('f'), 'discard'],
  ['trashed here, written there', agreed, { state: 'trashed', hash: 'n' }, file('f2'), 'revive'],
  ['deleted for good here', agreed, { state: 'gone' }, file('f'), 'discard'],
  ['deleted for good here, written there', agreed, { state: 'gone' }, file('f2'), 'create'],
  ['gone on both sides', agreed, { state: 'gone' }, { state: 'missing' }, 'forget'],
])('%s', (_name, before, here, there, action) => {
  expect(decide(before, here, there)).toBe(action)
})

test('more than a tenth missing is no deletion', () => {
  expect([tooManyMissing(0, 0), tooManyMissing(0, 10), tooManyMissing(1, 10), tooManyMissing(2, 10), tooManyMissing(1, 1), tooManyMissing(100, 1000), tooManyMissing(101, 1000)]).toEqual([false, false, false, true, true, false, true])
})
