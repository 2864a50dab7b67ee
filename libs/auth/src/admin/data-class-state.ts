import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/installation'
import type { Kysely } from 'kysely'

export type DataClass = 'synthetic' | 'anonymized' | 'phi'

/** Whether the environment and the database agree on what the data is; `text` says what is wrong and what to do. */
export type DataClassState = { kind: 'right' | 'not-set-up' } | { kind: 'wrong'; text: string }

/**
 * Compares what the environment says of the data with what the database says, and makes sure that nothing which
 * protects nothing (the demo's published passwords) is beside what must be protected.
 */
export async function readDataClassState(
  db: Kysely<Database>,
  dataClass: DataClass,
): Promise<DataClassState> {
  const installation = await db
    .selectFrom('installation')
    .select(['dataClass', 'demoSeed'])
    .executeTakeFirst()
  if (installation === undefined) return { kind: 'not-set-up' }
  if (installation.dataClass !== dataClass) {
    const text = `DATA_CLASS is "${dataClass}" here, and the database says "${installation.dataClass}". Set DATA_CLASS to what the data is, or connect to the database of this environment.`
    return { kind: 'wrong', text }
  }
  if (dataClass !== 'phi') return { kind: 'right' }
  if (installation.demoSeed === null && !(await hasDemoAccount(db))) return { kind: 'right' }
  const text =
    'DATA_CLASS is "phi", and the database has the demo clinic or demo accounts, whose password is published. Begin with an empty database.'
  return { kind: 'wrong', text }
}

async function hasDemoAccount(db: Kysely<Database>): Promise<boolean> {
  const row = await db
    .selectFrom('appUser')
    .select('id')
    .where('email', 'like', '%@demo.invalid')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
