/** The programming languages that the picker of a code block offers. Names are those that people use; `id` is what stands after the fence. */

export interface CodeLanguage {
  id: string
  name: string
  /** Other words that mean it. */
  also: string[]
}

const language = (id: string, name: string, ...also: string[]): CodeLanguage => ({ id, name, also })

export const LANGUAGES: readonly CodeLanguage[] = [
  language('bash', 'Bash', 'sh', 'shell', 'zsh'), language('c', 'C', 'h'), language('clojure', 'Clojure', 'clj'), language('cmake', 'CMake'), language('cpp', 'C++', 'cc', 'c++', 'hpp'), language('csharp', 'C#', 'cs', 'c#'),
  language('css', 'CSS'), language('dart', 'Dart'), language('delphi', 'Delphi', 'pascal'), language('diff', 'Diff', 'patch'), language('dockerfile', 'Dockerfile', 'docker'), language('elixir', 'Elixir', 'ex', 'exs'),
  language('elm', 'Elm'), language('erlang', 'Erlang', 'erl'), language('fortran', 'Fortran', 'f90'), language('fsharp', 'F#', 'fs', 'f#'), language('go', 'Go', 'golang'), language('graphql', 'GraphQL', 'gql'),
  language('groovy', 'Groovy'), language('haskell', 'Haskell', 'hs'), language('http', 'HTTP', 'https'), language('ini', 'INI, TOML', 'toml'), language('java', 'Java', 'jsp'), language('javascript', 'JavaScript', 'js', 'jsx', 'mjs', 'cjs'),
  language('json', 'JSON', 'json5', 'jsonc'), language('julia', 'Julia', 'jl'), language('kotlin', 'Kotlin', 'kt', 'kts'), language('latex', 'LaTeX', 'tex'), language('less', 'Less'), language('lisp', 'Lisp'), language('lua', 'Lua'),
  language('makefile', 'Makefile', 'make', 'mk'), language('markdown', 'Markdown', 'md', 'mkd'), language('matlab', 'MATLAB'), language('nginx', 'Nginx', 'nginxconf'), language('nix', 'Nix'), language('objectivec', 'Objective-C', 'objc', 'mm'),
  language('ocaml', 'OCaml', 'ml'), language('perl', 'Perl', 'pl', 'pm'), language('php', 'PHP'), language('powershell', 'PowerShell', 'ps1', 'pwsh'), language('prolog', 'Prolog'), language('protobuf', 'Protocol Buffers', 'proto'),
  language('python', 'Python', 'py'), language('r', 'R'), language('ruby', 'Ruby', 'rb'), language('rust', 'Rust', 'rs'), language('scala', 'Scala'), language('scheme', 'Scheme', 'scm'), language('scss', 'SCSS'), language('sql', 'SQL'),
  language('stata', 'Stata', 'do', 'ado'), language('swift', 'Swift'), language('typescript', 'TypeScript', 'ts', 'tsx', 'mts', 'cts'), language('vbnet', 'Visual Basic .NET', 'vb'), language('verilog', 'Verilog', 'sv'), language('vim', 'Vim script'),
  language('xml', 'HTML, XML', 'html', 'xhtml', 'rss', 'atom', 'svg'), language('yaml', 'YAML', 'yml'),
]

/** The first word of the info string, lower case: what the code is written in. */
export const languageOf = (info: string | null): string => info?.trim().split(/\s+/)[0]?.toLowerCase() ?? ''

export const findLanguage = (word: string): CodeLanguage | null => LANGUAGES.find(({ id, also }) => id === word || also.includes(word)) ?? null

/** The info string with another language; what else stood in it (a title, line numbers) stays. Null when nothing is left. */
export function withLanguage(info: string | null, word: string): string | null {
  const rest = (info ?? '').trim().split(/\s+/).slice(1)
  return [word, ...rest].join(' ').trim() || null
}

/** Those that a typed word may mean, best first. */
export function searchLanguages(query: string): CodeLanguage[] {
  const wanted = query.trim().toLowerCase()
  const rank = ({ id, name, also }: CodeLanguage): number => {
    const words = [id, name.toLowerCase(), ...also]
    if (words.includes(wanted)) return 0
    if (words.some((word) => word.startsWith(wanted))) return 1
    return words.some((word) => word.includes(wanted)) ? 2 : 3
  }
  return LANGUAGES.map((known) => ({ known, rank: rank(known) })).filter((each) => each.rank < 3).toSorted((a, b) => a.rank - b.rank).map(({ known }) => known)
}
