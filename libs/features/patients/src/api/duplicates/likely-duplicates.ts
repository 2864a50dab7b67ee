import type { Db } from '@ehr/db'
import type { DuplicateCandidate, PatientInput } from '../../contract.ts'
import { listSummaries } from '../summaries/patient-summary.ts'
import { type Candidate, type DuplicateRow, listDuplicateRows } from './queries.ts'

/** What a person must be described by, to be compared with the known ones. */
export type Description = Pick<PatientInput, 'names' | 'birthDate' | 'sex' | 'contacts' | 'identifiers'> & {
  exceptId?: string | undefined
}

type Sign = DuplicateCandidate['signs'][number]

/** How much a shared trait weighs; from `LIKELY` on, registering needs a reason. */
const WEIGHTS: Readonly<Record<Sign, number>> = {
  identifier: 10,
  name: 4,
  'similar-name': 3,
  'birth-date': 3,
  phone: 2,
  sex: 0.5,
}
const LIKELY = 6
const MOST_SHOWN = 5

/** Known patients who may be the person described, likeliest first, at most five. */
export async function listLikelyDuplicates(db: Db, described: Description): Promise<DuplicateCandidate[]> {
  const ranked = rankDuplicates(await listDuplicateRows(db, toCandidate(described)))
  const summaries = await listSummaries(
    db,
    ranked.map((row) => row.patientId),
  )
  return summaries.map((patient) => ({
    patient,
    signs: [
      ...(ranked.find((row) => row.patientId === patient.id)?.signs ?? []),
      ...(patient.sex === described.sex && patient.sex !== 'unknown' ? (['sex'] as const) : []),
    ],
  }))
}

/** Those rows that weigh enough to be shown, likeliest first, with what speaks for each. */
export function rankDuplicates(rows: readonly DuplicateRow[]): { patientId: string; signs: Sign[] }[] {
  return rows
    .map((row) => ({ patientId: row.patientId, signs: signsOf(row) }))
    .map((row) => ({ ...row, weight: row.signs.reduce((sum, sign) => sum + WEIGHTS[sign], 0) }))
    .filter((row) => row.weight >= LIKELY)
    .sort((a, b) => b.weight - a.weight || a.patientId.localeCompare(b.patientId))
    .slice(0, MOST_SHOWN)
    .map(({ patientId, signs }) => ({ patientId, signs }))
}

function signsOf(row: DuplicateRow): Sign[] {
  const name: Sign[] = row.sharedWords >= 2 ? ['name'] : row.similarWords >= 1 ? ['similar-name'] : []
  return [
    ...name,
    ...(row.sameBirthDate ? (['birth-date'] as const) : []),
    ...(row.samePhone ? (['phone'] as const) : []),
    ...(row.sameIdentifier ? (['identifier'] as const) : []),
  ]
}

function toCandidate(described: Description): Candidate {
  return {
    nameText: described.names.flatMap((name) => [name.family ?? '', ...name.given]).join(' '),
    birthDate: described.birthDate?.precision === 'day' ? described.birthDate.value : null,
    phones: described.contacts
      .filter((contact) => contact.system === 'phone' || contact.system === 'sms')
      .map((contact) => contact.value.replace(/\D/g, ''))
      .filter((digits) => digits.length >= 6),
    identifiers: described.identifiers.map((known) =>
      known.value.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase(),
    ),
    ...(described.exceptId === undefined ? {} : { exceptId: described.exceptId }),
  }
}
