/** A code as a file of a code system has it. */
export interface CodeRow {
  readonly code: string
  readonly display: string
  /** False: retired by the code system; known for old records, not offered for new ones. */
  readonly isActive: boolean
  /** Other names, in English. */
  readonly synonyms: readonly string[]
}

/** What one line or row of a file is. */
export type ParsedLine =
  | { readonly kind: 'code'; readonly line: number; readonly row: CodeRow }
  /** A heading above codes, which is not to be recorded itself. */
  | { readonly kind: 'heading'; readonly line: number }
  /** What is wrong with it: what was expected, and what is there. */
  | { readonly kind: 'problem'; readonly line: number; readonly detail: string }

/** The longest name that records can keep (see `coding` of the contracts). */
export const LONGEST_DISPLAY = 300
