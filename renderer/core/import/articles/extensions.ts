/** What files of articles are called, for pickers; what a file is, its content decides (formats.ts). Alone in its file, because the window asks for it. */
export const ARTICLE_EXTENSIONS: readonly string[] = ['txt', 'text', 'html', 'htm', 'xhtml', 'mht', 'mhtml', 'eml', 'pdf', 'epub', 'docx', 'docm', 'json', 'jsonl', 'ndjson', 'csv', 'tsv', 'warc', 'wet', 'gz', 'rss', 'atom', 'xml', 'rdf']
