import type { RequestContext } from '@ehr/http'
import type * as contract from '../../contract.ts'
import * as queries from './queries.ts'

/** More unsigned notes than this is a matter for a person, not for a list. */
const LIMIT = 100

/** One's own drafts, oldest first; of a restricted patient no more than the name. */
export async function listUnsigned({ db, actor, audit }: RequestContext<typeof contract.listUnsigned>) {
  const rows = await queries.listUnsigned(db, actor.userId, LIMIT)
  const patientIds = [...new Set(rows.map(({ patientId }) => patientId))]
  const names = Map.groupBy(await queries.listNames(db, patientIds), ({ patientId }) => patientId)
  audit.patients(patientIds)
  return { items: rows.map((row) => toUnsigned(row, names.get(row.patientId) ?? [])) }
}

type Name = Awaited<ReturnType<typeof queries.listNames>>[number]

function toUnsigned(row: queries.UnsignedRow, names: readonly Name[]): contract.UnsignedNote {
  const { id, patientId, encounterId, addendumTo, isRestricted } = row
  return {
    id,
    patientId,
    encounterId,
    addendumTo,
    startedAt: row.startedAt.toISOString(),
    savedAt: row.savedAt?.toISOString() ?? null,
    patient: {
      names: names.map(({ use, family, given, prefix, suffix, language }) => ({
        use,
        family,
        given: [...given],
        prefix,
        suffix,
        language,
      })),
      isRestricted,
      mrn: isRestricted ? null : row.mrn,
      birthDate: isRestricted ? null : birthDateOf(row),
    },
  }
}

function birthDateOf({ birthDate, birthDatePrecision }: queries.UnsignedRow) {
  if (birthDate === null || birthDatePrecision === null) return null
  return { value: birthDate, precision: birthDatePrecision }
}
