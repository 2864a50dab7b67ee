import type {} from '@ehr/db-migrations/tables/patient-identifier'
import type {} from '@ehr/db-migrations/tables/practitioner'
import { sql } from 'kysely'
import type { Db } from './import-options.ts'
import { listReferencedRecords } from './known-records.ts'
import type { SourceReference } from './source-reference.ts'

type ByIdentifier = Extract<SourceReference, { kind: 'identifier' }>

/**
 * Finds the one record that a conditional reference means: a practitioner by licence number, a patient by an
 * identifier, any other by an identifier that is its id in the source. Several are as good as none.
 */
export async function findByIdentifier(
  db: Db,
  source: string,
  reference: ByIdentifier,
): Promise<string | undefined> {
  const ids = new Set(await candidates(db, reference))
  if (ids.size === 1) return [...ids][0]
  if (ids.size > 1) return undefined
  const [record] = await listReferencedRecords(db, source, [{ type: reference.type, id: reference.value }])
  return record?.recordId
}

async function candidates(db: Db, { type, system, value }: ByIdentifier): Promise<string[]> {
  if (type === 'Practitioner') {
    const query = db.selectFrom('practitioner').select('id').where('licenceNumber', '=', value)
    return (await query.limit(2).execute()).map(({ id }) => id)
  }
  if (type !== 'Patient') return []
  const query = db
    .selectFrom('patientIdentifier')
    .select('patientId')
    .distinct()
    .where('value', '=', value)
    // The index is on this form.
    .where(sql`identifier_form(value)`, '=', sql`identifier_form(${value})`)
  const rows = await (system === '' ? query : query.where('system', '=', system)).limit(2).execute()
  return rows.map(({ patientId }) => patientId)
}
