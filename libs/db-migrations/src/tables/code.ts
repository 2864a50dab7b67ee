// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

declare module '../database.ts' {
  interface Database {
    code: CodeTable
  }
}

/** A concept of a code system */
export interface CodeTable {
  /** Number of the concept here (key) */
  id: GeneratedAlways<number>
  /** The code system (public) */
  system: string
  /** The code within it (public) */
  code: string
  /** What the code system calls it; kept with each record (public) */
  display: string
  /** Other names by language, the best first: {"en": ["heart attack"]} (public) */
  synonyms: ColumnType<unknown, string | undefined, string>
  /** The fields that it is offered in: problems, vaccines, … (public) */
  lists: Generated<string[]>
  /** False: retired; old records keep it, new ones are not offered it (operational) */
  isActive: Generated<boolean>
  /** True: of the list that comes with the project (operational) */
  isShipped: Generated<boolean>
  /** In how many records it is, counted now and then; ranks what is found (operational) */
  uses: Generated<number>
  /** The display in its search form (public) */
  form: GeneratedAlways<string>
  /** The code in its search form: capitals and digits only (public) */
  codeForm: GeneratedAlways<string>
  /** The synonyms in their search form (public) */
  synonymForms: GeneratedAlways<string>
  /** The words that it is found by (public) */
  words: GeneratedAlways<string[]>
}
