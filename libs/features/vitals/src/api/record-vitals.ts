import { type PartialDate, PROBLEMS } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, type RequestContext } from '@ehr/http'
import { ageInMonths } from '../contract/age-bands.ts'
import { ADULT_MONTHS, BMI_FROM_MONTHS, bodyMassIndex } from '../contract/bmi.ts'
import type { Person } from '../contract/growth/person.ts'
import { listUnusual, type VitalValues } from '../contract/judge.ts'
import { setProblems } from '../contract/set-problems.ts'
import { BLOOD_PRESSURE, VITAL_FACTS } from '../contract/vital-kinds.ts'
import { type recordVitals, unusualVitals } from '../contract.ts'
import { toSets, toVital } from './mapping.ts'
import { personOf } from './person.ts'
import { planSet } from './plan-set.ts'
import * as queries from './queries.ts'
import { unusualPlaces } from './unusual-places.ts'

type Context = RequestContext<typeof recordVitals>

/** Writes a set: the observations with the pressures as a panel, and BMI where it can be computed. */
export async function record(context: Context) {
  const { db, params, body, now, audit } = context
  const person = await checkSet(context)
  const { birthDate } = person
  const ageMonths = ageInMonths(birthDate, body.takenAt)
  const bmi = await computeBmi(context, birthDate)
  const values: VitalValues = { ...body.values, bmi }
  const unusual = unusualPlaces(values, ageMonths)
  if (unusual.length > 0 && !body.confirmed) throw new AppError(unusualVitals, undefined, unusual)
  if (unusual.length > 0) audit.detail({ confirmedUnusual: listUnusual(values, ageMonths) })

  const written = await writeSet(context, values, now)
  const takenAt = new Date(body.takenAt)
  const measures = await queries.listMeasures(db, params.patientId, {
    from: takenAt,
    to: takenAt,
    enteredInError: 'omit',
  })
  const ours = measures.filter((row) => written.has(row.observationId))
  const [set] = toSets(
    [takenAt],
    ours.map((row) => toVital(row, person)),
  )
  return set ?? { takenAt: body.takenAt, values: [] }
}

/** @returns whose set it is. @throws AppError for what is wrong with the set for this patient. */
async function checkSet({ db, params, body, now }: Context): Promise<Person> {
  const row = await queries.findPerson(db, params.patientId)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  const person = personOf(row)
  const { birthDate } = person
  const deceasedAt = row.deceasedAt?.toISOString() ?? null
  const problems = setProblems(body, { birthDate, deceasedAt, now }).map(({ path, message }) => ({
    pointer: `/body/${path.join('/')}`,
    detail: message,
  }))
  if (body.encounterId != null && !(await queries.hasEncounter(db, params.patientId, body.encounterId))) {
    problems.push({ pointer: '/body/encounterId', detail: 'This patient has no such visit' })
  }
  if (problems.length > 0) throw new AppError(PROBLEMS.badRequest, undefined, problems)
  return person
}

async function computeBmi(context: Context, birthDate: PartialDate | null): Promise<string | undefined> {
  const { takenAt, values } = context.body
  const ageMonths = ageInMonths(birthDate, takenAt)
  if (values.weight == null || (ageMonths !== undefined && ageMonths < BMI_FROM_MONTHS)) return undefined
  const height = values.height ?? (await findAdultHeight(context, birthDate))
  return height === undefined ? undefined : bodyMassIndex(values.weight, height)
}

/** The newest height measured when adult; nothing for children, and where the birth date is not known. */
async function findAdultHeight(
  { db, params, body }: Context,
  birthDate: PartialDate | null,
): Promise<string | undefined> {
  if (birthDate === null) return undefined
  const { codes, unit } = VITAL_FACTS.height
  const to = new Date(body.takenAt)
  const from = new Date(birthDate.value)
  from.setUTCMonth(from.getUTCMonth() + ADULT_MONTHS)
  const row = await queries.findNewestNumber(db, params.patientId, { codes, unit, from, to })
  return row?.valueQuantity ?? undefined
}

/** @returns the ids of the observations. */
async function writeSet(
  { db, params, body, actor, audit }: Context,
  values: VitalValues,
  now: Date,
): Promise<ReadonlySet<string>> {
  const { observations, pressures } = planSet(values, {
    patientId: params.patientId,
    encounterId: body.encounterId ?? null,
    effectiveAt: body.takenAt,
    issuedAt: now,
    performer: actor.name,
    createdBy: actor.userId,
    updatedBy: actor.userId,
  })
  const rows = await queries.insertObservations(db, observations)
  for (const { id, version } of rows) audit.record('observation', id, version)
  await writePressures(db, rows, pressures)
  return new Set(rows.map(({ id }) => id))
}

async function writePressures(
  db: Db,
  rows: readonly { id: string; code: string }[],
  pressures: ReturnType<typeof planSet>['pressures'],
): Promise<void> {
  const panel = rows.find(({ code }) => code === BLOOD_PRESSURE.codes[0])
  if (panel === undefined) return
  await queries.insertComponents(
    db,
    pressures.map((part) => ({ ...part, observationId: panel.id })),
  )
}
