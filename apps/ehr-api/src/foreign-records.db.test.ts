import type { RouteContract } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import { loadDemo } from '@ehr/demo'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toJsonSchema } from './openapi/json-schema.ts'
import { createTestApp, PUBLIC_URL } from './testing/create-test-app.ts'
import { nearlyValid } from './testing/nasty-values.ts'
import { loadWorkspaceFeatures } from './testing/workspace-features.ts'

const BODIES_TRIED = 200

/** Parameters that are no record of a patient's chart. */
const NO_RECORDS = new Set(['kind', 'table'])

const { db } = await useTestDatabase()
const now = Temporal.Instant.from('2026-11-18T10:00:00Z')
const features = await loadWorkspaceFeatures()
await loadDemo(db, { seed: 2026, patients: 40, timeZone: 'UTC', now, features })
const { app, signIn } = await createTestApp({ db, features })
const routes = features
  .flatMap((feature) => feature.routes.map(({ contract }) => contract))
  .filter((contract) => recordParam(contract) !== undefined)
let cookie = ''
beforeAll(async () => {
  cookie = await signIn()
})
afterAll(() => app.close())

test('there are routes to try, and the demo clinic has a record for nearly all of them', async () => {
  const found = await Promise.all(routes.map((contract) => findRecord(recordParam(contract) ?? '')))
  expect(routes.length).toBeGreaterThan(20)
  expect(found.filter((record) => record !== undefined).length).toBeGreaterThan(routes.length * 0.8)
})

test.each(routes.map((contract) => [contract.operationId, contract] as const))(
  '%s finds no record of one patient in the chart of another',
  async (_, contract) => {
    const param = recordParam(contract) ?? ''
    const record = await findRecord(param)
    if (record === undefined) return
    const other = await findAnother(record.patientId)
    const url = await fillPath(contract.path.replace(':patientId', other).replace(`:${param}`, record.id))
    const answer = await answerOf(contract, url)
    // A listing about a record that is not there is an empty one.
    if (answer.statusCode === 200) expect(answer.json()).toEqual({ items: [] })
    else expect([403, 404]).toContain(answer.statusCode)
  },
)

/** The one parameter beside the patient's that names a record. */
function recordParam({ path }: RouteContract): string | undefined {
  const params = [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => name)
  if (!params.includes('patientId')) return undefined
  return params.findLast((name) => name.endsWith('Id') && name !== 'patientId' && !NO_RECORDS.has(name))
}

/** Records of anybody for what else the path names. */
async function fillPath(path: string): Promise<string> {
  const [name] = /:[A-Za-z]+/.exec(path) ?? []
  if (name === undefined) return path
  const record = name.endsWith('Id') ? await findRecord(name.slice(1)) : undefined
  return await fillPath(path.replace(name, record?.id ?? 'vital'))
}

/** Tries bodies until one is not refused for its form: else the record would never be looked for. */
async function answerOf(contract: RouteContract, url: string) {
  const bodies = contract.body === undefined ? [undefined] : bodiesFor(contract.body)
  for (const body of bodies) {
    const answer = await app.inject({
      method: contract.method,
      url,
      headers: {
        ...{ cookie, origin: PUBLIC_URL, 'if-match': '"1"', 'idempotency-key': crypto.randomUUID() },
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
    if (answer.statusCode !== 400) return answer
  }
  throw new Error(`${contract.operationId}: none of ${bodies.length} bodies was taken.`)
}

function bodiesFor(schema: NonNullable<RouteContract['body']>): unknown[] {
  return fc.sample(nearlyValid(toJsonSchema(schema, 'input')), { numRuns: BODIES_TRIED, seed: 7 })
}

interface ChartRecord {
  readonly id: string
  readonly patientId: string
}

/** Some record of the table that the parameter is called after: `allergyId` is an id of `allergy…`. */
async function findRecord(param: string): Promise<ChartRecord | undefined> {
  const word = param.slice(0, -'Id'.length).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'patient_id' and table_name !~ '_history$'
      and (table_name = ${TABLES[param] ?? word} or table_name like ${`%${TABLES[param] ?? word}%`})
    order by table_name = ${TABLES[param] ?? word} desc, length(table_name)`.execute(db)
  const [table] = rows
  if (table === undefined) return undefined
  const found =
    await sql<ChartRecord>`select id, patient_id from ${sql.table(table.name)} order by id limit 1`.execute(
      db,
    )
  return found.rows[0]
}

/** Parameters that are not called as their table is. */
const TABLES: Readonly<Record<string, string>> = {
  problemId: 'condition',
  allergyId: 'allergy_intolerance',
  medicationId: 'medication_request',
  noteId: 'clinical_note',
  resultId: 'observation',
  recordId: 'observation',
}

async function findAnother(patientId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from patient
    where id <> ${patientId} and not is_restricted order by id limit 1`.execute(db)
  return rows[0]?.id ?? ''
}
