import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/break-glass'
import type {} from '@ehr/db-migrations/tables/chart-restriction'
import type {} from '@ehr/db-migrations/tables/patient'

/**
 * Says why the demo's restricted chart is restricted, and lets somebody have opened it yesterday without a care
 * relation, which nobody has looked into yet.
 */
export async function insertBrokenGlass(trx: Db, now: Temporal.Instant): Promise<void> {
  const accounts = await trx.selectFrom('appUser').select(['id', 'email']).execute()
  const accountOf = (role: string) => accounts.find(({ email }) => email === `${role}@demo.invalid`)?.id
  const [administrator, nurse] = [accountOf('administrator'), accountOf('nurse')]
  const patient = await trx
    .selectFrom('patient')
    .select('id')
    .where('isRestricted', '=', true)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (patient === undefined || administrator === undefined || nurse === undefined) return

  await trx
    .insertInto('chartRestriction')
    .values({
      patientId: patient.id,
      isRestricted: true,
      reason: 'Works at this clinic and asked for it',
      createdAt: now.subtract({ hours: 24 * 30 }).toString(),
      createdBy: administrator,
    })
    .execute()
  const brokenAt = now.subtract({ hours: 26 })
  await trx
    .insertInto('breakGlass')
    .values({
      patientId: patient.id,
      userId: nurse,
      // There was none: the demo made it.
      sessionId: nurse,
      reasonCode: 'follow-up',
      reasonText: 'She telephoned about her blood pressure tablets',
      createdAt: brokenAt.toString(),
      createdBy: nurse,
      updatedAt: brokenAt.toString(),
      updatedBy: nurse,
      expiresAt: brokenAt.add({ hours: 4 }).toString(),
    })
    .execute()
}
