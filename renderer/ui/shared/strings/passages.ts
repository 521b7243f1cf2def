/** Words of highlights, margin marks and the citation check. */
export const passageInNoteStrings = {
  reworded: 'The quote has its original wording again.',
  notReworded: 'This quote is no longer in the note; nothing was changed.',
  noPassage: 'This quote is no longer in the note.',
  inTrash: 'The note is in the trash; nothing was changed. Restore it first.',
}
