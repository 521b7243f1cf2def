/** What the settings say of spell checking. */
export const spellingStrings = {
  section: 'Spelling',
  toggle: 'Check spelling while writing',
  system: 'Words are checked by the system’s own dictionaries, in the language it recognises. Nothing is downloaded.',
  browser: 'Words are checked by your browser; its settings say in which languages. Dossier sends nothing anywhere, but a browser whose “enhanced” spell check is on sends its maker what you write.',
  files: (folder: string): string => `Words are checked by the dictionaries in ${folder}, in the language of the note. Nothing is downloaded.`,
  installed: (languages: string): string => `There now: ${languages}.`,
  none: 'There are none yet, so nothing is checked. Put Chromium’s dictionaries there (files such as en-US-10-1.bdic), then start Dossier again.',
  notBundled: 'Dossier brings none along: those for German and Italian may not be passed on with it, and those for the other languages are no file that Chromium reads.',
}
