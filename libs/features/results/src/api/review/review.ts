import { instant, PROBLEMS, recordId } from '@ehr/contracts'
import { AppError, type RequestContext } from '@ehr/http'
import { listPatientLines, type PatientLine } from '@ehr/patient-lines'
import * as z from 'zod/mini'
import type * as contract from '../../contract.ts'
import { toResult, toSets, unseenSince } from '../mapping.ts'
import * as queries from './queries.ts'

const sampleKey = z.tuple([instant, recordId])

/** For how long after a visit a patient is one's own. */
const OWN_DAYS = 365

/** Abnormal results that nobody has seen; every patient named is noted for the audit. */
export async function listUnseen(context: RequestContext<typeof contract.listUnseen>) {
  const { db, query, actor, audit, pager, now } = context
  const practitionerId = query.of === 'mine' ? await queries.findPractitionerOf(db, actor.userId) : undefined
  // Who treats nobody has no patients of their own.
  const isNobodys = query.of === 'mine' && practitionerId === undefined
  const [at, patientId] = pager.after(query.cursor, sampleKey) ?? []
  const samples = isNobodys
    ? []
    : await queries.listUnseenSamples(db, {
        since: unseenSince(now),
        of: practitionerId === undefined ? undefined : { practitionerId, visitsSince: ownSince(now) },
        after:
          at === undefined || patientId === undefined ? undefined : { effectiveAt: new Date(at), patientId },
        limit: query.limit + 1,
      })
  const { items, ...next } = pager.page(samples, query.limit, (sample) => [
    sample.effectiveAt.toISOString(),
    sample.patientId,
  ])
  const patients = await listPatientLines(
    db,
    items.map((sample) => sample.patientId),
  )
  audit.patients([...patients.keys()])
  audit.detail({ of: query.of })
  const rows = await queries.listUnseenResults(db, items)
  return { items: items.flatMap((sample) => toUnseenSet(sample, { patients, rows, now })), ...next }
}

interface Found {
  readonly patients: ReadonlyMap<string, PatientLine>
  readonly rows: Awaited<ReturnType<typeof queries.listUnseenResults>>
  readonly now: Date
}

/** Of a restricted chart only that there is something to see in it. */
function toUnseenSet(sample: queries.Sample, { patients, rows, now }: Found): contract.UnseenSet[] {
  const patient = patients.get(sample.patientId)
  if (patient === undefined) return []
  const own = rows.filter((row) => row.patientId === sample.patientId)
  const [set] = toSets(
    [sample.effectiveAt],
    own.map((row) => toResult(row, now)),
  )
  const results = patient.isRestricted ? [] : (set?.results ?? [])
  const names = patient.names.map((name) => ({ ...name }))
  return [{ patient: { ...patient, names }, takenAt: sample.effectiveAt.toISOString(), results }]
}

/** Notes that the caller has seen results. @throws AppError STALE_VERSION when one has been corrected since */
export async function markSeen(context: RequestContext<typeof contract.markSeen>) {
  const { db, params, body, actor, audit, now } = context
  const { patientId } = params
  const versions = new Map(body.results.map(({ id, version }) => [id, version]))
  const known = await queries.lockResults(db, patientId, [...versions.keys()])
  if (known.length < versions.size) throw new AppError(PROBLEMS.notFound)
  if (known.some(({ id, version }) => versions.get(id) !== version)) throw new AppError(PROBLEMS.stale)
  await queries.insertReviews(
    db,
    known.map(({ id, version }) => ({
      patientId,
      observationId: id,
      observationVersion: version,
      seenBy: actor.userId,
      seenAt: now,
    })),
  )
  for (const { id } of await queries.listOwnReviews(db, actor.userId, known))
    audit.record('result_review', id)
  audit.detail({ seen: known.map(({ id }) => id) })
  return { seen: known.map(({ id }) => id) }
}

function ownSince(now: Date): Date {
  return new Date(now.getTime() - OWN_DAYS * 86_400_000)
}
