/** Printed bylines in the languages that pages are in: names and nothing else. */
import { expect, test } from 'vitest'
import { bylineIn, readByline } from '../../../renderer/core/extract/findByline.ts'
import { findDates } from '../../../renderer/core/extract/parseDate.ts'

test.each([
  ['Scritto da Mario Rossi', 'Mario Rossi'], ['dal nostro inviato Mario Rossi', 'Mario Rossi'], ['Intervista di Anna Bianchi e Mario Rossi', 'Anna Bianchi e Mario Rossi'],
  ['Geschrieben von Erika Muster', 'Erika Muster'], ['Posted by Jane Doe on', 'Jane Doe'], ['Propos recueillis par Jeanne Martin', 'Jeanne Martin'], ['Escrito por Juana García', 'Juana García'],
  ['Pubblicato da Redazione', null], ['Veröffentlicht von Montag bis Freitag', null], ['By Land And By Sea the army went', null],
])('%s', (line, name) => {
  expect(readByline(line)).toBe(name)
})

test('a date behind the names, with its article', () => {
  const read = (text: string): string | null => bylineIn({ text, dates: findDates(text, null) })
  expect(['Par Jeanne Martin C. le 14.09.2020 à 11h46', 'di Mario Rossi il 3 marzo 2021', 'Por Juana García el 4 de mayo de 2022', 'Von Erika Muster am 4. Mai 2022'].map(read)).toEqual(['Jeanne Martin C.', 'Mario Rossi', 'Juana García', 'Erika Muster'])
})
