/** Words about what extraction removed, in the reader and in the settings. */
const number = (count: number): string => count.toLocaleString('en')
const blocks = (count: number): string => (count === 1 ? '1 block' : `${number(count)} blocks`)

export const REMOVED = {
  title: 'What was removed',
  open: 'What was left out',
  none: 'Nothing was removed from the file’s text.',
  teach: 'The page from top to bottom: what was left out, where it stood, and why. Each change makes a new version of the article; the earlier ones stay as they are.',
  old: 'This is an earlier version: what it leaves out can be looked at, and changed in the current one.',
  text: (count: number): string => `${blocks(count)} of the article`,
  show: (count: number): string => `Show ${number(count)} more`,
  elsewhere: 'Elsewhere in the file',
  found: 'How its details were found',
  putBack: 'Put back',
  putBackOne: (text: string): string => `Put back: ${text}`,
  putBackAll: (count: number): string => `Put back all ${number(count)}`,
  remove: 'Remove',
  removeOne: (text: string): string => `Remove: ${text}`,
  back: 'put back',
  backByRule: 'put back by your rule for this source',
  always: (source: string): string => `Always for ${source}`,
  // Acts
  didPutBack: (count: number): string => (count === 1 ? 'Put back into the article.' : `${blocks(count)} put back into the article.`),
  didRemove: (count: number): string => (count === 1 ? 'Removed from the article.' : `${blocks(count)} removed from the article.`),
  newVersion: (version: number): string => `The article is version ${version} now.`,
  nothingLeft: 'Nothing would be left of the article.',
  failed: 'The article could not be changed.',
  // Rules
  ruleKeep: (source: string): string => `Articles of ${source} keep this from now on.`,
  ruleDrop: (source: string): string => `This is left out of articles of ${source} from now on.`,
  rules: 'Rules for sources',
  rulesTeach: 'Blocks that you said belong, or do not belong, to the articles of a source; numbers and dates in them may differ. They hold for what is imported or extracted anew; what is in the library stays as it is until then.',
  rulesNone: 'None yet. “Always for this source” beside a block that you remove or put back, under “What was removed” of an article, makes one.',
  keeps: 'keeps',
  drops: 'leaves out',
  used: (count: number): string => (count === 0 ? 'not used yet' : count === 1 ? 'used in 1 article' : `used in ${number(count)} articles`),
  forget: 'Remove the rule',
  forgetOne: (text: string): string => `Remove the rule about: ${text}`,
  forgotten: 'The rule is gone.',
  dropSelection: 'Remove from article',
}
