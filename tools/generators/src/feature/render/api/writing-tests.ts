import type { FeaturePlan } from '../../feature-plan.ts'
import { keyOf } from '../../field.ts'
import { refusedCaller } from './refused-caller.ts'

/** Tests of what a feature writes: for `api/routes.db.test.ts`. */
export function renderWritingTests(plan: FeaturePlan): string[] {
  return [
    renderCreateTest(plan),
    renderUpdateTest(plan),
    ...plan.ownedReferences.map((field) => renderOwnershipTest(plan, keyOf(field), field.options[0] ?? '')),
    renderRefusal(plan),
  ]
}

function renderCreateTest({ names, isPatientRecord }: FeaturePlan): string {
  const own = isPatientRecord ? 'patientId' : ''
  return `test('what was written is what is read again, and the write is recorded', async () => {
${isPatientRecord ? '  const patientId = await insertPatient()\n' : ''}  const { status, body } = await create(${own})
  expect([status, body]).toMatchObject([201, { ...${names.one}Of(), version: 1, changedBy: 'Nora Nurse' }])
  const read = await api.call(contract.get${names.One}, { params: { ${own && `${own}, `}${names.one}Id: body.id } })
  expect(read.body).toEqual(body)
  const events = db.selectFrom('auditEvent').select('action').where('recordId', '=', body.id)
  expect(await events.execute()).toEqual(expect.arrayContaining([{ action: 'create' }, { action: 'read' }]))
})`
}

function renderUpdateTest({ names, isPatientRecord }: FeaturePlan): string {
  const own = isPatientRecord ? 'patientId, ' : ''
  return `test('a change keeps the former state; a change of an older version is refused', async () => {
${isPatientRecord ? '  const patientId = await insertPatient()\n' : ''}  const { body: before } = await create(${isPatientRecord ? 'patientId' : ''})
  const call = {
    params: { ${own}${names.one}Id: before.id },
    body: ${names.one}Of(),
    version: before.version,
  }
  expect(await api.call(contract.update${names.One}, call)).toMatchObject({ status: 200, body: { version: 2 } })
  expect(await api.call(contract.update${names.One}, call)).toMatchObject({ status: 412 })
  const former = db.selectFrom('${names.tableKey}History').select('version').where('id', '=', before.id)
  expect(await former.execute()).toEqual([{ version: 1 }])
})`
}

/** Another patient's record cannot be made here without knowing its table: an id of nobody stands for it. */
function renderOwnershipTest({ names }: FeaturePlan, key: string, table: string): string {
  return `test('a reference to no ${table.replaceAll('_', ' ')} of this patient is refused', async () => {
  const patientId = await insertPatient()
  const { status, body } = await create(patientId, { ${key}: randomUUID() })
  expect([status, body]).toMatchObject([400, { errors: [{ pointer: '/body/${key}' }] }])
  expect(await db.selectFrom('${names.tableKey}').select('id').where('patientId', '=', patientId).execute()).toEqual([])
})`
}

function renderRefusal(plan: FeaturePlan): string {
  const { as, status } = refusedCaller(plan)
  return `test('who may not write is refused', async () => {
  const call = {
    ${plan.isPatientRecord ? 'params: { patientId: await insertPatient() },' : ''}
    body: ${plan.names.one}Of(),
    idempotencyKey: randomUUID(),
  }
  expect((await api.call(contract.create${plan.names.One}, call, ${as})).status).toBe(${status})
})`
}
