import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/user-role'
import type { ClinicPlan } from '../plan/clinic-plan.ts'
import { createRandom } from '../random.ts'
import { type NoteAuthor, planNotes } from './plan-notes.ts'

const ROWS_PER_INSERT = 500

/** Writes the notes of the demo's clinician, once the accounts are there. */
export async function insertNotes(
  trx: Db,
  clinic: ClinicPlan,
  { seed, now }: { seed: number; now: Temporal.Instant },
): Promise<void> {
  const author = await findAuthor(trx)
  if (author === undefined) return
  const plan = planNotes(clinic, author, new Date(now.epochMilliseconds), createRandom(seed).fork(3))
  for (const rows of [plan.notes, plan.addenda]) {
    for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
      await trx
        .insertInto('clinicalNote')
        .values(rows.slice(start, start + ROWS_PER_INSERT))
        .execute()
    }
  }
  if (plan.drafts.length > 0) await trx.insertInto('clinicalNoteDraft').values(plan.drafts).execute()
}

async function findAuthor(db: Db): Promise<NoteAuthor | undefined> {
  const row = await db
    .selectFrom('appUser')
    .innerJoin('userRole', 'userRole.userId', 'appUser.id')
    .select(['appUser.id', 'appUser.name', 'appUser.practitionerId'])
    .where('userRole.role', '=', 'clinician')
    .orderBy('appUser.id')
    .executeTakeFirst()
  if (row === undefined || row.practitionerId === null) return undefined
  return { userId: row.id, practitionerId: row.practitionerId, name: row.name }
}
