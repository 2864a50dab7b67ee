import { columnsOf } from '../../columns.ts'
import type { FeaturePlan } from '../../feature-plan.ts'
import { type Field, keyOf } from '../../field.ts'
import { ownershipQuery, tableType } from './queries.ts'

/** `api/<record>-of-tests.ts`: a made record; what people write, or a row where nobody writes. */
export function renderOfTests(plan: FeaturePlan): string {
  return plan.isReadOnly ? renderRowOfTests(plan) : renderInputOfTests(plan)
}

function renderInputOfTests({ names, fields }: FeaturePlan): string {
  return `import type { ${names.One}Input } from '../contract.ts'

/** What somebody writes, for tests; only what matters to the test is stated. */
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

/** A row for tests; only what matters to the test is stated. */
export function ${names.one}Of(${owner}given: Partial<${type}> = {}): ${type} {
  return {${isPatientRecord ? '\n    patientId,' : ''}
${columns.join('\n')}
    ...given,
  }
}
`
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
      return 'null'
  }
}

/** `api/queries.db.test.ts`: the SQL beside the queries is what they emit. */
export function renderQueriesTest(plan: FeaturePlan): string {
  const { names, isPatientRecord, isReadOnly, sortField, errorField } = plan
  const { One, Many, one } = names
  const owner = isPatientRecord ? 'patientId, ' : ''
  const omit = errorField === undefined ? '' : ", enteredInError: 'omit' as const"
  const at = sortField?.type === 'date' ? "'2026-03-04'" : "'2026-03-04T09:30:00.000Z'"
  const after = sortField === undefined ? 'nobody' : `${at}, nobody`
  const before =
    sortField === undefined ? '' : `\n      'before a moment': [${owner}{ ...first, before: ${at} }],`
  const owned = plan.ownedReferences.map(({ name }) => `\n    ${ownershipQuery(name)}: [patientId, nobody],`)
  const writes = isReadOnly
    ? ''
    : `
    insert${One}: [{ ...toColumns(${one}Of())${isPatientRecord ? ', patientId' : ''} }],
    update${One}: [${owner}nobody, 1, toColumns(${one}Of())],${owned.join('')}`
  const prepares = isPatientRecord && !isReadOnly
  return `import { randomUUID } from 'node:crypto'
import { recordQueries } from '@ehr/db/testing'${prepares ? "\nimport type {} from '@ehr/db-migrations/tables/patient'" : ''}
import { expect, test } from 'vitest'
${isReadOnly ? '' : `import { ${one}Of } from './${names.record}-of-tests.ts'\nimport { toColumns } from './mapping.ts'\n`}import * as queries from './queries.ts'

test('the SQL of every query is recorded', async () => {
  const nobody = randomUUID()${isPatientRecord ? '\n  const patientId = randomUUID()' : ''}
  const first = { after: undefined, limit: 26${omit} }
  const recorded = await recordQueries(queries, {
    list${Many}: {
      first: [${owner}first],
      next: [${owner}{ ...first, after: [${after}] }],${before}
    },
    find${One}: [${owner}nobody],${writes}
  }${prepares ? `, async (db) => {\n    await db.insertInto('patient').values({ id: patientId, mrn: 'recorded' }).execute()\n  }` : ''})
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
`
}
