import type { FeaturePlan } from '../../feature-plan.ts'
import { type Field, keyOf, type ReferenceField } from '../../field.ts'
import { choicesQuery, chooseRoute, chooseVerb, existenceQuery } from '../../name/field-names.ts'
import { camelOf } from '../../name/words.ts'

/** `api/routes.ts`: what the API answers; the list on top, handlers below. */
export function renderRoutes(plan: FeaturePlan): string {
  const { One, Many } = plan.names
  const writes = plan.isReadOnly
    ? ''
    : `
  handle(contract.create${One}, create),
  handle(contract.update${One}, update),${plan.references.map((field) => `\n  handle(contract.${chooseRoute(plan.names, field)}, ${handlerOf(field)}),`).join('')}`
  return `${renderImports(plan)}

export const routes = [
  handle(contract.list${Many}, list),
  handle(contract.get${One}, get),${writes}
]

${renderReaders(plan)}
${plan.isReadOnly ? '' : renderWriters(plan)}${hasReferences(plan) ? renderReferences(plan) : ''}`
}

function hasReferences({ isReadOnly, references }: FeaturePlan): boolean {
  return !isReadOnly && references.length > 0
}

/** `chooseEncounter`. */
function handlerOf(field: Field): string {
  return camelOf(chooseVerb(field).split('-'))
}

function renderImports(plan: FeaturePlan): string {
  const { names, isReadOnly, sortField } = plan
  const shared = [
    ...['PROBLEMS', 'recordId'],
    ...(sortField === undefined ? [] : [sortField.type === 'date' ? 'calendarDate' : 'instant']),
  ]
  return `import { ${shared.join(', ')} } from '@ehr/contracts'
${hasReferences(plan) ? "import type { Db } from '@ehr/db'\n" : ''}import { AppError, handle, type RequestContext } from '@ehr/http'
import * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { ${isReadOnly ? '' : 'toColumns, '}to${names.One} } from './mapping.ts'
import * as queries from './queries.ts'`
}

function renderReaders({ names, isPatientRecord, sortField }: FeaturePlan): string {
  const { One, Many } = names
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
  const row = await queries.find${One}(db, ${owner}params.${names.idParam})
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
  const { One } = names
  const owner = isPatientRecord ? 'params.patientId, ' : ''
  const patient = isPatientRecord ? '\n    patientId: params.patientId,' : ''
  const check = hasReferences(plan) ? `\n  await assertReferences(db, ${owner}body)` : ''
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
  const before = await queries.find${One}(db, ${owner}params.${names.idParam})
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

function renderReferences(plan: FeaturePlan): string {
  const { names, isPatientRecord, references } = plan
  const owner = isPatientRecord ? 'patientId: string, ' : ''
  return `
${references.map((field) => renderChoices(plan, field)).join('\n\n')}

/** Refuses what points to no record${isPatientRecord ? ' of this patient' : ''}. */
async function assertReferences(db: Db, ${owner}body: contract.${names.One}Input): Promise<void> {
${references.map(renderCheck).join('\n')}
}

function refuseReference(pointer: string): AppError {
  return new AppError(PROBLEMS.badRequest, undefined, [{ pointer, detail: 'There is no such record${isPatientRecord ? ' of this patient' : ''}' }])
}
`
}

function renderCheck(field: ReferenceField): string {
  const key = keyOf(field)
  const owner = field.target.table.isPatientRecord ? 'patientId, ' : ''
  const isGiven = field.isOptional ? `body.${key} !== null && ` : ''
  return `  if (${isGiven}!(await queries.${existenceQuery(field)}(db, ${owner}body.${key}))) throw refuseReference('/body/${key}')`
}

function renderChoices({ names, isPatientRecord }: FeaturePlan, field: ReferenceField): string {
  const isOwned = field.target.table.isPatientRecord
  const at =
    field.target.at === undefined
      ? 'null'
      : field.target.at.type === 'date'
        ? 'row.at'
        : 'row.at?.toISOString() ?? null'
  const noPatient = isPatientRecord ? '' : '\n  audit.patients([])'
  return `async function ${handlerOf(field)}({ db, ${isOwned ? 'params, ' : ''}body${isPatientRecord ? '' : ', audit'} }: RequestContext<typeof contract.${chooseRoute(names, field)}>) {
  const rows = await queries.${choicesQuery(field)}(db, ${isOwned ? 'params.patientId, ' : ''}body)${noPatient}
  return { items: rows.map((row) => ({ id: row.id, label: row.label, at: ${at} })) }
}`
}
