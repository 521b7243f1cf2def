/**
 * Sent to the window when somebody goes where the desk is already: the address stays, so nothing else would say that a passage is to be
 * shown once more.
 */
export const AGAIN = 'dossier:again'
