/** What is said where something is pasted to become an article. */
export const pasteStrings = {
  title: 'Make an article of what was pasted',
  address: 'Address of the page',
  addressHint: 'By it the article is known again, and its links find their places. It is not opened. Leave it empty if there is none.',
  badAddress: 'An address begins with http:// or https://.',
  preview: 'The article',
  cancel: 'Cancel',
  run: 'Import',
  imported: 'The article was imported.',
  touched: 'The article stays, because you have touched it.',
  addressOnly: 'What was copied is only an address, and Dossier opens none. Copy the text of the page instead, or save the page and drop its file here.',
  nothing: 'There is no text in what was copied.',
}
