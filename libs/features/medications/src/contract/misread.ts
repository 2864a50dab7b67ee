/** As whole words (Joint Commission "Do Not Use" list; ISMP list of error-prone abbreviations). */
const ABBREVIATIONS =
  /(?<![\p{L}\p{N}])(U|IU|Q\.?D\.?|Q\.?O\.?D\.?|q\.?d\.?|q\.?o\.?d\.?|OD|HS|hs|cc|[µμ]g|SC|SQ|D\/C|MS|MSO4|MgSO4)(?![\p{L}\p{N}])/u

/** `5.0 mg` was read as 50, `.5 mg` as 5 (the same lists). */
const TRAILING_ZERO = /\d+\.0+(?!\d)/u
const NAKED_POINT = /(?<![\d\p{L}])\.\d+/u

/** The first thing in an order's words that was misread with harm elsewhere; `undefined` where there is none. */
export function findMisread(words: string): string | undefined {
  for (const pattern of [ABBREVIATIONS, TRAILING_ZERO, NAKED_POINT]) {
    const found = pattern.exec(words)?.[0]
    if (found !== undefined) return found
  }
  return undefined
}
