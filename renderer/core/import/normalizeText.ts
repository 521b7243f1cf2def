/**
 * One canonical form for text from anywhere, because offsets are counted in it later and a typed search must match it.
 *
 * - NFC: `ü` is one unit, however the page wrote it. Of marks on one letter the first 30 stay (Stream-Safe Text Format, UAX #15): no writing
 *   has more, and sorting a run of them costs the square of its length.
 * - Soft hyphens, zero-width spaces, word joiners and stray byte-order marks go: they are invisible and split names.
 * - Every space but tab and line end (no-break, thin, figure, ideographic …) becomes U+0020. This costs French typography its
 *   no-break space before `?`; the reader's justification is the browser's, and `10 000` typed in a search finds `10 000`.
 * - ZWJ, ZWNJ, LRM and RLM stay: Persian, Hindi, Hebrew and emoji need them. Embeddings, overrides and isolates go: they can make
 *   a text read differently from what it says (Trojan Source).
 * - CR LF, CR, NEL, VT, FF, U+2028 → LF; U+2029 → a blank line. Other control characters go.
 */
export function normalizeText(text: string): string {
  return text
    .replace(/(\p{M}{30})\p{M}+/gu, '$1')
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex -- control characters are what is being replaced
    .replace(/\r\n?|[\u0085\u000b\u000c\u2028]/g, '\n')
    .replace(/\u2029/g, '\n\n')
    // oxlint-disable-next-line no-control-regex -- control characters are what is being removed
    .replace(/[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g, '')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
}
