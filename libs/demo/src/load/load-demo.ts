import { recordWrite } from '@ehr/audit'
import { createDemoAccounts } from '@ehr/auth'
import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/installation'
import { mondayOf } from '../calendar.ts'
import { insertNotes } from '../notes/insert-notes.ts'
import type { ClinicPlan } from '../plan/clinic-plan.ts'
import { planClinic } from '../plan/plan-clinic.ts'
import { insertBrokenGlass } from './insert-broken-glass.ts'
import { insertClinic } from './insert-clinic.ts'
import { type DemoFeature, insertOfFeatures } from './insert-of-features.ts'
import { markOldResultsSeen } from './mark-results-seen.ts'
import { settledAppointments } from './settle-appointments.ts'

/** What of the demo clinic a person may choose. */
export interface DemoOptions {
  readonly seed: number
  readonly patients: number
  readonly timeZone: string
  readonly now: Temporal.Instant
  /** Features that bring records of their own. */
  readonly features?: readonly DemoFeature[]
}

const CLINIC_NAME = 'Cedar Road Clinic'

/**
 * Makes the demo clinic in an empty database: people, records, accounts. One transaction: all of it, or nothing.
 *
 * @returns how many patients there are now
 * @throws Error where the database holds an installation or patients already
 */
export async function loadDemo(db: Db, options: DemoOptions): Promise<number> {
  const { seed, patients, timeZone, now } = options
  const day = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const anchor = mondayOf(day)
  const plan = planClinic({ seed, anchor, today: day.dayOfWeek - 1, timeZone, patients })
  const appointment = settledAppointments(plan, { anchor, day, timeZone, now })
  await db.transaction().execute(async (trx) => {
    await assertEmpty(trx)
    await trx
      .insertInto('installation')
      .values({
        clinicName: CLINIC_NAME,
        timeZone,
        dataClass: 'synthetic',
        demoSeed: seed,
        demoAnchor: anchor.toString(),
        demoCompletedAt: now.toString(),
      })
      .execute()
    await insertClinic(trx, { ...plan, appointment })
    await createDemoAccounts(trx, practitionersByRole(plan))
    await insertNotes(trx, plan, { seed, now })
    await markOldResultsSeen(trx, now)
    await insertBrokenGlass(trx, now)
    await insertOfFeatures(trx, options.features ?? [], { seed, anchor, timeZone })
    await recordWrite(trx, { action: 'create', outcome: 'success', operation: 'demo.load', detail: { seed } })
  })
  return plan.patient.length
}

async function assertEmpty(db: Db): Promise<void> {
  const patient = await db.selectFrom('patient').select('id').limit(1).executeTakeFirst()
  const installation = await db.selectFrom('installation').select('dataClass').executeTakeFirst()
  if (patient === undefined && installation === undefined) return
  throw new Error(
    'The demo clinic is loaded into an empty database only; this one has an installation or patients. "pnpm ehr db reset" empties a development database.',
  )
}

function practitionersByRole(plan: ClinicPlan): { clinician?: string; nurse?: string } {
  const [clinician] = plan.practitioner
  const nurse = plan.practitioner.at(-1)
  return {
    ...(clinician === undefined ? {} : { clinician: clinician.id }),
    ...(nurse === undefined ? {} : { nurse: nurse.id }),
  }
}
