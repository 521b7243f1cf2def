/**
 * `npm run -s inspect -- COMMAND`: the pipeline explains itself. Runs the real core in Node and prints JSON, one result a line, in order,
 * as the input comes. A line that fails gives `{id, error: {code, message}}` (or `{file, …}`), the rest goes on, and the exit status is 1.
 */
import { createInterface } from 'node:readline'
import type { CorpusActor, CorpusArticle } from './events.ts'

const USAGE = `usage: npm run -s inspect -- COMMAND
  article FILE…   each file through the import pipeline
  articles        {id, html | text, url?}          → the same, with id
  mentions        {id, lang?, text}                → {id, mentions}
  same            {id, a: {name, lang?, kind?}, b} → {id, same, score, why}
  dates           {id, lang?, text, publishedAt?}  → {id, dates}
  link            all of {id, lang?, title, text, publishedAt?} → one JSON {actors, events}
  markdown        {id, markdown}                   → {id, markdown}
JSON lines on standard input; one result a line on standard output.
`

type Handler = (line: unknown) => unknown

let failed = false

/** Commands that answer line by line. Each loads its own part of the core, so that one broken part breaks only its command. */
const BY_LINE: Record<string, () => Promise<Handler>> = {
  articles: async () => (await import('./articles.ts')).inspectArticle,
  mentions: async () => (await import('./actors.ts')).inspectMentions,
  same: async () => (await import('./actors.ts')).inspectSame,
  dates: async () => (await import('./events.ts')).inspectDates,
  markdown: async () => (await import('./markdown.ts')).inspectMarkdown,
}

/** Writes one line, waiting when the reader is slower. */
async function print(value: unknown): Promise<void> {
  if (typeof value === 'object' && value !== null && 'error' in value) failed = true
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await new Promise<void>((resolve) => process.stdout.once('drain', resolve))
}

function errorOf(error: unknown): { code: string; message: string } {
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : error instanceof TypeError ? 'bad-input' : 'failed'
  return { code, message }
}

interface Line {
  number: number
  value: unknown
  error: { code: string; message: string } | null
}

/** The lines of standard input as JSON; empty ones are passed over. A byte order mark is none of the JSON. */
async function* linesOf(): AsyncGenerator<Line> {
  let number = 0
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++
    const json = number === 1 ? text.replace(/^\uFEFF/, '') : text
    if (json.trim() === '') continue
    try {
      yield { number, value: JSON.parse(json) as unknown, error: null }
    } catch (error) {
      yield { number, value: null, error: { code: 'bad-json', message: `line ${number} is not JSON: ${error instanceof Error ? error.message : ''}` } }
    }
  }
}

const idOf = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'id' in value ? value.id : null)

async function byLine(load: () => Promise<Handler>): Promise<void> {
  const handle = await load()
  for await (const { number, value, error } of linesOf()) {
    if (error !== null) await print({ id: null, line: number, error })
    else {
      let result: unknown
      try {
        result = await handle(value)
      } catch (problem) {
        const { code, message } = errorOf(problem)
        const id = idOf(value)
        result = { id, ...(id === null && { line: number }), error: { code, message: id === null ? `line ${number}: ${message}` : message } }
      }
      await print(result)
    }
  }
}

async function articleFiles(files: string[]): Promise<void> {
  const { inspectArticleFiles } = await import('./articles.ts')
  for await (const result of inspectArticleFiles(files)) await print(result)
}

/** One JSON for the whole set; what could not be read is named in its `errors`. */
async function link(): Promise<void> {
  const { corpusArticle, linkEventsOf } = await import('./events.ts')
  const { linkActors } = await import('./actors.ts')
  const articles: CorpusArticle[] = []
  const errors: unknown[] = []
  const seen = new Set<string>()
  for await (const { number, value, error } of linesOf()) {
    try {
      if (error !== null) errors.push({ id: null, line: number, error })
      else {
        const article = corpusArticle(value)
        if (seen.has(article.id)) throw new TypeError(`a second article has the id ${JSON.stringify(article.id)}`)
        seen.add(article.id)
        articles.push(article)
      }
    } catch (problem) {
      errors.push({ id: idOf(value), line: number, error: errorOf(problem) })
    }
  }
  const { actors }: { actors: CorpusActor[] } = linkActors(articles)
  if (errors.length > 0) failed = true
  await print({ actors, events: linkEventsOf({ articles, actors }), ...(errors.length > 0 && { errors }) })
}

async function run([command, ...rest]: string[]): Promise<number> {
  const load = BY_LINE[command ?? '']
  if (command === 'article') {
    if (rest.length === 0) {
      process.stderr.write('inspect article: no file named\n')
      return 2
    }
    await articleFiles(rest)
  } else if (command === 'link') await link()
  else if (load !== undefined) await byLine(load)
  else {
    process.stderr.write(command === undefined ? USAGE : `inspect: unknown command ${JSON.stringify(command)}\n${USAGE}`)
    return 2
  }
  return failed ? 1 : 0
}

// The reader went away (`| head`): nothing is left to be said to it.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
process.exitCode = await run(process.argv.slice(2))
