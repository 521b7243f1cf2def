/** What the print dialog says. */
export const printStrings = {
  title: 'Print the note',
  description: 'The note alone, dark on white, with its quotes’ sources.',
  links: 'Print the addresses of links as notes at the end',
  pageSize: 'Page size',
  print: 'Print…',
  savePdf: 'Save as PDF…',
  cancel: 'Cancel',
  saved: (name: string) => `“${name}” is written.`,
  missing: 'This note is no longer there.',
  preparing: 'Preparing…',
  untitled: 'Untitled',
  fileName: (name: string) => `${name}.pdf`,
}
