import { describe, expect, test } from 'vitest'
import { linkActors } from '../../inspect/actors.ts'

/** Invented news of one meeting, as three languages would tell it. */
const articles = [
  { id: 'de', lang: 'de', title: 'Petrow beruft OVKS-Sicherheitsrat ein', text: 'Der kasachische Präsident Dschomart Bekajew sprach am Montag mit Wladimir Petrow. Der kollektive Sicherheitsrat der OVKS tagt in Almaty, sagte Petrow. Die Organisation des Vertrags über kollektive Sicherheit (OVKS) hat sechs Mitglieder, darunter Weißrussland. Der Sicherheitsrat von Belarus schwieg.' },
  { id: 'it', lang: 'it', title: 'Bekayev chiede aiuto alla CSTO', text: 'Il presidente del Kazakistan, Zhomart Bekayev, ha telefonato a Vladimir Petrov. Bekayev ha parlato con il Consiglio di sicurezza collettiva della CSTO ad Almaty. La Bielorussia non ha commentato.' },
  { id: 'ru', lang: 'ru', title: 'Петров обсудил ситуацию в Казахстане', text: 'Владимир Петров провёл переговоры с Жомартом Бекаевым. Совет коллективной безопасности ОДКБ соберётся в Алма-Ате, сообщили в Белоруссии.' },
]
const linked = linkActors(articles)
const actorOf = (article: string, surface: string): string | undefined => linked.actors.find((actor) => actor.mentions.some((mention) => mention.article === article && mention.surface === surface))?.id

describe('one corpus, three languages', () => {
  test.each([
    ['Wladimir Petrow', 'Vladimir Petrov', 'Владимир Петров'],
    ['Dschomart Bekajew', 'Zhomart Bekayev', 'Жомартом Бекаевым'],
    ['OVKS', 'CSTO', null],
    ['OVKS-Sicherheitsrat', 'Consiglio di sicurezza collettiva della CSTO', 'Совет коллективной безопасности ОДКБ'],
    ['Almaty', 'Almaty', 'Алма-Ате'],
    ['Weißrussland', 'Bielorussia', 'Белоруссии'],
  ])('%s = %s = %s', (de, it, ru) => {
    const id = actorOf('de', de)
    expect(id).toBeDefined()
    expect(actorOf('it', it)).toBe(id)
    expect(ru === null ? id : actorOf('ru', ru)).toBe(id)
  })
  test('the council of one is not the council of another, nor the organisation itself', () => {
    expect(new Set([actorOf('de', 'Sicherheitsrat von Belarus'), actorOf('de', 'OVKS-Sicherheitsrat'), actorOf('de', 'OVKS')]).size).toBe(3)
  })
  test('mentions are where they say, titles marked', () => {
    for (const actor of linked.actors) {
      for (const { article, field, start, end, surface } of actor.mentions) {
        const of = articles.find(({ id }) => id === article)
        expect((field === 'title' ? of?.title : of?.text)?.slice(start, end)).toBe(surface)
      }
    }
    expect(linked.actors.flatMap(({ mentions }) => mentions).filter(({ field }) => field === 'title').length).toBeGreaterThan(3)
  })
  test('a short name in the title is the person that the body names', () => {
    expect(actorOf('de', 'Petrow')).toBe(actorOf('de', 'Wladimir Petrow'))
    expect(actorOf('ru', 'Петров')).toBe(actorOf('ru', 'Владимир Петров'))
  })
})

test.each([
  ['de', 'Die Mitgliedsstaaten und alle teilnehmenden Parteien stimmten zu. Mitgliedstaaten und Regierungsparteien in Wien schwiegen; die OVKS-Mitgliedsstaaten nicht.', ['Wien', 'OVKS']],
  ['it', 'Gli Stati membri della NATO e i Paesi partecipanti hanno firmato. Gli Stati Membri e il Governo tacciono a Roma, dicono le Parti.', ['NATO', 'Roma']],
  ['fr', "Les États membres de l'OTAN et les Pays membres ont signé. Les États Membres et le Gouvernement se taisent à Paris.", ['OTAN', 'Paris']],
  ['es', 'Los Estados miembros de la OTAN y los Países miembros firmaron. Los Estados Miembros y el Gobierno callan en Madrid.', ['OTAN', 'Madrid']],
  ['en', 'The Member States of NATO and the Contracting Parties have signed. Member States and the Government were silent in London. The United States was not.', ['NATO', 'London', 'United States']],
  ['de', 'Das Parlament und die Polizei schwiegen in Wien. Die Kommission tagt, der Senat auch; der Bundestag nicht. Die EU-Kommission tagte.', ['Wien', 'Bundestag', 'EU-Kommission']],
  ['en', 'The Parliament and the Commission were silent in London. The Committee met. The European Parliament did not. The National Assembly of Ruritania was silent too.', ['Parliament', 'London', 'European Parliament', 'National Assembly of Ruritania']],
  ['ru', 'Страны-участницы ОДКБ и Государства-члены подписали договор. Государства и Правительство молчат в Москве.', ['ОДКБ', 'Москве']],
])('a sort of bodies is nobody, in %s', (lang, text, names) => {
  const { actors } = linkActors([{ id: 'one', lang, title: '', text }])
  const mentions = actors.flatMap((actor) => actor.mentions).sort((a, b) => a.start - b.start)
  expect(mentions.map(({ surface }) => surface)).toEqual(names)
})
