import type { FeaturePlan } from '../../feature-plan.ts'
import { type Field, keyOf } from '../../field.ts'
import { ownershipQuery } from './queries.ts'

/** `api/routes.ts`: what the API answers; the list on top, handlers below. */
export function renderRoutes(plan: FeaturePlan): string {
  const { One, Many } = plan.names
  const writes = plan.isReadOnly
    ? ''
    : `
  handle(contract.create${One}, create),
  handle(contract.update${One}, update),`
  return `${renderImports(plan)}

export const routes = [
  handle(contract.list${Many}, list),
  handle(contract.get${One}, get),${writes}
]

${renderReaders(plan)}
${plan.isReadOnly ? '' : renderWriters(plan)}${checksOwnership(plan) ? renderOwnershipCheck(plan) : ''}`
}

function checksOwnership({ isReadOnly, ownedReferences }: FeaturePlan): boolean {
  return !isReadOnly && ownedReferences.length > 0
}

function renderImports(plan: FeaturePlan): string {
  const { names, isReadOnly, sortField } = plan
  const shared = [
    ...['PROBLEMS', 'recordId'],
    ...(sortField === undefined ? [] : [sortField.type === 'date' ? 'calendarDate' : 'instant']),
  ]
  return `import { ${shared.join(', ')} } from '@ehr/contracts'
${checksOwnership(plan) ? "import type { Db } from '@ehr/db'\n" : ''}import { AppError, handle, type RequestContext } from '@ehr/http'
import * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { ${isReadOnly ? '' : 'toColumns, '}to${names.One} } from './mapping.ts'
import * as queries from './queries.ts'`
}

function renderReaders({ names, isPatientRecord, sortField }: FeaturePlan): string {
  const { One, Many, one } = names
  const owner = isPatientRecord ? 'params.patientId, ' : ''
  const key = [
    ...(sortField === undefined ? [] : [keyPartOf(sortField)]),
    { schema: 'recordId', value: 'row.id' },
  ]
  const noPatient = isPatientRecord ? '' : '  audit.patients([])\n'
  return `/** What orders the list. */
const listKey = z.tuple([${key.map(({ schema }) => schema).join(', ')}])

async function list({ db, ${isPatientRecord ? 'params, ' : 'audit, '}query, pager }: RequestContext<typeof contract.list${Many}>) {
  const { limit, cursor, ...filter } = query
  const rows = await queries.list${Many}(db, ${owner}{ ...filter, after: pager.after(cursor, listKey), limit: limit + 1 })
${noPatient}  const { items, ...next } = pager.page(rows, limit, (row) => [${key.map(({ value }) => value).join(', ')}])
  return { items: items.map(to${One}), ...next }
}

async function get({ db, params, audit }: RequestContext<typeof contract.get${One}>) {
  const row = await queries.find${One}(db, ${owner}params.${one}Id)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  audit.record('${names.table}', row.id, row.version)
  return to${One}(row)
}`
}

function keyPartOf({ name, type }: Field): { schema: string; value: string } {
  return type === 'date'
    ? { schema: 'calendarDate', value: `row.${name}` }
    : { schema: 'instant', value: `row.${name}.toISOString()` }
}

function renderWriters(plan: FeaturePlan): string {
  const { names, isPatientRecord } = plan
  const { One, one } = names
  const owner = isPatientRecord ? 'params.patientId, ' : ''
  const patient = isPatientRecord ? '\n    patientId: params.patientId,' : ''
  const check = checksOwnership(plan) ? '\n  await assertSamePatient(db, params.patientId, body)' : ''
  return `
async function create(context: RequestContext<typeof contract.create${One}>) {
  const { db, ${isPatientRecord ? 'params, ' : ''}body, actor, audit } = context${check}
  const row = await queries.insert${One}(db, {
    ...toColumns(body),${patient}
    createdBy: actor.userId,
    updatedBy: actor.userId,
  })
  audit.record('${names.table}', row.id, row.version)
  return to${One}(row)
}

async function update(context: RequestContext<typeof contract.update${One}>) {
  const { db, params, body, actor, expectedVersion, audit } = context
  const before = await queries.find${One}(db, ${owner}params.${one}Id)
  if (before === undefined) throw new AppError(PROBLEMS.notFound)${check}
  const row = await queries.update${One}(db, ${owner}before.id, expectedVersion, {
    ...toColumns(body),
    updatedBy: actor.userId,
  })
  if (row === undefined) throw new AppError(PROBLEMS.stale)
  audit.record('${names.table}', row.id, row.version)
  return to${One}(row)
}
`
}

function renderOwnershipCheck({ names, ownedReferences }: FeaturePlan): string {
  const checks = ownedReferences.map((field) => {
    const key = keyOf(field)
    return `  if (body.${key} !== null && !(await queries.${ownershipQuery(field.name)}(db, patientId, body.${key}))) {
    throw new AppError(PROBLEMS.badRequest, undefined, [
      { pointer: '/body/${key}', detail: 'This patient has no such record' },
    ])
  }`
  })
  return `
async function assertSamePatient(db: Db, patientId: string, body: contract.${names.One}Input): Promise<void> {
${checks.join('\n')}
}
`
}
