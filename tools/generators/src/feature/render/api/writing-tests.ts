import type { FeaturePlan } from '../../feature-plan.ts'
import { keyOf, type ReferenceField, shownKeysOf } from '../../field.ts'
import { chooseRoute } from '../../name/field-names.ts'
import { insertFunction } from './referred.ts'
import { refusedCaller } from './refused-caller.ts'

/** Tests of what a feature writes: for `api/routes.db.test.ts`. */
export function renderWritingTests(plan: FeaturePlan): string[] {
  return [
    renderCreateTest(plan),
    renderUpdateTest(plan),
    ...plan.references.flatMap((field) => [renderReferenceTest(plan, field), renderChoicesTest(plan, field)]),
    renderRefusal(plan),
  ]
}

function renderCreateTest(plan: FeaturePlan): string {
  const { names, isPatientRecord } = plan
  const given = required(plan).map((field) => `${keyOf(field)}: expect.any(String)`)
  const expected = given.length === 0 ? '' : ` ${given.join(', ')},`
  const own = isPatientRecord ? 'patientId' : ''
  return `test('what was written is what is read again, and the write is recorded', async () => {
${isPatientRecord ? '  const patientId = await insertPatient()\n' : ''}  const { status, body } = await create(${own})
  expect([status, body]).toMatchObject([201, { ...${names.one}Of(),${expected} version: 1, changedBy: 'Nora Nurse' }])
  const read = await api.call(contract.get${names.One}, { params: { ${own && `${own}, `}${names.idParam}: body.id } })
  expect(read.body).toEqual(body)
  const events = db.selectFrom('auditEvent').select('action').where('recordId', '=', body.id)
  expect(await events.execute()).toEqual(expect.arrayContaining([{ action: 'create' }, { action: 'read' }]))
})`
}

function renderUpdateTest(plan: FeaturePlan): string {
  const { names, isPatientRecord } = plan
  const same = required(plan).map((field) => `${keyOf(field)}: before.${keyOf(field)}`)
  const own = isPatientRecord ? 'patientId, ' : ''
  return `test('a change keeps the former state; a change of an older version is refused', async () => {
${isPatientRecord ? '  const patientId = await insertPatient()\n' : ''}  const { body: before } = await create(${isPatientRecord ? 'patientId' : ''})
  const call = {
    params: { ${own}${names.idParam}: before.id },
    body: ${names.one}Of(${same.length === 0 ? '' : `{ ${same.join(', ')} }`}),
    version: before.version,
  }
  expect(await api.call(contract.update${names.One}, call)).toMatchObject({ status: 200, body: { version: 2 } })
  expect(await api.call(contract.update${names.One}, call)).toMatchObject({ status: 412 })
  const former = db.selectFrom('${names.tableKey}History').select('version').where('id', '=', before.id)
  expect(await former.execute()).toEqual([{ version: 1 }])
})`
}

function required({ references }: FeaturePlan): ReferenceField[] {
  return references.filter(({ isOptional }) => !isOptional)
}

function renderReferenceTest(plan: FeaturePlan, field: ReferenceField): string {
  const { names, isPatientRecord } = plan
  const isOwned = field.target.table.isPatientRecord
  const own = isPatientRecord ? 'patientId, ' : ''
  const key = keyOf(field)
  const { label } = shownKeysOf(field)
  const insert = insertFunction(field)
  const others = isOwned ? `, await ${insert}(db, await insertPatient())` : ''
  const shown = field.target.label === undefined ? 'null' : 'expect.any(String)'
  return `test('${field.label.toLowerCase()}: points to a record${isOwned ? ' of this patient' : ''}, with what people call it, and to no other', async () => {
${isPatientRecord ? '  const patientId = await insertPatient()\n' : ''}  const ${key} = await ${insert}(db${isOwned ? ', patientId' : ''})
  const { body } = await create(${own}{ ${key} })
  expect(body).toMatchObject({ ${key}, ${label}: ${field.target.label?.isNullable === true ? 'null' : shown} })
  for (const wrong of [randomUUID()${others}]) {
    const refused = await create(${own}{ ${key}: wrong })
    expect([refused.status, refused.body]).toMatchObject([400, { errors: [{ pointer: '/body/${key}' }] }])
  }
  const kept = db.selectFrom('${names.tableKey}').select('id')${isPatientRecord ? ".where('patientId', '=', patientId)" : `.where('${key}', '=', ${key})`}
  expect(await kept.execute()).toHaveLength(1)
})`
}

function renderChoicesTest(plan: FeaturePlan, field: ReferenceField): string {
  const { names, isPatientRecord } = plan
  const isOwned = field.target.table.isPatientRecord
  const insert = insertFunction(field)
  const params = isPatientRecord ? 'params: { patientId }, ' : ''
  return `test('${field.label.toLowerCase()}: what may be chosen is found${isOwned ? ', nothing of another patient' : ''}', async () => {
${isPatientRecord ? '  const patientId = await insertPatient()\n' : ''}  const id = await ${insert}(db${isOwned ? ', patientId' : ''})
${isOwned ? `  await ${insert}(db, await insertPatient())\n` : ''}  const choose = async (body: { text?: string; id?: string }) =>
    (await api.call(contract.${chooseRoute(names, field)}, { ${params}body })).body.items.map((item) => item.id)
  expect(await choose({ id })).toEqual([id])
  expect(await choose({})).${isOwned ? 'toEqual([id])' : 'toContain(id)'}${
    field.target.label === undefined
      ? ''
      : "\n  expect(await choose({ text: 'nobody calls it so' })).toEqual([])"
  }
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
