/** What `/` offers in a note: names, and other words by which people look for them. */

const named = (label: string, words = '') => ({ label, words })

export const noteCommandStrings = {
  list: 'Insert',
  template: (name: string): string => `Insert template: ${name}`,
  groups: { blocks: 'Blocks', insert: 'Insert', templates: 'Templates' },
  text: named('Text', 'paragraph plain normal'),
  heading: (level: number) => named(`Heading ${level}`, `h${level} title section`),
  bulletList: named('Bullet list', 'unordered points ul'),
  orderedList: named('Numbered list', 'ordered ol 1.'),
  taskList: named('Task list', 'todo to-do checkbox checklist'),
  quote: named('Quote', 'blockquote citation'),
  callouts: {
    note: named('Callout: note', 'box admonition'),
    info: named('Callout: info', 'box admonition'),
    tip: named('Callout: tip', 'box admonition hint'),
    question: named('Callout: question', 'box admonition faq help'),
    warning: named('Callout: warning', 'box admonition caution danger'),
  },
  codeBlock: named('Code block', 'fence source pre'),
  table: named('Table', 'grid rows columns'),
  rule: named('Horizontal rule', 'divider separator line hr'),
  image: named('Image', 'picture photo file upload'),
  file: named('Attached file', 'attachment document pdf upload'),
  link: named('Link to article or note', '[[ wikilink reference internal'),
  mention: named('Actor or event', '@ mention person organisation place'),
  embed: named('Embed note or article', '![[ transclude show include'),
  webLink: named('Web link', 'url address http'),
  tag: named('Tag', 'label keyword'),
  footnote: named('Footnote', 'note reference [^1]'),
  code: named('Code', 'inline monospace'),
  today: named('Today’s date', 'date day'),
  isoDate: named('Date as year-month-day', 'today iso'),
  time: named('Time', 'now clock'),
}
