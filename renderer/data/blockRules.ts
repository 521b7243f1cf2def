/**
 * Rules of sources: blocks that the user said always belong to the articles of a source, or never. They are decisions like others, and hold for what is
 * imported or extracted anew (core/extract/blocks/applyBlockDecisions.ts).
 */
import { activeDecisions } from '../core/decisions.ts'
import { shapeKey } from '../core/extract/blocks/shapeKey.ts'
import type { BlockAct, DecisionRow, Id } from '../core/model.ts'
import type { DossierDatabase } from './database.ts'

export interface BlockRule {
  id: Id
  act: BlockAct
  source: string
  text: string
  /** Epoch ms. */
  at: number
  /** In how many articles it changed something. */
  articles: number
}

/** Adds a rule for each text; one that is there already is not made twice, and its opposite goes. Gives what was appended, for removeBlockRule(). */
export async function addBlockRule(db: DossierDatabase, source: string, act: BlockAct, texts: readonly string[]): Promise<Id[]> {
  return db.transaction('rw', db.decisions, async () => {
    const active = activeDecisions(await db.decisions.orderBy('seq').toArray())
    const appended: DecisionRow[] = []
    for (const [key, text] of new Map(texts.map((text) => [shapeKey(text), text]))) {
      const about = active.filter(({ decision }) => decision.type === 'block-rule' && decision.source === source && shapeKey(decision.text) === key)
      const opposite = about.filter(({ decision }) => decision.type === 'block-rule' && decision.act !== act)
      appended.push(...opposite.map(({ id }) => row({ type: 'undo', of: id })))
      if (about.length === opposite.length) appended.push(row({ type: 'block-rule', act, source, text }))
    }
    await db.decisions.bulkAdd(appended)
    return appended.map(({ id }) => id)
  })
}

/** Takes rules back, or what addBlockRule() appended, the last first. Gives what was appended, to undo that by. */
export async function removeBlockRule(db: DossierDatabase, ids: readonly Id[]): Promise<Id[]> {
  const rows = ids.toReversed().map((of) => row({ type: 'undo', of }))
  await db.decisions.bulkAdd(rows)
  return rows.map(({ id }) => id)
}

const row = (decision: DecisionRow['decision']): DecisionRow => ({ id: crypto.randomUUID(), at: Date.now(), decision })

/** Those in force, by source, the latest first. */
export async function blockRules(db: DossierDatabase): Promise<BlockRule[]> {
  const active = activeDecisions(await db.decisions.orderBy('seq').toArray())
  const rules = active.flatMap(({ id, at, decision }): Omit<BlockRule, 'articles'>[] => (decision.type === 'block-rule' ? [{ id, at, act: decision.act, source: decision.source, text: decision.text }] : []))
  const counted = await Promise.all(rules.toReversed().map(async (rule) => ({ ...rule, articles: await db.articles.where('rules').equals(rule.id).count() })))
  return counted.sort((a, b) => a.source.localeCompare(b.source))
}
