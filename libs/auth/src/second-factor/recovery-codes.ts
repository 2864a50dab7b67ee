import { randomInt } from 'node:crypto'
import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/recovery-code'
import type { Kysely } from 'kysely'
import { keyedHash } from '../keys.ts'

const CODES = 10
const CHARACTERS = 10
/** Without 0, 1, i, l, o, u: nothing that is read as another, 31 to the tenth possibilities. */
const ALPHABET = '23456789abcdefghjkmnpqrstvwxyz'

/** Makes new codes in place of all former ones. They are shown once; what is kept are keyed hashes. */
export async function replaceRecoveryCodes(
  trx: Kysely<Database>,
  key: Buffer,
  userId: string,
): Promise<string[]> {
  const codes = Array.from({ length: CODES }, newCode)
  await trx.deleteFrom('recoveryCode').where('userId', '=', userId).execute()
  const rows = codes.map((code) => ({ userId, codeHash: hashOf(key, code) }))
  await trx.insertInto('recoveryCode').values(rows).execute()
  return codes
}

/** Uses a code up; false when it is none of this account's, or was used. */
export async function spendRecoveryCode(
  db: Kysely<Database>,
  key: Buffer,
  use: { userId: string; code: string; now: Date },
): Promise<boolean> {
  const row = await db
    .updateTable('recoveryCode')
    .set({ usedAt: use.now })
    .where('userId', '=', use.userId)
    .where('codeHash', '=', hashOf(key, use.code))
    .where('usedAt', 'is', null)
    .returning('userId')
    .executeTakeFirst()
  return row !== undefined
}

function newCode(): string {
  const characters = Array.from({ length: CHARACTERS }, () => ALPHABET[randomInt(ALPHABET.length)])
  return `${characters.slice(0, 5).join('')}-${characters.slice(5).join('')}`
}

/** As it is typed: with or without the hyphen, in any case. */
function hashOf(key: Buffer, code: string): Buffer {
  return keyedHash(key, code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
}
