/**
 * Trains the model of core/actors/tagger.ts: `npm run tagger -- --data DIR`, DIR holding `ner/` (NOTICE.md). The same input gives the same bytes.
 * With `--dev` it learns from the train part alone, writes nothing, and says how well that does on the dev part: settings are chosen there, and the
 * test part is left to `npm run eval -- actors`.
 *
 * Why this method. Span-exact F1 on the test parts (GermEval, SmartData news, Wikigold, factRuEval, Europarl de, en, es, it): gazetteers and rules
 * alone .59 .60 .51 .74 .72 .77 .73 .73; a log-linear model that weighed what the rules put forward (this model's predecessor, learned from the
 * same sentences) .60 .64 .69 .77 .74 .80 .77 .77; this conditional random field, with the rules' candidates among its features
 * .65 .69 .72 .77 .80 .85 .78 .79. The random field sees both ends of a name and the words inside it, and does not need a rule to have thought
 * of the name first. Chosen on dev: half of all features left out at each step (.78 as the mean of all sets, without .75, with a third .76);
 * German apart from the other languages; German Europeana at a weight of 0.4 (GermEval .59 → .63).
 * A neural model was not tried: the app ships no runtime for one.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { zlibSync } from 'fflate'
import { createGazetteer } from '../../renderer/core/actors/gazetteer.ts'
import type { TaggerData } from '../../renderer/core/actors/gazetteerData.ts'
import { scoreRecognition } from '../../tests/eval/scoreRecognition.ts'
import { shippedData } from '../../tests/support/gazetteer.ts'
import { annotatedSets, learnable } from './annotated.ts'
import { examplesOf, gazetteerFrom } from './examples.ts'
import { ownWords } from './learnWords.ts'
import { trainChain } from './trainChain.ts'

const SETTINGS = { epochs: 5, rate: 0.1, decay: 1e-3, seen: 2, drop: 0.5 }
/** Added to "no name", in units of likelihood's logarithm: chosen on dev for the best F1. */
const CAUTION = -0.4
/** Weights beyond this are cut to it, those of less than SMALLEST steps are left out: half of all, and worth nothing together. */
const LARGEST = 4
const SMALLEST = 3

/**
 * How much a text of a set counts. Newspapers of a century ago, scanned: the German ones less (on dev they gain GermEval 0.04), the French ones and
 * messages about trains and jams not at all (they cost the others more than they give).
 */
function weightOf(name: string): number {
  if (name === 'de mobie' || name === 'europeana FR.bnf') return 0
  return name.startsWith('europeana') ? 0.4 : 1
}

const at = process.argv.indexOf('--data')
const folder = at < 0 ? undefined : process.argv[at + 1]
if (folder === undefined) throw new Error('which data? npm run tagger -- --data DIR')
const onDev = process.argv.includes('--dev')

const sets = annotatedSets(folder)
const data = shippedData()
const own = ownWords(readFileSync(resolve(import.meta.dirname, 'words.tsv'), 'utf8'))
const learn = sets.map((set) => ({ name: set.name, texts: onDev ? set.train : learnable(set) }))
const examples = examplesOf(data, learn, own, weightOf)
console.log(`${examples.length} rows of ${examples.reduce((sum, { labels }) => sum + labels.length, 0)} words`)
const weights = trainChain(examples, { ...SETTINGS, onEpoch: (epoch, loss) => console.log(`epoch ${epoch + 1}: ${loss.toFixed(4)} a row`) })
const tagger = pack(weights)
if (onDev) {
  const gazetteer = gazetteerFrom(data, learn, own)
  const trained = { ...gazetteer, tagger: createGazetteer({ ...data, tagger }).tagger }
  for (const { name, dev } of sets) {
    if (dev.length === 0) continue
    const [rules, both] = [gazetteer, trained].map((each) => scoreRecognition(dev, each).all)
    console.log(`${name}: rules ${rules?.f1.toFixed(3)}, with tagger ${both?.f1.toFixed(3)} (n ${both?.wanted})`)
  }
} else {
  const text = `${JSON.stringify(tagger)}\n`
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
