import { columnsOf } from '../../columns.ts'
import type { FeaturePlan } from '../../feature-plan.ts'
import { type Field, keyOf } from '../../field.ts'
import { tableType } from './queries.ts'

/** `api/<record>-of-tests.ts`: a made record; what people write, or a row where nobody writes. */
export function renderOfTests(plan: FeaturePlan): string {
  return plan.isReadOnly ? renderRowOfTests(plan) : renderInputOfTests(plan)
}

function renderInputOfTests({ names, fields }: FeaturePlan): string {
  return `import type { ${names.One}Input } from '../contract.ts'

${needsNobody(fields) ? NOBODY : ''}/** What somebody writes, for tests; only what matters to the test is stated. */
export function ${names.one}Of(given: Partial<${names.One}Input> = {}): ${names.One}Input {
  return {
${fields.map((field) => `    ${keyOf(field)}: ${sampleOf(field)},`).join('\n')}
    ...given,
  }
}
`
}

function renderRowOfTests(plan: FeaturePlan): string {
  const { names, fields, isPatientRecord } = plan
  const type = `Insertable<${tableType(plan)}>`
  const owner = isPatientRecord ? 'patientId: string, ' : ''
  const columns = fields
    .filter(({ isOptional }) => !isOptional)
    .flatMap((field) =>
      columnsOf(field).map(({ key }, index) => `    ${key}: ${columnSample(field, index)},`),
    )
  return `import type { ${tableType(plan)} } from '@ehr/db-migrations/tables/${names.tableFile}'
import type { Insertable } from 'kysely'

${needsNobody(fields) ? NOBODY : ''}/** A row for tests; only what matters to the test is stated. */
export function ${names.one}Of(${owner}given: Partial<${type}> = {}): ${type} {
  return {${isPatientRecord ? '\n    patientId,' : ''}
${columns.join('\n')}
    ...given,
  }
}
`
}

/** A record that must be pointed to is the test's to make. */
const NOBODY = `/** The id of no record: a test that keeps one gives its own. */
const NOBODY = '00000000-0000-4000-8000-000000000000'

`

function needsNobody(fields: readonly Field[]): boolean {
  return fields.some(({ type, isOptional }) => type === 'reference' && !isOptional)
}

const CODING = ["'urn:test'", "'T1'", "'Tested'"]
const QUANTITY = ["'1.50'", "'mg'"]

function columnSample(field: Field, index: number): string {
  if (field.type === 'code') return CODING[index] ?? "''"
  return field.type === 'quantity' ? (QUANTITY[index] ?? "''") : sampleOf(field)
}

/** A value of a field, as TypeScript. */
function sampleOf(field: Field): string {
  switch (field.type) {
    case 'string':
    case 'text':
      return `'${field.label}'`
    case 'integer':
      return '1'
    case 'decimal':
      return "'1.50'"
    case 'boolean':
      return 'true'
    case 'date':
      return "'2026-03-04'"
    case 'datetime':
      return "'2026-03-04T09:30:00.000Z'"
    case 'enum':
      return `'${field.options[0] ?? ''}'`
    case 'code':
      return "{ system: 'urn:test', code: 'T1', display: 'Tested' }"
    case 'quantity':
      return "{ value: '1.50', unit: 'mg' }"
    case 'reference':
      return field.isOptional ? 'null' : 'NOBODY'
  }
}
