// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

declare module '../database.ts' {
  interface Database {
    codeWord: CodeWordTable
  }
}

/** Dictionary of the words that codes are found by; kept by a trigger */
export interface CodeWordTable {
  /** The word in its search form (public) */
  word: string
}
