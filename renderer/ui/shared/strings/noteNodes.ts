/** What the parts of a note say that are more than text: callouts, embeds, pictures, code, footnotes, tables. */
import type { ActorKind, TargetKind } from '../../../core/model.ts'

const plural = (count: number, one: string, many: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

export const calloutStrings = {
  insert: 'Callout',
  kinds: {
    note: 'Note', info: 'Info', todo: 'To do', abstract: 'Summary', tip: 'Tip', important: 'Important', success: 'Success', question: 'Question', warning: 'Warning', caution: 'Caution',
    failure: 'Failure', danger: 'Danger', bug: 'Bug', example: 'Example', quote: 'Quote',
  },
  kind: (name: string) => `Kind of callout: ${name}`,
  title: 'Callout title',
  foldable: 'Can be folded',
  unwrap: 'Remove callout, keep text',
  fold: (title: string) => `Fold “${title}”`,
  open: 'Unfold',
  close: 'Fold',
}

export const embedStrings = {
  label: (kind: TargetKind, title: string) => `Embedded ${{ article: 'article', actor: 'actor', event: 'event', note: 'note' }[kind]}: ${title}`,
  passage: 'Passage',
  loading: 'Loading…',
  gone: {
    article: 'This article is no longer in the library.', actor: 'This actor is no longer in the library.', event: 'This event is no longer in the library.', note: 'This note was deleted for good.',
  } satisfies Record<TargetKind, string>,
  trashed: 'This note is in the trash.',
  noVersion: 'This version of the article is not in the library.',
  noHeading: (heading: string) => `There is no heading “${heading}” in this note any more.`,
  unresolved: (target: string) => `Nothing in the library is called “${target}”.`,
  noPicture: (name: string) => `There is no picture “${name}” in the library.`,
  create: 'Create note',
  empty: 'Nothing is written here yet.',
  untitled: 'Untitled',
  actorKinds: { person: 'Person', organisation: 'Organisation', place: 'Place' } satisfies Record<ActorKind, string>,
  counts: (articles: number, mentions: number) => `${plural(mentions, 'mention', 'mentions')} in ${plural(articles, 'article', 'articles')}`,
  articles: (count: number) => plural(count, 'article', 'articles'),
  open: 'Open',
  unreadable: 'This could not be read.',
}

export const imageStrings = {
  picture: 'Picture',
  caption: 'Caption',
  captionPlaceholder: 'Write a caption',
  edit: 'Picture details',
  alt: 'Description',
  altHint: 'Read aloud and shown when the picture is missing',
  width: 'Width in pixels',
  widthHint: 'Empty: as wide as it is',
  done: 'Done',
  missing: 'Missing picture',
  missingHint: 'Its file is not in this library.',
  remote: 'Picture from elsewhere, not loaded',
  broken: 'This file cannot be shown as a picture.',
  noAddress: 'No address',
}

export const codeStrings = {
  plain: 'Plain text',
  language: (name: string) => `Language: ${name}`,
  pick: 'Language of the code',
  other: (word: string) => `Use “${word}”`,
  copy: 'Copy code',
  copied: 'Copied',
  notCopied: 'The clipboard could not be written.',
}

export const footnoteStrings = {
  insert: 'Footnote',
  reference: (number: number, text: string) => `Footnote ${number}${text === '' ? '' : `: ${text}`}`,
  missing: (label: string) => `Footnote ${label}, which is not in this note`,
  back: (number: number) => `Footnote ${number}: back to the text`,
  unused: (label: string) => `Footnote ${label} is not referred to`,
  remove: 'Remove footnote',
  unusedShort: 'not referred to',
}

export const tableStrings = {
  headerRow: 'Header row',
  align: 'Align column',
  alignLeft: 'Align left',
  alignCenter: 'Align centre',
  alignRight: 'Align right',
  moveRowUp: 'Move row up',
  moveRowDown: 'Move row down',
  moveColumnLeft: 'Move column left',
  moveColumnRight: 'Move column right',
}
