/**
 * An address outside, as it may be opened or linked to: http, https and mailto only. `example.org` without a scheme is meant as https.
 * @returns it in its normal form (so that what is shown is what opens), null when it is none
 */
export function externalAddress(text: string): string | null {
  const typed = text.trim()
  const hasScheme = /^[a-z][a-z\d+.-]*:/i.test(typed) && !/^[^/:]+:\d/.test(typed)
  const address = hasScheme ? typed : /^[^\s/@]+@[^\s/@]+\.[^\s/@]+$/.test(typed) ? `mailto:${typed}` : /^[^\s/]+\.[^\s/]+/.test(typed) ? `https://${typed}` : ''
  if (!URL.canParse(address)) return null
  const { protocol, href } = new URL(address)
  return ['http:', 'https:', 'mailto:'].includes(protocol) ? href : null
}
