import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/clinical-note'
import type {} from '@ehr/db-migrations/tables/clinical-note-draft'
import type { PatientTable } from '@ehr/db-migrations/tables/patient'
import type { PatientNameTable } from '@ehr/db-migrations/tables/patient-name'
import type { Selectable } from 'kysely'

export interface UnsignedRow
  extends Pick<Selectable<PatientTable>, 'mrn' | 'birthDate' | 'birthDatePrecision' | 'isRestricted'> {
  id: string
  patientId: string
  encounterId: string
  addendumTo: string | null
  startedAt: Date
  savedAt: Date | null
}

/** Drafts of an account, oldest first, at most `limit`. */
export function listUnsigned(db: Db, authorId: string, limit: number): Promise<UnsignedRow[]> {
  return db
    .selectFrom('clinicalNote as note')
    .innerJoin('patient', 'patient.id', 'note.patientId')
    .select(['note.id', 'note.patientId', 'note.encounterId', 'note.addendumTo', 'note.startedAt'])
    .select(['patient.mrn', 'patient.birthDate', 'patient.birthDatePrecision', 'patient.isRestricted'])
    .select((is) =>
      is
        .selectFrom('clinicalNoteDraft as draft')
        .select(({ fn }) => fn.max('draft.savedAt').as('savedAt'))
        .whereRef('draft.noteId', '=', 'note.id')
        .as('savedAt'),
    )
    .where('note.authorId', '=', authorId)
    .where('note.status', '=', 'draft')
    .orderBy('note.startedAt')
    .orderBy('note.id')
    .limit(limit)
    .execute()
}

/** Names of patients, each patient's in their order. */
export async function listNames(
  db: Db,
  patientIds: readonly string[],
): Promise<Selectable<PatientNameTable>[]> {
  if (patientIds.length === 0) return []
  return await db
    .selectFrom('patientName')
    .selectAll()
    .where('patientId', 'in', patientIds)
    .orderBy('position')
    .execute()
}
