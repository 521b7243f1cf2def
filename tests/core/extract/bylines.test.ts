/** Printed bylines in the languages that pages are in: names and nothing else. */
import { expect, test } from 'vitest'
import { extractArticle } from '../../../renderer/core/extract/extractArticle.ts'
import { bylineIn, readByline } from '../../../renderer/core/extract/findByline.ts'
import { findDates } from '../../../renderer/core/extract/parseDate.ts'

test.each([
  ['Scritto da Mario Rossi', 'Mario Rossi'], ['dal nostro inviato Mario Rossi', 'Mario Rossi'], ['Intervista di Anna Bianchi e Mario Rossi', 'Anna Bianchi e Mario Rossi'],
  ['Geschrieben von Erika Muster', 'Erika Muster'], ['Posted by Jane Doe on', 'Jane Doe'], ['Propos recueillis par Jeanne Martin', 'Jeanne Martin'], ['Escrito por Juana García', 'Juana García'],
  ['Par Jean Pierre LE GALL', null], ['By John Paul W Smith', null],
  ['Di Mario Rossi il pubblico ricorda soprattutto la voce.', null], ['Por Pedro Sánchez el acuerdo estaba cerrado', null], ['Par Air France le vol est retardé', null],
  ['Published by Oxford University Press', null], ['Published by Random House, 2020', null], ['Publié par Éditions Gallimard', null], ['Servizio di Guardia Medica', null], ['Editoriale di Repubblica Italiana', null],
  ['Pubblicato da Redazione', null], ['Veröffentlicht von Montag bis Freitag', null], ['By Land And By Sea the army went', null],
])('%s', (line, name) => {
  expect(readByline(line)).toBe(name)
})

test('a date behind the names, with its article', () => {
  const read = (text: string): string | null => bylineIn({ text, dates: findDates(text, null) })
  expect(['Par Jeanne Martin C. le 14.09.2020 à 11h46', 'di Mario Rossi il 3 marzo 2021', 'Por Juana García el 4 de mayo de 2022', 'Von Erika Muster am 4. Mai 2022'].map(read)).toEqual(['Jeanne Martin C.', 'Mario Rossi', 'Juana García', 'Erika Muster'])
})

test.each(['Jean Pierre LE GALL', 'Ana María DEL POZO', 'John Paul W Smith'])('%s is the whole name', (name) => {
  expect(extractArticle({ kind: 'html', text: `<head><meta name="author" content="${name}"></head><h1>Die Brücke</h1><p>Sie ist gesperrt.</p>` }).byline).toBe(name)
})

test('a sentence that begins as a byline does stays in the text', () => {
  const sentence = 'Di Mario Rossi il pubblico ricorda soprattutto la voce.'
  const article = extractArticle({ kind: 'html', text: `<title>La voce</title><article><h1>La voce</h1><p>${sentence}</p><p>Il ponte è stato chiuso lunedì perché nessuno sapeva dire per quanto tempo avrebbe retto ancora, e il consiglio non ha deciso nulla.</p></article>` })
  expect([article.byline, article.text.split('\n')[0]]).toEqual([null, sentence])
})
