import { type DataClassState, readDataClassState } from '@ehr/auth'
import type { Db } from '@ehr/db'

/**
 * Makes sure before anything starts that the database holds the kind of data that the environment says. Where it
 * cannot be asked yet (it is not there, or has no tables), the API's first requests ask.
 *
 * @throws when it holds another kind, or demo accounts beside real data.
 */
export async function assertDataClass(
  db: Db,
  dataClass: Parameters<typeof readDataClassState>[1],
): Promise<void> {
  const state = await readDataClassState(db, dataClass).catch((): DataClassState => ({ kind: 'not-set-up' }))
  if (state.kind === 'wrong') throw new Error(state.text)
}
