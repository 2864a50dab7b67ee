import type { Db } from '@ehr/db'
import { sql } from 'kysely'
import type { ClinicPlan } from '../plan/clinic-plan.ts'

/** Rows in one statement: some two megabytes of JSON. */
const ROWS_PER_INSERT = 5000

/** Writes a planned clinic, in the transaction given; tables in the order in which they refer to one another. */
export async function insertClinic(trx: Db, plan: ClinicPlan): Promise<void> {
  await insertAll(trx, 'location', plan.location)
  await insertAll(trx, 'practitioner', plan.practitioner)
  await insertAll(trx, 'patient', plan.patient)
  await insertAll(trx, 'patientName', plan.patientName)
  await insertAll(trx, 'patientIdentifier', plan.patientIdentifier)
  await insertAll(trx, 'patientContact', plan.patientContact)
  await insertAll(trx, 'patientAddress', plan.patientAddress)
  await insertAll(trx, 'patientRelatedPerson', plan.patientRelatedPerson)
  await insertAll(trx, 'encounter', plan.encounter)
  await insertAll(trx, 'appointment', plan.appointment)
  await insertAll(trx, 'condition', plan.condition)
  await insertAll(trx, 'allergyIntolerance', plan.allergyIntolerance)
  await insertAll(trx, 'allergyReview', plan.allergyReview)
  await insertAll(trx, 'medicationRequest', plan.medicationRequest)
  await insertAll(trx, 'medicationOverride', plan.medicationOverride)
  await insertAll(trx, 'immunization', plan.immunization)
  await insertAll(trx, 'observation', plan.observation)
  await insertAll(trx, 'observationComponent', plan.observationComponent)
}

/**
 * One JSON parameter per statement: PostgreSQL unpacks sixty thousand rows in a fraction of the time that a
 * parameter per value takes. Columns that no row names keep their defaults.
 */
async function insertAll<Table extends keyof ClinicPlan>(
  trx: Db,
  table: Table,
  rows: ClinicPlan[Table],
): Promise<void> {
  if (rows.length === 0) return
  const keys = new Set(rows.flatMap((row) => Object.keys(row)))
  const columns = sql.join([...keys].map((key) => sql.ref(key)))
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const chunk = JSON.stringify(rows.slice(start, start + ROWS_PER_INSERT).map(toColumnNames))
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${chunk}::jsonb)`.execute(
      trx,
    )
  }
}

function toColumnNames(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
}
