import type { Db } from '@ehr/db'
import { sql } from 'kysely'

/** Results of the demo that are younger than this wait to be seen. */
const WAITING_DAYS = 8

/** Marks the older abnormal results as seen by the demo's clinician, so that those of the last days wait. */
export async function markOldResultsSeen(db: Db, now: Temporal.Instant): Promise<void> {
  await sql`
    insert into result_review (patient_id, observation_id, observation_version, seen_at, seen_by)
    select observation.patient_id, observation.id, observation.version,
      observation.effective_at + interval '1 day', reader.id
    from observation
    cross join (
      select app_user.id from app_user join user_role on user_role.user_id = app_user.id
      where user_role.role = 'clinician' order by app_user.id limit 1
    ) as reader
    where category = 'laboratory' and status in ('final', 'amended', 'corrected')
      and (interpretation <> 'N' or (interpretation is null
        and (value_quantity < reference_low or value_quantity > reference_high)))
      and effective_at < ${now.toString()}::timestamptz - make_interval(days => ${sql.lit(WAITING_DAYS)})`.execute(
    db,
  )
}
