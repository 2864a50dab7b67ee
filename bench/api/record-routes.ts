import { randomUUID } from 'node:crypto'
import { createDb, type Db } from '@ehr/db'
import { feature as allergies } from '@ehr/feature-allergies/api'
import { listAllergies } from '@ehr/feature-allergies/contract'
import { feature as medications } from '@ehr/feature-medications/api'
import { listMedications } from '@ehr/feature-medications/contract'
import { feature as patients } from '@ehr/feature-patients/api'
import { getPatientSummary, searchPatients } from '@ehr/feature-patients/contract'
import { feature as problems } from '@ehr/feature-problems/api'
import { listProblems } from '@ehr/feature-problems/contract'
import { feature as vitals } from '@ehr/feature-vitals/api'
import { listLatestVitals, recordVitals, vitalSet } from '@ehr/feature-vitals/contract'
import { createTestApi, type TestAnswer } from '@ehr/http/testing'
import * as z from 'zod/mini'
import type { BarePlan, Parameter, RecordedRoute } from './recorded-route.ts'

/** What an opened chart asks for: the banner and its first panels. */
export const CHART_ROUTES = [
  getPatientSummary,
  listAllergies,
  listProblems,
  listMedications,
  listLatestVitals,
] as const

/** How many patients a page of the search has. */
export const PAGE_SIZE = 20

/** The values of a set of vital signs that nobody has to confirm. */
export const VITAL_VALUES = {
  ...{ systolic: '118', diastolic: '76', heartRate: '72' },
  ...{ respiratoryRate: '15', temperature: '36.8', oxygenSaturation: '98' },
} as const

/** What of the recorded requests is another at each request. */
export interface Sample {
  readonly patientId: string
  readonly words: readonly [string, string]
}

/** What belongs to the record of an access or to repeated requests: the reference does without. */
const LEFT_OUT = /audit_event|audit_seal|idempotency_key|to_regclass|pg_advisory|^(begin|commit|rollback)\b/

/** Calls the product's routes once each, and writes down which statements they send. */
export async function recordRoutes(databaseUrl: string, { patientId, words }: Sample): Promise<BarePlan> {
  const recording = startRecording(databaseUrl)
  const now = new Date()
  const takenAt = new Date(now.getTime() - 60_000)
  const features = [patients, allergies, problems, medications, vitals]
  const api = await createTestApi({ db: recording.db, features, clock: () => now })
  const names = new Map<unknown, string>([
    [patientId, 'patientId'],
    [keyOf([patientId]), 'patientIds'],
    ...words.map((word, place): [string, string] => [word, `word${place}`]),
    [keyOf(now), 'now'],
    [keyOf(takenAt), 'takenAt'],
  ])
  const record = (call: Promise<TestAnswer<unknown>>) => recording.take(call, names)
  const params = { patientId }
  const body = { takenAt: takenAt.toISOString(), values: VITAL_VALUES }
  try {
    return {
      databaseUrl,
      search: await record(api.call(searchPatients, { body: { text: words.join(' '), limit: PAGE_SIZE } })),
      charts: [
        await record(api.call(getPatientSummary, { params })),
        await record(api.call(listAllergies, { params, query: {} })),
        await record(api.call(listProblems, { params, query: {} })),
        await record(api.call(listMedications, { params, query: {} })),
        await record(api.call(listLatestVitals, { params })),
      ],
      vitals: await record(api.call(recordVitals, { params, body, idempotencyKey: randomUUID() })),
    }
  } finally {
    await api.close()
    await recording.db.destroy()
  }
}

interface Recording {
  readonly db: Db
  /** The statements sent while a route is called. */
  take(call: Promise<TestAnswer<unknown>>, names: ReadonlyMap<unknown, string>): Promise<RecordedRoute>
}

function startRecording(databaseUrl: string): Recording {
  const sent: { sql: string; parameters: readonly unknown[] }[] = []
  const db = createDb({
    connectionString: databaseUrl,
    maxConnections: 1,
    log: ({ query: { sql, parameters } }) => {
      if (!LEFT_OUT.test(sql)) sent.push({ sql, parameters })
    },
  })
  return {
    db,
    async take(call, names) {
      const { status, body } = await call
      if (status >= 300) throw new Error(`A route to record answered ${status}: ${JSON.stringify(body)}`)
      const known = new Map([...names, ...namesOfAnswer(body)])
      return {
        statements: sent.splice(0).map(({ sql, parameters }) => ({
          sql,
          parameters: parameters.map((value) => parameterOf(known, value)),
        })),
      }
    },
  }
}

/** The patients of a page by place, and the blood pressure that a set's two values are parts of. */
function namesOfAnswer(body: unknown): Map<unknown, string> {
  const page = z.safeParse(z.object({ items: z.array(z.object({ id: z.string(), mrn: z.string() })) }), body)
  if (page.success) {
    const ids = page.data.items.map(({ id }) => id)
    return new Map<unknown, string>([
      ...ids.map((id, place): [string, string] => [id, `hit ${place}`]),
      [keyOf(ids), 'hits'],
    ])
  }
  const set = z.safeParse(vitalSet, body)
  const pressure = set.data?.values.find(({ kind }) => kind === 'systolic')
  return new Map(pressure === undefined ? [] : [[pressure.observationId, 'panel']])
}

function parameterOf(names: ReadonlyMap<unknown, string>, value: unknown): Parameter {
  const name = names.get(keyOf(value))
  return name === undefined ? { value } : { name }
}

/** What two equal values have in common. */
function keyOf(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  return Array.isArray(value) ? JSON.stringify(value) : value
}
