import type { FeaturePlan } from '../../feature-plan.ts'
import { ENTERED_IN_ERROR, keyOf } from '../../field.ts'
import { insertFunction } from './referred.ts'
import { refusedCaller } from './refused-caller.ts'
import { renderWritingTests } from './writing-tests.ts'

/** `api/routes.db.test.ts`: who reads what in which order, what is recorded, who is refused. */
export function renderRoutesTest(plan: FeaturePlan): string {
  return [
    renderImports(plan),
    renderArrangement(plan),
    renderReadTest(plan),
    renderPagingTest(plan),
    ...(plan.errorField === undefined ? [] : [renderErrorTest(plan)]),
    renderMissingTest(plan),
    renderRefusalTest(plan),
    ...(plan.isReadOnly ? [] : renderWritingTests(plan)),
  ].join('\n\n')
}

/** The patient of a call's path, where records belong to one. */
function patientParam({ isPatientRecord }: FeaturePlan): string {
  return isPatientRecord ? 'patientId, ' : ''
}

/** The params of a call without a record: `params: { patientId }, `. */
function listParams({ isPatientRecord }: FeaturePlan): string {
  return isPatientRecord ? 'params: { patientId }, ' : ''
}

function renderImports(plan: FeaturePlan): string {
  const { names, isPatientRecord, isReadOnly } = plan
  const history = isReadOnly
    ? ''
    : `\nimport type {} from '@ehr/db-migrations/tables/${names.tableFile}-history'`
  const patient = isPatientRecord ? "\nimport type {} from '@ehr/db-migrations/tables/patient'" : ''
  const made = plan.references.filter(({ isOptional }) => !isReadOnly || !isOptional)
  const inserts = [...new Set(made.map(insertFunction))]
  return `import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/${names.tableFile}'${history}${patient}
import { createTestApi } from '@ehr/http/testing'
import { afterAll, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { ${names.one}Of } from './${names.record}-of-tests.ts'
import { feature } from './index.ts'
${inserts.length === 0 ? '' : `import { ${inserts.join(', ')} } from './referred-of-tests.ts'`}`
}

/** What a record needs to point to, made for it: `encounterId: await insertEncounter(db, patientId), `. */
function madeReferences({ references }: FeaturePlan): string {
  return references
    .filter(({ isOptional }) => !isOptional)
    .map((field) => {
      const owner = field.target.table.isPatientRecord ? ', patientId' : ''
      return `${keyOf(field)}: await ${insertFunction(field)}(db${owner}), `
    })
    .join('')
}

function renderArrangement(plan: FeaturePlan): string {
  const insertPatient = `
async function insertPatient(): Promise<string> {
  const id = randomUUID()
  await db.insertInto('patient').values({ id, mrn: id }).execute()
  return id
}
`
  return `const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())

/** An account: the tests act as it where the answer names who changed a record. */
const userId = randomUUID()
await db.insertInto('appUser').values({ id: userId, name: 'Nora Nurse', email: 'nora@x.test' }).execute()
${plan.isPatientRecord ? insertPatient : ''}
${plan.isReadOnly ? renderInsert(plan) : renderCreate(plan)}`
}

function renderInsert(plan: FeaturePlan): string {
  const { names, isPatientRecord } = plan
  const references = madeReferences(plan)
  const owner = isPatientRecord ? 'patientId: string, ' : ''
  return `async function insert(${owner}given: Parameters<typeof ${names.one}Of>[${isPatientRecord ? 1 : 0}] = {}): Promise<string> {
  const row = { ...${names.one}Of(${patientParam(plan)}${references === '' ? 'given' : `{ ${references}...given }`}), updatedBy: userId }
  const { id } = await db.insertInto('${names.tableKey}').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}`
}

function renderCreate(plan: FeaturePlan): string {
  const { names, isPatientRecord } = plan
  const owner = isPatientRecord ? 'patientId: string, ' : ''
  const references = madeReferences(plan)
  const isWaiting = references !== ''
  return `${isWaiting ? 'async ' : ''}function create(${owner}given: Parameters<typeof ${names.one}Of>[0] = {}) {
  const call = { ${listParams(plan)}body: ${names.one}Of(${isWaiting ? `{ ${references}...given }` : 'given'}), idempotencyKey: randomUUID() }
  return ${isWaiting ? 'await ' : ''}api.call(contract.create${names.One}, call, { userId })
}

async function insert(${owner}given: Parameters<typeof ${names.one}Of>[0] = {}): Promise<string> {
  return (await create(${patientParam(plan)}given)).body.id
}`
}

function renderReadTest(plan: FeaturePlan): string {
  const { names, isPatientRecord } = plan
  const patients = isPatientRecord ? ', patientIds: [patientId]' : ''
  return `test('a record is read with who changed it, and the read is recorded', async () => {
${isPatientRecord ? '  const patientId = await insertPatient()\n' : ''}  const id = await insert(${isPatientRecord ? 'patientId' : ''})
  const reader = randomUUID()

  const call = { params: { ${patientParam(plan)}${names.idParam}: id } }
  const read = await api.call(contract.get${names.One}, call, { userId: reader })
  expect(read.body).toMatchObject({ id, version: 1, changedBy: 'Nora Nurse' })
  expect(read.headers.etag).toBe('"1"')
  const events = db.selectFrom('auditEvent').selectAll().where('userId', '=', reader)
  expect(await events.execute()).toMatchObject([
    { action: 'read', operation: '${names.feature}.get', recordId: id${patients} },
  ])
})`
}

function renderPagingTest(plan: FeaturePlan): string {
  const { names, isPatientRecord, sortField } = plan
  const values =
    sortField?.type === 'date'
      ? ["'2020-01-01'", "'2024-01-01'"]
      : ["'2020-01-01T08:00:00.000Z'", "'2024-01-01T08:00:00.000Z'"]
  const given = sortField === undefined ? '' : `{ ${sortField.name}: ${values[0]} }`
  const newer = sortField === undefined ? '' : `{ ${sortField.name}: ${values[1]} }`
  const own = isPatientRecord ? 'patientId' : ''
  const separated = (value: string) => [own, value].filter(Boolean).join(', ')
  return `test('the newest comes first, page after page, each record once', async () => {
${isPatientRecord ? '  const patientId = await insertPatient()\n' : ''}  const made: string[] = []
  for (let index = 0; index < 4; index += 1) made.unshift(await insert(${separated(given)}))
  made.unshift(await insert(${separated(newer)}))
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const query = { limit: 2, ...(cursor && { cursor }) }
    const { body } = await api.call(contract.list${names.Many}, { ${listParams(plan)}query })
    seen.push(...body.items.map((item) => item.id))
    cursor = body.nextCursor
  } while (cursor !== undefined)
  expect(${isPatientRecord ? 'seen' : 'seen.filter((id) => made.includes(id))'}).toEqual(made)
})`
}

function renderErrorTest(plan: FeaturePlan): string {
  const { names, isPatientRecord, errorField } = plan
  const right = errorField?.options.find((option) => option !== ENTERED_IN_ERROR) ?? ''
  const field = errorField === undefined ? '' : keyOf(errorField)
  const own = isPatientRecord ? 'patientId, ' : ''
  return `test('what was entered in error comes only when asked for', async () => {
${isPatientRecord ? '  const patientId = await insertPatient()\n' : ''}  await insert(${own}{ ${field}: '${right}' })
  const wrong = await insert(${own}{ ${field}: '${ENTERED_IN_ERROR}' })
  const listIds = async (query: { enteredInError?: 'include' }) => {
    const { body } = await api.call(contract.list${names.Many}, { ${listParams(plan)}query })
    return body.items.map((item) => item.id)
  }
  expect(await listIds({})).not.toContain(wrong)
  expect(await listIds({ enteredInError: 'include' })).toContain(wrong)
})`
}

function renderMissingTest(plan: FeaturePlan): string {
  const { names, isPatientRecord } = plan
  const others = isPatientRecord ? ', await insert(await insertPatient())' : ''
  return `test('an unknown record is 404${isPatientRecord ? ', also one of another patient' : ''}', async () => {
${isPatientRecord ? '  const patientId = await insertPatient()\n' : ''}  for (const id of [randomUUID()${others}]) {
    const call = { params: { ${patientParam(plan)}${names.idParam}: id } }
    expect((await api.call(contract.get${names.One}, call)).status).toBe(404)
  }
})`
}

function renderRefusalTest(plan: FeaturePlan): string {
  const { as, status } = refusedCaller(plan)
  return `test('who may not read is refused', async () => {
  const call = { ${plan.isPatientRecord ? 'params: { patientId: await insertPatient() }, ' : ''}query: {} }
  expect((await api.call(contract.list${plan.names.Many}, call, ${as})).status).toBe(${status})
})`
}
