import type { Database } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'
import type { Attempts } from './attempts/attempts.ts'
import type { SecondFactors } from './second-factor/second-factor.ts'
import type { Cookies } from './sessions/cookie.ts'

/** What the parts of this package share. */
export interface AuthParts {
  readonly db: Kysely<Database>
  readonly cookies: Cookies
  readonly attempts: Attempts
  readonly secondFactors: SecondFactors
  readonly now: () => Date
}
