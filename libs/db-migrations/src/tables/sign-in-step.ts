// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    signInStep: SignInStepTable
  }
}

export type SignInStepStep = 'second-factor' | 'enrolment'

/** Somebody whose password was right and whose second factor is awaited */
export interface SignInStepTable {
  /** SHA-256 of what the browser’s cookie carries (secret) */
  tokenHash: Buffer
  /** Account that is signing in (key) */
  userId: string
  /** What is awaited: a code, or that a second factor is set up (operational) */
  step: SignInStepStep
  /** How many codes were tried (operational) */
  attempts: Generated<number>
  /** When the password must be given again (operational) */
  expiresAt: ColumnType<Date, Date | string, Date | string>
}
