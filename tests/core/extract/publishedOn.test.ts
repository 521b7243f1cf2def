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

const linked = (type: string, date: string, headline = 'Brücke gesperrt'): string => `<script type="application/ld+json">{"@type":"${type}","headline":"${headline}","datePublished":"${date}"}</script>`
const locale = (name: string): string => `<meta property="og:locale" content="${name}">`
const nowhere = ['product/20011231', 'p/a20221231', 'doc/19990101', 'a/20221231', 'law/2016/4/27', 'eli/reg/2016/4/27/oj', 'wiki/1945-05-08_Victory', 'wiki/2015_11_13_attacks', 'events/2031/05/08/summit', 'wp-content/uploads/2014/05/06/scan.html', 'politik/1945-05-08-kriegsende', 'vom-2022-01-10']

test.each<[string, Parts, string | null]>([
  ['an address with the day in folders', { url: 'https://news.example/politik/2022/01/10/bruecke' }, '2022-01-10'],
  ['without zeros', { url: 'https://news.example/2022/1/9/bruecke' }, '2022-01-09'],
  ['with dashes', { url: 'https://news.example/2022-01-10-bruecke.html' }, '2022-01-10'],
  ['in one number', { url: 'https://news.example/a/20220110/bruecke' }, '2022-01-10'],
  ['a month is no day', { url: 'https://news.example/2022/01/bruecke' }, null],
  ['a number that goes on is none', { url: 'https://news.example/202201104711' }, null],
  ['nor is the end of one', { url: 'https://news.example/a-820220110' }, null],
  ['nor a day that does not exist', { url: 'https://news.example/2022/02/30/bruecke' }, null],
  ...nowhere.map((path): [string, Parts, null] => [path, { url: `https://news.example/${path}` }, null]),
  ['what an archive keeps', { url: 'https://web.archive.org/web/20200315/http://news.example/2011/05/06/bruecke' }, '2011-05-06'],
  ['not when an archive kept it', { url: 'https://archive.today/20200315/bruecke' }, null],
  ['nor when it kept a page without a day', { url: 'https://web.archive.org/web/20200315/http://news.example/bruecke' }, null],
  ['the page goes before its address', { url: 'https://news.example/2022/01/10/bruecke', above: '<p>Veröffentlicht am 11.01.2022</p>' }, '2022-01-11'],
  ['the end of the title', { title: 'Brücke gesperrt | Kultur | Bote | 23.05.2011' }, '2011-05-23'],
  ['a headline that ends in a day', { title: 'Die Brücke vom 23.05.2011' }, null],
  ['the day of an event behind its name', { title: 'Sommerkonzert im Stadtpark - 23.05.2031' }, null],
  ['and behind its place', { title: 'Sommerkonzert - Stadtpark - 23.05.2031' }, null],
  ['a day that the headline tells of', { title: 'The fall of Berlin – 2 May 1945' }, null],
  ['an event beside the text', { below: '<ul><li><strong>Datum:</strong> 23.05.2031</li><li>Ort: Park</li><li>Eintritt frei</li></ul>' }, null],
  ['an event above it', { above: '<p>Datum: 23.05.2031</p><p>Beginn: 20 Uhr</p><p>Ort: Park</p>' }, null],
  ['a label that only style keeps apart', { above: '<div><span>Erstellt am</span><span>09.02.2022</span></div>' }, '2022-02-09'],
  ['a chemical formula at the beginning', { above: '<p>Veröffentlicht am 11.01.2022</p>', prose: PROSE.replace('Brücke', 'CO<sub>2</sub>-Leitung'), below: '<p>Mehr davon</p>'.repeat(90) }, '2022-01-11'],
  ['instructions before the article', { head: `<script type="application/ld+json">{"@type":"HowTo","name":"Brücke gesperrt"}</script>${linked('NewsArticle', '2021-02-02')}` }, '2021-02-02'],
  ['instructions for something else', { head: linked('HowTo', '2015-02-02', 'Schrauben nachziehen') }, null],
  ['instructions', { head: linked('HowTo', '2022-01-10') }, '2022-01-10'],
  ['thousandths after a colon', { head: linked('Article', '2022-01-10T22:06:08:684Z') }, '2022-01-10T22:06:08Z'],
  ['a month that is marked as published', { above: '<table><tr><td><span class="published">2020-03</span></td></tr></table>' }, null],
  ['but not one in a field for machines', { above: '<span itemprop="datePublished" content="2020-03">im Frühling</span>' }, '2020-03'],
  ['nor one of a time element', { above: '<time class="entry-date" datetime="2020-03">im Frühling</time>' }, '2020-03'],
  ['a title whose order no language tells', { lang: '', prose: ENGLISH, title: 'Bridge closed | Herald | 02/10/2020' }, null],
  ['one in American English', { lang: 'EN-US', prose: ENGLISH, title: 'Bridge closed | Herald | 02/10/2020' }, null],
  ['one in British English', { lang: 'en-GB', prose: ENGLISH, title: 'Bridge closed | Herald | 02/10/2020' }, '2020-10-02'],
  ['a field whose order no language tells', { lang: '', head: '<meta name="datePublished" content="02/10/2020">', prose: ENGLISH }, null],
  ['a field in American English', { lang: 'en-US', head: '<meta name="datePublished" content="02/10/2020">', prose: ENGLISH }, null],
  ['British English by its locale', { lang: 'en', head: locale('en_GB'), prose: ENGLISH, above: '<p>02/10/2020</p>' }, '2020-10-02'],
  ['British and American English', { lang: 'en-GB', head: locale('en_US'), prose: ENGLISH, above: '<p>02/10/2020</p>' }, null],
  ['British English', { lang: 'en-GB', prose: ENGLISH, above: '<p>02/10/2020</p>' }, '2020-10-02'],
  ['English as templates declare it', { lang: 'en-US', prose: ENGLISH, above: '<p>02/10/2020</p>' }, null],
])('%s', (_, parts, day) => {
  expect(published(parts)).toBe(day)
})

test.each([
  ['a day under the text that is called its publication', 'Erschienen am 1.11.2023', '2023-11-01'],
  ['an event under the text', 'Datum: 23.05.2031\n\nOrt: Park\n\nEintritt frei', null],
  ['a date that nothing explains', `${'Ein Absatz, der noch etwas mehr erzählt.\n\n'.repeat(8)}Datum: 23.05.2011`, null],
])('text: %s', (_, below, day) => {
  expect(extractArticle({ kind: 'text', text: `Brücke gesperrt\n\n${PROSE}\n\n${PROSE} ${PROSE}\n\n${below}` }).publishedAt).toBe(day)
})
