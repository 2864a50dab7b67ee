import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/allergy-intolerance'
import type {} from '@ehr/db-migrations/tables/code'
import type {} from '@ehr/db-migrations/tables/condition'
import type {} from '@ehr/db-migrations/tables/encounter'
import type {} from '@ehr/db-migrations/tables/immunization'
import type {} from '@ehr/db-migrations/tables/medication-request'
import { sql } from 'kysely'

/** Counts anew in how many records each code is that people pick; writes only what changed. @returns how many */
export async function countUses(db: Db): Promise<number> {
  const result = await sql`
    with used as (
      select system, code, count(*)::integer as uses from (
        select code_system as system, code from condition
        union all select code_system, code from allergy_intolerance
        union all select code_system, code from medication_request
        union all select code_system, code from immunization
        union all select reason_system, reason_code from encounter
        union all select type_system, type_code from encounter
      ) as recorded
      group by system, code
    ),
    counted as (
      select code.id, coalesce(used.uses, 0) as uses from code left join used using (system, code)
      where code.uses <> coalesce(used.uses, 0)
    )
    update code set uses = counted.uses from counted where counted.id = code.id`.execute(db)
  return Number(result.numAffectedRows ?? 0n)
}
