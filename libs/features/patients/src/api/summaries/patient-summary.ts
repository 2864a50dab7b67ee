import { type Db, gather } from '@ehr/db'
import type { HumanName, PatientSummary } from '../../contract.ts'
import { toBirthDate, toHumanName } from '../patient-mapping.ts'
import { listLookAlikeIds, listSummaryRows, type SummaryRows } from './queries.ts'

/** Summaries of the patients with these ids, in the order of the ids; unknown ids are left out. */
export async function listSummaries(db: Db, ids: readonly string[]): Promise<PatientSummary[]> {
  const rows = await listSummaryRows(db, ids)
  const lookAlikes = new Set(await listLookAlikeIds(db, ids))
  const byId = new Map(toSummaries(rows, lookAlikes).map((summary) => [summary.id, summary]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** The summary of one patient, which each page of a chart asks for; `undefined` when there is none with this id. */
export const findSummary = gather(async (db, ids: readonly string[]) => {
  const byId = new Map((await listSummaries(db, ids)).map((summary) => [summary.id, summary]))
  return ids.map((id) => byId.get(id.toLowerCase()))
})

function toSummaries(rows: SummaryRows, lookAlikes: ReadonlySet<string>): PatientSummary[] {
  const names = Map.groupBy(rows.names, (name) => name.patientId)
  const phones = new Map(rows.phones.map((phone) => [phone.patientId, phone.value]))
  return rows.patients.map((row) => ({
    id: row.id,
    version: row.version,
    mrn: row.mrn,
    names: shownNames((names.get(row.id) ?? []).map(toHumanName)),
    birthDate: toBirthDate(row),
    sex: row.sex,
    // What is not needed to tell whose chart it is, is in the chart where that is restricted.
    genderIdentity: row.isRestricted ? null : row.genderIdentity,
    phone: row.isRestricted ? null : (phones.get(row.id) ?? null),
    isDeceased: row.isDeceased,
    deceasedAt: row.deceasedAt?.toISOString() ?? null,
    isActive: row.isActive,
    isRestricted: row.isRestricted,
    hasLookAlike: lookAlikes.has(row.id),
  }))
}

/** The name that is shown, and behind it a Latin form where the shown one is in another script. */
function shownNames(names: readonly HumanName[]): HumanName[] {
  const [shown, ...others] = names
  if (shown === undefined) return []
  if (isLatin(shown)) return [shown]
  const latin = others.find((name) => isLatin(name) && name.use !== 'old' && name.use !== 'maiden')
  return latin === undefined ? [shown] : [shown, latin]
}

function isLatin(name: HumanName): boolean {
  return /\p{Script=Latin}/u.test([name.family, ...name.given].join(''))
}
