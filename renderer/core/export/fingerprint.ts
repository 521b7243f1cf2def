import { cyrb53 } from '../text/cyrb53.ts'

/**
 * A short fingerprint of text, to see whether somebody changed it (not whether somebody meant to deceive): 53 bits as 11 characters of base 36.
 * Line ends and spaces at the ends of lines do not count: editors and version control change those by themselves.
 */
export const fingerprint = (text: string): string => cyrb53(text.replace(/\r\n?/g, '\n').replace(/[ \t]+$/gm, '').trim()).toString(36).padStart(11, '0')
