import { PAPERS, type Paper } from '../contract.ts'

const KEY = 'ehr-paper'

/** Where printers hold Letter (CLDR, paper size of territories). */
const LETTER = new Set(['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE'])

/** The paper that was printed on last in this browser; at first what is usual in the browser's country. */
export function readPaper(): Paper {
  return PAPERS.find((paper) => paper === stored()) ?? usualPaper(navigator.language)
}

/** Keeps the paper for the next time. */
export function keepPaper(paper: Paper): void {
  try {
    localStorage.setItem(KEY, paper)
  } catch {
    // Storage may be switched off; nothing is lost but convenience.
  }
}

/** The paper of the country in a BCP 47 tag; A4 where the tag names none. */
export function usualPaper(tag: string): Paper {
  const { region } = new Intl.Locale(tag)
  return region !== undefined && LETTER.has(region) ? 'letter' : 'a4'
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
