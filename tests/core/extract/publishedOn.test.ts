/** Where a page says when it was published, one way a page: what is no such day stays out. */
import { expect, test } from 'vitest'
import { extractArticle } from '../../../renderer/core/extract/extractArticle.ts'

const PROSE = 'Die Brücke wurde am Montag gesperrt, weil niemand sagen konnte, wie lange sie noch hält, und der Ausschuss kam zu keinem Ergebnis, das allen gefiel.'
const ENGLISH = 'The bridge was closed on Monday because nobody could say for how long it will hold, and the council came to no decision that pleased all of them.'

interface Parts {
  head?: string
  title?: string
  above?: string
  below?: string
  prose?: string
  lang?: string
  url?: string
}

const published = ({ head = '', title = 'Brücke gesperrt', above = '', below = '', prose = PROSE, lang = 'de', url }: Parts): string | null =>
  extractArticle({ kind: 'html', text: `<html lang="${lang}"><head><title>${title}</title>${head}</head><body><article><h1>Brücke gesperrt</h1>${above}<p>${prose}</p><p>${prose} ${prose}</p></article>${below}</body></html>`, ...(url === undefined ? {} : { url }) }).publishedAt

const linked = (type: string, date: string): string => `<script type="application/ld+json">{"@type":"${type}","headline":"Brücke gesperrt","datePublished":"${date}"}</script>`

test.each<[string, Parts, string | null]>([
  ['an address with the day in folders', { url: 'https://news.example/politik/2022/01/10/bruecke' }, '2022-01-10'],
  ['without zeros', { url: 'https://news.example/2022/1/9/bruecke' }, '2022-01-09'],
  ['with dashes', { url: 'https://news.example/2022-01-10-bruecke.html' }, '2022-01-10'],
  ['in one number', { url: 'https://news.example/a/20220110/bruecke' }, '2022-01-10'],
  ['a month is no day', { url: 'https://news.example/2022/01/bruecke' }, null],
  ['a number that goes on is none', { url: 'https://news.example/202201104711' }, null],
  ['nor is the end of one', { url: 'https://news.example/a-820220110' }, null],
  ['nor a day that does not exist', { url: 'https://news.example/2022/02/30/bruecke' }, null],
  ['the page goes before its address', { url: 'https://news.example/2022/01/10/bruecke', above: '<p>Veröffentlicht am 11.01.2022</p>' }, '2022-01-11'],
  ['the end of the title', { title: 'Brücke gesperrt | Kultur | Bote | 23.05.2011' }, '2011-05-23'],
  ['a headline that ends in a day', { title: 'Die Brücke vom 23.05.2011' }, null],
  ['a box beside the text', { below: '<ul><li><strong>Datum</strong> 23.05.2011</li></ul>' }, '2011-05-23'],
  ['a label that only style keeps apart', { above: '<div><span>Erstellt am</span><span>09.02.2022</span></div>' }, '2022-02-09'],
  ['instructions', { head: linked('HowTo', '2022-01-10') }, '2022-01-10'],
  ['thousandths after a colon', { head: linked('Article', '2022-01-10T22:06:08:684Z') }, '2022-01-10T22:06:08Z'],
  ['a month that is marked as published', { above: '<table><tr><td><span class="published">2020-03</span></td></tr></table>' }, null],
  ['British English', { lang: 'en-GB', prose: ENGLISH, above: '<p>02/10/2020</p>' }, '2020-10-02'],
  ['English as templates declare it', { lang: 'en-US', prose: ENGLISH, above: '<p>02/10/2020</p>' }, null],
])('%s', (_, parts, day) => {
  expect(published(parts)).toBe(day)
})
