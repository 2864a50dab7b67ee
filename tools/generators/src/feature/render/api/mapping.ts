import type { FeaturePlan } from '../../feature-plan.ts'
import { type Field, isReference, keyOf, type ReferenceField, shownKeysOf } from '../../field.ts'

/** `api/index.ts`: what ehr-api composes. */
export function renderApiIndex({ names, isPatientRecord }: FeaturePlan): string {
  const records = `
  records: [{ kind: '${names.record}', table: '${names.table}', access: '${names.feature}:read' }],`
  return `import type { ApiFeature } from '@ehr/http'
import { permissions } from '../contract.ts'
import { demo } from './demo.ts'
import { routes } from './routes.ts'

export const feature: ApiFeature = {
  name: '${names.feature}',
  permissions,
  routes,${isPatientRecord ? records : ''}
  demo,
}
`
}

/** `api/mapping.ts`: rows as the contract shows them, and back. */
export function renderMapping(plan: FeaturePlan): string {
  const { names, fields, isPatientRecord, isReadOnly } = plan
  return `import type { ${names.One}${isReadOnly ? '' : `, ${names.One}Input`} } from '../contract.ts'
import type { ${names.One}Row } from './queries.ts'

/** A row as the contract shows it. */
export function to${names.One}(row: ${names.One}Row): ${names.One} {
  return {
    id: row.id,${isPatientRecord ? '\n    patientId: row.patientId,' : ''}
    version: row.version,
${fields.map(toProperty).join('\n')}
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    changedBy: row.changedBy,
  }
}
${isReadOnly ? '' : renderToColumns(plan)}`
}

function renderToColumns({ names, fields }: FeaturePlan): string {
  return `
/** The columns that people write. */
export function toColumns(input: ${names.One}Input) {
  return {
${fields.flatMap(toColumns).join('\n')}
  }
}
`
}

function toProperty(field: Field): string {
  const { name, isOptional } = field
  switch (field.type) {
    case 'datetime':
      return `    ${name}: row.${name}${isOptional ? '?' : ''}.toISOString()${isOptional ? ' ?? null' : ''},`
    case 'quantity':
      return present(
        field,
        [`${name}Value`, `${name}Unit`],
        `{ value: row.${name}Value, unit: row.${name}Unit }`,
      )
    case 'code': {
      const code = name === 'code' ? 'code' : `${name}Code`
      const shown = `{ system: row.${name}System, code: row.${code}, display: row.${name}Display }`
      return present(field, [`${name}System`, code, `${name}Display`], shown)
    }
    default:
      return isReference(field) ? toShown(field) : `    ${name}: row.${name},`
  }
}

function toShown(field: ReferenceField): string {
  const { label, at } = shownKeysOf(field)
  const moment = field.target.at?.type === 'date' ? `row.${at}` : `row.${at}?.toISOString() ?? null`
  return [
    `    ${keyOf(field)}: row.${keyOf(field)},`,
    `    ${label}: row.${label},`,
    ...(at === undefined ? [] : [`    ${at}: ${moment},`]),
  ].join('\n')
}

/** An optional value of several columns is there when all of them are. */
function present({ name, isOptional }: Field, columns: readonly string[], shown: string): string {
  if (!isOptional) return `    ${name}: ${shown},`
  const absent = columns.map((column) => `row.${column} === null`).join(' || ')
  return `    ${name}: ${absent} ? null : ${shown},`
}

function toColumns(field: Field): string[] {
  const { name, isOptional } = field
  const read = (property: string) =>
    isOptional ? `input.${name}?.${property} ?? null` : `input.${name}.${property}`
  if (field.type === 'quantity') {
    return [`    ${name}Value: ${read('value')},`, `    ${name}Unit: ${read('unit')},`]
  }
  if (field.type === 'code') {
    const code = name === 'code' ? 'code' : `${name}Code`
    return [
      `    ${name}System: ${read('system')},`,
      `    ${code}: ${read('code')},`,
      `    ${name}Display: ${read('display')},`,
    ]
  }
  return [`    ${keyOf(field)}: input.${keyOf(field)},`]
}
