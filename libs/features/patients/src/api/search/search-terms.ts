/** What one word of a search may mean; a patient must match every term in at least one of its readings. */
export interface SearchTerm {
  /** A part of a name, as typed. */
  word?: string
  /** Days of birth that the term may mean, `YYYY-MM-DD`. */
  birthDates?: string[]
  /** A year of birth. */
  birthYear?: number
  /** MRN, identifier or telephone number: letters and digits only, upper case. */
  number?: string
}

const MAX_TERMS = 8
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Reads what people type into the one search box.
 *
 * @param text name parts, dates in any common order, numbers, in any script and with any digits
 * @returns at most eight terms, in the order typed
 */
export function parseSearchTerms(text: string): SearchTerm[] {
  const parts = joinPhoneParts(toLatinDigits(text)).split(/[\s,;،]+/)
  return parts.flatMap(parsePart).slice(0, MAX_TERMS)
}

function parsePart(part: string): SearchTerm[] {
  const birthDates = parseDates(part)
  if (birthDates.length > 0) return [{ birthDates }]
  const number = part.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  if (/\d/.test(number)) {
    const isYear = /^(18|19|20)\d\d$/.test(number)
    return isYear ? [{ number, birthYear: Number(number) }] : [{ number }]
  }
  return part
    .split('-')
    .filter((word) => /\p{L}/u.test(word))
    .map((word) => ({ word }))
}

/** A telephone number is often typed in groups: `+1 617 555 0188` is one term. */
function joinPhoneParts(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])\+?\d[\d\s().-]{5,}\d(?![\p{L}\p{N}])/gu, (found) =>
    parseDates(found).length > 0 || /\d{4}\s+\d{1,2}$/.test(found) ? found : found.replace(/[\s().-]/g, ''),
  )
}

/** Both readings of `04/03/1958` are searched: which one was meant is the reader’s to see. */
function parseDates(part: string): string[] {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(part)
  if (iso !== null) return existing([[Number(iso[1]), Number(iso[2]), Number(iso[3])]])
  const named = /^(\d{1,2})[-/.]?([A-Za-z]{3})[a-z]*[-/.]?(\d{4})$/.exec(part)
  if (named !== null) {
    const month = MONTHS.indexOf((named[2] ?? '').toLowerCase()) + 1
    return existing([[Number(named[3]), month, Number(named[1])]])
  }
  const numeric = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(part)
  if (numeric === null) return []
  const [first, second, year] = [Number(numeric[1]), Number(numeric[2]), Number(numeric[3])]
  return existing([
    [year, second, first],
    [year, first, second],
  ])
}

function existing(dates: readonly (readonly [number, number, number])[]): string[] {
  const found = dates.flatMap(([year, month, day]) => {
    const date = new Date(Date.UTC(year, month - 1, day))
    const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    return exists ? [date.toISOString().slice(0, 10)] : []
  })
  return [...new Set(found)]
}

function toLatinDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
}
