import { expect, test } from 'vitest'
import { organisationStart } from '../../../renderer/core/actors/organisationStart.ts'
import { tokens } from '../../../renderer/core/text/tokens.ts'

test.each([
  ['it', "membri dell'Unione dei Comuni", 'Unione dei Comuni'], ['it', 'paesi membri della CSTO', 'CSTO'], ['fr', "membres de l'Union des Pêcheurs", 'Union des Pêcheurs'], ['en', 'members of the African Union', 'African Union'],
  ['it', 'gruppo del PPE', 'gruppo del PPE'], ['it', 'la Repubblica', 'la Repubblica'], ['it', 'quotidiano la Repubblica', 'quotidiano la Repubblica'], ['de', 'dpa-infocom GmbH', 'dpa-infocom GmbH'], ['es', 'miembros del banco de España', 'banco de España'],
])('%s: %s is the organisation %s', (lang, text, name) => {
  const list = tokens(text, lang)
  expect(text.slice(list[organisationStart(list, 0, list.length)]!.start)).toBe(name)
})
