import type { Coding, ProblemPlace } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/code'
import { sql } from 'kysely'

/**
 * The code of a list that a request names, with the code system's own words: a record never keeps words that a
 * client made up beside a code. `undefined` for what the list does not offer, or no longer.
 *
 * @param list of `CODE_LISTS` of the feature `codes`
 */
export function findOfferedCode(
  db: Db,
  list: string,
  { system, code }: Pick<Coding, 'system' | 'code'>,
): Promise<Coding | undefined> {
  return db
    .selectFrom('code')
    .select(['system', 'code', 'display'])
    .where('system', '=', system)
    .where('code', '=', code)
    .where('isActive', '=', true)
    .where(sql<boolean>`lists @> array[${list}]`)
    .executeTakeFirst()
}

/** The place of a request that names such a code. @param pointer to the code: `/body/code` */
export function codeNotOffered(pointer: string): ProblemPlace {
  return { pointer, detail: 'Choose a code of the list' }
}
