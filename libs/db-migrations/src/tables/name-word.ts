// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { GeneratedAlways } from 'kysely'

declare module '../database.ts' {
  interface Database {
    nameWord: NameWordTable
  }
}

/** Dictionary of the words that names are made of */
export interface NameWordTable {
  /** Number of the word (key) */
  id: GeneratedAlways<number>
  /** The word in its search form: lower case, without accents (name) */
  word: string
  /** Its consonants in Latin letters (name) */
  skeleton: string
}
