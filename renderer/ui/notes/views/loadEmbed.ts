/** What an embed shows of its target, as the library is now. Reads only; a live query of it follows every change. */
import type { Place } from '../../../core/address.ts'
import type { NoteNode } from '../../../core/model.ts'
import type { ReferenceAttrs } from '../../../core/notes/document.ts'
import { headingOf, sectionOf } from '../../../core/notes/section.ts'
import { readActor } from '../../../data/actors.ts'
import { readBody } from '../../../data/articles.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { readEvent } from '../../../data/events.ts'
import { noteDocument } from '../../../data/notes.ts'
import { dateInWords, sourceAndDate, spanInWords, titleOf } from '../../desk/peek/describeArticle.ts'
import { embedStrings as strings } from '../../shared/strings/noteNodes.ts'
import { placeOf } from '../schema/reference.ts'
import { replay } from '../schema/replay.ts'

export interface Embedded {
  place: Place
  title: string
  /** A second line: source and date, how often it is mentioned. */
  detail: string
  /** Why there is nothing to show. */
  problem?: string
  note?: NoteNode
  text?: { words: string; lang: string | null; quoted: boolean }
}

/** Of a long note or article only so much: who wants more opens it. */
const BLOCKS = 60
const CHARACTERS = 900

/** Null when there is no such target (any more). */
export async function loadEmbed(db: DossierDatabase, { kind, id, target }: ReferenceAttrs & { id: string }): Promise<Embedded | null> {
  const place = placeOf(kind, id, target)
  if (place === null) return null
  switch (kind) {
    case 'note': {
      const found = await noteDocument(db, id, replay)
      if (found === null) return null
      const { row, doc } = found
      const shown = { place, title: row.title || strings.untitled, detail: '' }
      if (row.trashedAt > 0) return { ...shown, problem: strings.trashed }
      const heading = headingOf(target)
      const blocks = heading === null ? (doc.content ?? []) : sectionOf(doc, heading)
      if (blocks === null) return { ...shown, problem: strings.noHeading(heading ?? '') }
      return { ...shown, detail: heading ?? '', note: { ...doc, content: blocks.slice(0, BLOCKS) } }
    }
    case 'article': {
      const article = await db.articles.get(id)
      if (article === undefined) return null
      const { at, version } = place as Place & { kind: 'article' }
      const body = await readBody(db, id, version ?? article.version)
      const shown = { place, title: titleOf(article), detail: sourceAndDate(article) }
      if (body === null) return { ...shown, problem: strings.noVersion }
      const words = at === undefined ? beginning(body.text) : body.text.slice(at.start, at.end)
      return { ...shown, text: { words, lang: article.lang, quoted: at !== undefined } }
    }
    case 'actor': {
      const actor = await readActor(db, id)
      return actor === null ? null : { place, title: actor.name, detail: `${strings.actorKinds[actor.kind]} · ${strings.counts(actor.articles, actor.mentions)}` }
    }
    default: {
      const event = await readEvent(db, id)
      if (event === null) return null
      return { place, title: event.title, detail: `${event.start === null && event.end === null ? dateInWords(null) : spanInWords(event.start, event.end)} · ${strings.articles(event.articles)}` }
    }
  }
}

/** Whole paragraphs, or a part of the first. */
function beginning(text: string): string {
  if (text.length <= CHARACTERS) return text
  const end = text.lastIndexOf('\n', CHARACTERS)
  return end > CHARACTERS / 3 ? text.slice(0, end).trimEnd() : `${text.slice(0, CHARACTERS).replace(/\s+\S*$/, '')} …`
}
