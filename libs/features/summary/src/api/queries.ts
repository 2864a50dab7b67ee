import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/patient'

/** Whether there is such a patient. */
export async function hasPatient(db: Db, patientId: string): Promise<boolean> {
  const row = await db.selectFrom('patient').select('id').where('id', '=', patientId).executeTakeFirst()
  return row !== undefined
}
