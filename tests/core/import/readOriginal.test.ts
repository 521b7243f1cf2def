import { strToU8, zipSync } from 'fflate'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from '../../../renderer/core/import/decodeText.ts'
import { TEXT_BYTES } from '../../../renderer/core/import/articles/limits.ts'
import { ImportError, readOriginal } from '../../../renderer/core/import/readOriginal.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Bytes of a text in a single-byte encoding, by trying every byte: TextEncoder knows UTF-8 only. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const))
  return Uint8Array.from(text, (character) => table.get(character) ?? 0x3f)
}

function refusal(name: string, bytes: Uint8Array): { code: string; message: string } | null {
  try {
    readOriginal(name, bytes)
    return null
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    return { code: error.code, message: error.message }
  }
}

describe('what is refused says what it is', () => {
  test.each([
    ['empty.txt', new Uint8Array(), 'empty', '“empty.txt” is empty.'],
    ['blank.txt', utf8(' \n\t\u00a0\n'), 'empty', '“blank.txt” contains only blank space.'],
    ['photo.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'binary', '“photo.txt” is a PNG image, not text.'],
    ['a.html', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'binary', '“a.html” is a JPEG image, not text.'],
    ['paper.txt', utf8('{\\rtf1\\ansi'), 'unsupported', '“paper.txt” is an RTF document, which Dossier does not read.'],
    ['a.xlsx', zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'xl/workbook.xml': strToU8('<b/>') }), 'unsupported', '“a.xlsx” is an Excel workbook, which Dossier does not read.'],
    ['app.txt', Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0), 'binary', '“app.txt” is a Windows program, not text.'],
    ['data.txt', Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 32), 'binary', '“data.txt” contains binary data, not text.'],
    ['marked.txt', Uint8Array.from({ length: 4096 }, (_, index) => (index < 2 ? 255 - index : (index * index * 7919) >> 5)), 'binary', '“marked.txt” contains binary data, not text.'],
    ['big.txt', new Uint8Array(TEXT_BYTES + 1), 'too-large', '“big.txt” is 32 MB; the limit for a text is 32 MB.'],
  ])('%s', (name, bytes, code, message) => {
    expect(refusal(name, bytes)).toEqual({ code, message })
  })

  test('a text that begins with many comments costs no more than it weighs', () => {
    expect(readOriginal('a.txt', utf8(`${'<!-- x -->'.repeat(500)} Text.`)).kind).toBe('text')
    expect(readOriginal('a.txt', utf8(`<?xml version="1.0"?> ${'<!-- x -->\n'.repeat(500)}<!DOCTYPE html><p>Text.`)).kind).toBe('html')
  })

  test('of the marks on one letter thirty stay', () => {
    expect(readOriginal('a.txt', utf8(`Zalgo${'\u0323\u0301'.repeat(50_000)}!`)).text).toHaveLength('Zalgọ!'.length + 29)
  })

  test('any bytes are read or refused, never worse', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        refusal('x', bytes)
      }),
      { numRuns: process.env['DOSSIER_LONG'] ? 10_000 : 300, seed: 1 },
    )
  })
})

describe('encodings', () => {
  const german = 'Größere Körbe für die Bäcker: „Schöner wird es auch“, sagte Käthe Öhler – und kaufte für 5 € Brötchen.'
  const russian = 'Городская библиотека вновь принимает читателей. Ремонт длился три года.'
  const polish = 'Rząd zapowiada zmiany w żegludze śródlądowej, a opozycja sądzi, że to źle.'
  test.each([
    ['utf-8', german, utf8(german)],
    ['windows-1252', german, encode(german, 'windows-1252').map((byte, index) => (german[index] === '€' ? 0x80 : german[index] === '„' ? 0x84 : german[index] === '“' ? 0x93 : german[index] === '–' ? 0x96 : byte))],
    ['windows-1251', russian, encode(russian, 'windows-1251')],
    ['koi8-r', russian, encode(russian, 'koi8-r')],
    ['iso-8859-2', polish, encode(polish, 'iso-8859-2')],
    ['utf-16le', russian, Uint8Array.from(Array.from(russian).flatMap((character) => [character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8]))],
    ['utf-16be', german, Uint8Array.from([0xfe, 0xff, ...Array.from(german).flatMap((character) => [character.charCodeAt(0) >> 8, character.charCodeAt(0) & 255])])],
  ])('%s is recognised', (encoding, text, bytes) => {
    expect(decodeText(bytes)).toEqual({ text, encoding })
  })

  test('a wrong declaration is not believed, a right one decides', () => {
    expect(decodeText(utf8(german), 'iso-8859-1')).toEqual({ text: german, encoding: 'utf-8' })
    expect(decodeText(encode(russian, 'koi8-r'), 'utf-8').text).toBe(russian)
    expect(decodeText(encode(russian, 'windows-1251'), 'windows-1251').encoding).toBe('windows-1251')
    expect(decodeText(utf8(german), 'no-such-encoding').encoding).toBe('utf-8')
  })

  test('a text cut inside a character loses that character only', () => {
    const bytes = utf8(`${german}${german}ü`)
    expect(decodeText(bytes.subarray(0, -1)).text.startsWith(german + german)).toBe(true)
  })

  test('bytes that are no writing in any encoding are refused', () => {
    expect(() => decodeText(Uint8Array.from({ length: 300 }, (_, index) => 0x80 + ((index * 37) % 128)))).toThrow(ImportError)
  })
})

test('text is normalised: line ends, spaces, invisible and dangerous characters', () => {
  expect(decodeText(utf8('a\r\nb\rc\u2028d\u2029e')).text).toBe('a\nb\nc\nd\n\ne')
  expect(decodeText(utf8('\ufeffSicher\u00adheits\u200brat\u00a0der\u202fOVKS u\u0308ber\u202e\u0000')).text).toBe('Sicherheitsrat der OVKS über')
  expect(decodeText(utf8('می\u200cخواهم OVKS¹')).text).toBe('می\u200cخواهم OVKS¹')
})

test('the content decides the kind, the name is a hint', () => {
  const kind = (name: string, text: string): string => readOriginal(name, utf8(text)).kind
  expect(kind('a.txt', '<!DOCTYPE html><html><p>x')).toBe('html')
  expect(kind('a.html', 'Only words.')).toBe('text')
  expect(kind('a.md', '# Title')).toBe('markdown')
  expect(kind('a.txt', '# Title')).toBe('text')
  expect(kind('noname', 'a < b and <p>')).toBe('text')
  expect(readOriginal('a.htm', utf8('<!-- saved from url=(0021)https://example.org/a -->\n<html><p>x')).url).toBe('https://example.org/a')
})
