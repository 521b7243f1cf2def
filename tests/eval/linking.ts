/**
 * How long linking takes as a library grows: forms of 1,000, 10,000 and 50,000 invented articles, linked from nothing. New names keep coming as
 * in real news (as the 0.8th power of the articles), most of them seldom; a third is spelt in the ways of two languages. No annotated data are read.
 */
import type { FormEvidence } from '../../renderer/core/actors/linkForms.ts'
import { linkForms } from '../../renderer/core/actors/linkForms.ts'
import { shippedData } from '../support/gazetteer.ts'
import type { EvalReport } from './report.ts'

const SIZES = [1_000, 10_000, 50_000]
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
/** English and German spelling of one Slavic name. */
const german = (name: string): string => name.replace(/sh/g, 'sch').replace(/ch(?!.*sch)/g, 'tsch').replace(/v/g, 'w').replace(/V/g, 'W').replace(/y/g, 'j')

/** The forms of so many articles; the same at every call. */
export function inventedForms(articles: number): FormEvidence[] {
  const { people, places } = shippedData()
  const pick = (lines: string, step: number): string[] => lines.split('\n').filter((word, at) => at % step === 0 && /^[a-z]{4,12}$/.test(word)).map(capital)
  const [given, family] = [pick(people.given, 7), pick(people.family, 3)]
  const distinct = Math.round(8 * articles ** 0.8)
  const forms: FormEvidence[] = []
  const add = (kind: FormEvidence['kind'], lang: string, name: string, gazetteerId: string | null, rank: number): void => {
    const count = Math.max(1, Math.round((articles * 0.4) / rank))
    forms.push({ id: forms.length, kind, lang, name, gazetteerId, equals: [], articles: count, mentions: 2 * count })
  }
  for (let rank = 1; rank <= distinct; rank++) {
    const name = `${given[(rank * 31) % given.length]} ${family[(rank * 17 + (rank >> 3)) % family.length]}`
    if (rank % 4 === 0) add('organisation', 'en', `${family[(rank * 13) % family.length]} ${['Group', 'Bank', 'Institute', 'Union'][rank % 16 >> 2]}`, null, rank)
    else add('person', 'en', name, null, rank)
    if (rank % 3 === 0) add('person', 'de', german(name), null, rank)
    if (rank % 5 === 0) add('person', 'en', name.slice(name.indexOf(' ') + 1), null, rank)
  }
  places.countries.forEach(([code, names], at) => names.slice(0, 4).forEach((name, of) => add('place', ['en', 'de', 'fr', 'it'][of] ?? 'en', name, `country:${code}`, at + 1)))
  return [...new Map(forms.map((form) => [`${form.kind}|${form.lang}|${form.name}`, form])).values()]
}

export function evalLinking(): Promise<EvalReport> {
  const lines = [`${'articles'.padStart(8)} ${'forms'.padStart(8)} ${'actors'.padStart(8)} ${'seconds'.padStart(8)}   ns a form and doubling`]
  const measures: EvalReport['measures'] = []
  linkForms(inventedForms(1_000), [])
  for (const articles of SIZES) {
    const forms = inventedForms(articles)
    const from = process.cpuUsage()
    const { actors } = linkForms(forms, [])
    const { user, system } = process.cpuUsage(from)
    const seconds = (user + system) / 1e6
    const share = (seconds * 1e9) / (forms.length * Math.log2(forms.length))
    lines.push(`${String(articles).padStart(8)} ${String(forms.length).padStart(8)} ${String(actors.length).padStart(8)} ${seconds.toFixed(2).padStart(8)}   ${share.toFixed(0)}`)
    measures.push({ measure: `linking ${articles} articles, seconds`, value: seconds, n: forms.length })
  }
  return Promise.resolve({ name: 'linking', measures, table: lines, notes: ['Processor time; “ns a form and doubling” is time / (n · log₂ n), which stays level when linking grows as n · log n.'] })
}
