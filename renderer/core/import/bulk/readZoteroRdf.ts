/** Zotero's RDF: references, some with an abstract; the texts lie in files beside it, if they were exported too. */
import type { ArticleSource, ReadItem } from '../articles/types.ts'
import { declaredEncoding, decodeText } from '../decodeText.ts'
import { ImportError } from '../ImportError.ts'
import { childOf, childrenOf, descendantsOf, parseXml, textIn, type XmlElement } from '../xml/parseXml.ts'
import { EMPTY_RECORD, recordToItem } from './record.ts'

/** Elements that describe something else than a reference. */
const OTHERS = new Set(['Attachment', 'Memo', 'Collection', 'Journal', 'Series'])

export async function* read({ name, bytes }: ArticleSource): AsyncGenerator<ReadItem> {
  const root = parseXml(decodeText(bytes, declaredEncoding(bytes), name).text)
  const references = childrenOf(root).filter((element) => !OTHERS.has(element.name) && childOf(element, 'title') !== null)
  if (references.length === 0) throw new ImportError('no-text', name, 'is an export of Zotero without references.')
  for (const [at, element] of references.entries()) {
    const abstract = textIn(childOf(element, 'abstract'))
    const about = element.attributes.get('about') ?? ''
    const record = {
      ...EMPTY_RECORD, title: textIn(childOf(element, 'title')), content: abstract === '' ? null : { kind: 'text' as const, text: abstract },
      url: [textIn(descendantsOf(childOf(element, 'identifier'), 'URI')[0]), about].find((address) => /^https?:/.test(address)) ?? '', authors: descendantsOf(childOf(element, 'authors'), 'Person').map(personName),
      date: textIn(childOf(element, 'date')) || null, siteName: descendantsOf(childOf(element, 'isPartOf'), 'title').map(textIn)[0] ?? '', lang: textIn(childOf(element, 'language')), tags: childrenOf(element, 'subject').map(textIn),
      steps: [{ stage: 'text', reason: 'only the abstract: the reference does not hold the text', removed: '' }],
    }
    yield await recordToItem(record, `reference ${at + 1}`, { name: `${name} reference ${at + 1}.json`, mediaType: 'application/json', bytes: new TextEncoder().encode(JSON.stringify({ ...record, content: abstract })) })
  }
}

const personName = (person: XmlElement): string => ['givenName', 'givenname', 'surname'].map((part) => textIn(childOf(person, part))).filter((part) => part !== '').join(' ')
