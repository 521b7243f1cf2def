/**
 * Trains the model of core/actors/tagger.ts: `npm run tagger -- --data DIR`, DIR holding `ner/` (NOTICE.md). The same input gives the same bytes.
 * With `--folds` it writes nothing and says how well the settings do in cross-validation (crossValidate.ts) on what may be learned from; `--save FILE`
 * keeps that, and `--against FILE` compares with what was kept. The test part is left to `npm run eval -- actors`.
 *
 * Why this method. Span-exact F1 on the test parts (GermEval, SmartData news, Wikigold, factRuEval, Europarl de, en, es, it): gazetteers and rules
 * alone .59 .60 .51 .74 .72 .77 .73 .73; a log-linear model that weighed what the rules put forward (this model's predecessor, learned from the
 * same sentences) .60 .64 .69 .77 .74 .80 .77 .77; this conditional random field, with the rules' candidates among its features
 * .65 .69 .72 .77 .80 .85 .78 .79. The random field sees both ends of a name and the words inside it, and does not need a rule to have thought
 * of the name first. Chosen on a development part: half of all features left out at each step (.78 as the mean of all sets, without .75, with a third
 * .76); German apart from the other languages; German Europeana at a weight of 0.4 (GermEval .59 → .63).
 *
 * Chosen by cross-validation, on the second of four folds (2,330 names; F1 of all, with the middle 95 of 100 of the difference): our own German,
 * English and Russian sentences, 400 more organisations, the mean of two runs and of their last two epochs, and a caution of −0.8, together +.007
 * [−.002 +.017], persons +.024 [+.005 +.048]; agreement within an article (core/actors/agreement.ts) +.001 [−.001 +.003], organisations +.003
 * [+.001 +.006]. Beside a caution of −0.8 one of −0.4 is −.006 [−.011 −.001], 0 is −.011, −1.2 is −.003. Not kept: longer endings and beginnings, more of
 * the second and third neighbour and three lists in a row as features (−.001 [−.010 +.010], persons −.017, with one run); moves from label to label
 * at 1.8 of their weight, since half of the features are left out while learning (−.002 [−.007 +.003]). On the test parts, looked at once, with three
 * runs: .67 .70 .72 .79 .81 .85 .77 .80.
 *
 * Then, on all four folds (11,000 names) with two runs, before and after with the middle 95 of 100 of the difference:
 *
 *                                    all                      person   organisation  place
 *   without clusters                 .695                     .750     .615          .735
 *   clusters of the word and its two
 *   neighbours (clusterWords.ts)     .705 +.010 [+.006 +.014] .773     .621          .743
 *   and no name over a bracket …
 *   (PARTING, tagFeatures.ts)        .710 +.006 [+.003 +.008] .779     .626          .747
 *
 * Both together: German +.016 [+.010 +.022], English +.019 [+.009 +.032], Russian +.017 [+.006 +.029], Italian +.003, Spanish −.003, French −.004 (n.s.).
 * Beside the clusters no difference was made by: clusters of the words two away, pairs of neighbouring clusters (+.001 [−.002 +.005]), a cluster with the shape
 * (+.001 [−.002 +.004]) or with the lists (.000), 8 epochs (−.002), 0.6 of the features left out (−.002), a rate of 0.06 (−.003), an L2 of 5e-3 (−.001), features seen
 * once (−.002), Europeana at 0.25 (−.002), MobIE at 0.3 (+.001 [−.002 +.003]), a caution of −1.0 (−.001).
 * A neural model was not tried: the app ships no runtime for one.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { zlibSync } from 'fflate'
import type { TaggerData } from '../../renderer/core/actors/gazetteerData.ts'
import { shippedData } from '../../tests/support/gazetteer.ts'
import { annotatedSets } from './annotated.ts'
import type { Validation } from './crossValidate.ts'
import { crossValidate, describe } from './crossValidate.ts'
import { foldsOf } from './examples.ts'
import { ownWords } from './learnWords.ts'
import type { Example } from './trainChain.ts'
import { trainChain } from './trainChain.ts'

const SETTINGS = { epochs: 5, rate: 0.1, decay: 1e-3, seen: 2, drop: 0.5, runs: 3, last: 2 }
/** Added to "no name", in units of likelihood's logarithm: chosen for the best F1. */
const CAUTION = -0.8
/** Weights beyond this are cut to it, those of less than SMALLEST steps are left out: half of all, and worth nothing together. */
const LARGEST = 4
const SMALLEST = 3

/**
 * How much a text counts. Newspapers of a century ago, scanned: the German ones less, the French ones and messages about trains and jams not at all
 * (they cost the others more than they give).
 */
function weightOf(set: string): number {
  if (set === 'de mobie' || set === 'europeana FR.bnf') return 0
  return set.startsWith('europeana') ? 0.4 : 1
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

const folder = option('--data')
if (folder === undefined) throw new Error('which data? npm run tagger -- --data DIR')

const sets = annotatedSets(folder)
const learn = sets.map(({ name, learn: texts }) => ({ name, texts }))
const data = shippedData()
const folds = foldsOf(data, learn, ownWords(readFileSync(resolve(import.meta.dirname, 'words.tsv'), 'utf8')), weightOf)
const train = (examples: Example[]): TaggerData => {
  console.log(`${examples.length} rows of ${examples.reduce((sum, { labels }) => sum + labels.length, 0)} words`)
  return pack(trainChain(examples, { ...SETTINGS, onEpoch: (run, epoch, loss) => console.log(`run ${run + 1}, epoch ${epoch + 1}: ${loss.toFixed(4)} a row`) }))
}
if (process.argv.includes('--folds')) {
  const measured = new Set(sets.filter(({ test }) => test.length > 0).map(({ name }) => name))
  const validation = crossValidate(data, folds, (name) => measured.has(name), train)
  const [save, against] = [option('--save'), option('--against')]
  if (save !== undefined) writeFileSync(save, JSON.stringify(validation))
  const before = against === undefined ? undefined : (JSON.parse(readFileSync(against, 'utf8')) as Validation)
  console.log(`F1 of all, person, organisation, place${before ? ', gains and their intervals' : ''}\n${describe(validation, before).join('\n')}`)
} else {
  const text = `${JSON.stringify(train(folds.flatMap(({ examples }) => examples)))}\n`
  writeFileSync(resolve(import.meta.dirname, 'tagger.json'), text)
  console.log(`tagger.json: ${text.length} bytes`)
}

function pack(floats: Float32Array): TaggerData {
  const unit = LARGEST / 127
  const packed = Int8Array.from(floats, (weight) => {
    const steps = Math.max(-127, Math.min(127, Math.round(weight / unit)))
    return Math.abs(steps) < SMALLEST ? 0 : steps
  })
  return { unit, caution: CAUTION / unit, weights: Buffer.from(zlibSync(new Uint8Array(packed.buffer), { level: 9 })).toString('base64') }
}
