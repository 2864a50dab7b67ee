import type { FeaturePlan } from '../../feature-plan.ts'
import { type Field, isReference, keyOf } from '../../field.ts'
import { choicesQuery, existenceQuery } from '../../name/field-names.ts'
import { insertFunction } from './referred.ts'

/** `api/query-calls-of-tests.ts`: a call of each query, from which its SQL is recorded. */
export function renderQueryCalls(plan: FeaturePlan): string {
  const { names, isReadOnly } = plan
  return `import type { QueryCalls } from '@ehr/db/testing'
${
  isReadOnly
    ? ''
    : `import { ${names.one}Of } from './${names.record}-of-tests.ts'
import { toColumns } from './mapping.ts'
`
}import type * as queries from './queries.ts'

/** Ids that a call asks for; there need be no such record but where one is written. */
interface Ids {
  ${idsOf(plan)
    .map((id) => `readonly ${id}: string`)
    .join('\n  ')}
}

/** A call of each query, several where it branches. */
export function queryCallsOf({ ${idsOf(plan).join(', ')} }: Ids): QueryCalls<typeof queries> {
  const first = { after: undefined, limit: 26${plan.errorField === undefined ? '' : ", enteredInError: 'omit' as const"} }
  return {
${renderReads(plan)}${isReadOnly ? '' : renderWrites(plan)}
  }
}
`
}

function idsOf(plan: FeaturePlan): string[] {
  return [
    'nobody',
    ...(plan.isPatientRecord ? ['patientId'] : []),
    ...requiredTargets(plan).map((field) => keyOf(field)),
  ]
}

/** `api/queries.db.test.ts`: the SQL beside the queries is what they emit. */
export function renderQueriesTest(plan: FeaturePlan): string {
  const preparation = renderPreparation(plan)
  const ids = idsOf(plan)
  const used = ids.slice(1).filter((id) => preparation.includes(id))
  return `${renderImports(plan, preparation)}

test('the SQL of every query is recorded', async () => {
  const ids = { ${ids.map((id) => `${id}: randomUUID()`).join(', ')} }
  ${used.length === 0 ? '' : `const { ${used.join(', ')} } = ids\n  `}const recorded = await recordQueries(queries, queryCallsOf(ids)${preparation === '' ? '' : `, async (db) => {\n${preparation}  }`})
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
`
}

function renderImports(plan: FeaturePlan, preparation: string): string {
  const inserts = requiredTargets(plan).map(insertFunction)
  return [
    "import { randomUUID } from 'node:crypto'",
    "import { recordQueries } from '@ehr/db/testing'",
    ...(preparation !== '' && plan.isPatientRecord
      ? ["import type {} from '@ehr/db-migrations/tables/patient'"]
      : []),
    "import { expect, test } from 'vitest'",
    "import * as queries from './queries.ts'",
    "import { queryCallsOf } from './query-calls-of-tests.ts'",
    ...(inserts.length === 0
      ? []
      : [`import { ${[...new Set(inserts)].join(', ')} } from './referred-of-tests.ts'`]),
  ].join('\n')
}

/** An insert that points to nothing would be refused by PostgreSQL. */
function requiredTargets({ fields, isReadOnly }: FeaturePlan) {
  return isReadOnly ? [] : fields.filter(isReference).filter(({ isOptional }) => !isOptional)
}

function renderReads(plan: FeaturePlan): string {
  const { names, isPatientRecord, sortField, visitField } = plan
  const owner = isPatientRecord ? 'patientId, ' : ''
  const at = sampleMoment(sortField)
  const after = at === undefined ? 'nobody' : `${at}, nobody`
  const calls = [
    `first: [${owner}first]`,
    `next: [${owner}{ ...first, after: [${after}] }]`,
    ...(at === undefined ? [] : [`'before a moment': [${owner}{ ...first, before: ${at} }]`]),
    ...(visitField === undefined
      ? []
      : [`'of a visit': [${owner}{ ...first, ${keyOf(visitField)}: nobody }]`]),
  ]
  return `    list${names.Many}: {
      ${calls.map((call) => `${call},`).join('\n      ')}
    },
    find${names.One}: [${owner}nobody],`
}

function sampleMoment(field: Field | undefined): string | undefined {
  if (field === undefined) return undefined
  return field.type === 'date' ? "'2026-03-04'" : "'2026-03-04T09:30:00.000Z'"
}

function renderWrites(plan: FeaturePlan): string {
  const { names, isPatientRecord, references } = plan
  const { One, one } = names
  const owner = isPatientRecord ? 'patientId, ' : ''
  const given = requiredTargets(plan).map(({ name }) => `${name}Id`)
  const input = `toColumns(${one}Of(${given.length === 0 ? '' : `{ ${given.join(', ')} }`}))`
  const referred = references.map((field) => {
    const own = field.target.table.isPatientRecord ? 'patientId, ' : ''
    return `
    ${existenceQuery(field)}: [${own}nobody],
    ${choicesQuery(field)}: {
      latest: [${own}{ text: '' }],
      found: [${own}{ text: 'T' }],
      chosen: [${own}{ text: '', id: nobody }],
    },`
  })
  return `
    insert${One}: [{ ...${input}${isPatientRecord ? ', patientId' : ''} }],
    update${One}: [${owner}nobody, 1, ${input}],${referred.join('')}`
}

/** What the rows point to: a patient, and records that must be there. */
function renderPreparation(plan: FeaturePlan): string {
  const targets = requiredTargets(plan)
  const patient =
    plan.isPatientRecord && !plan.isReadOnly
      ? "    await db.insertInto('patient').values({ id: patientId, mrn: 'recorded' }).execute()\n"
      : ''
  return `${patient}${targets
    .map((field) => {
      const own = field.target.table.isPatientRecord ? 'patientId, ' : ''
      return `    await ${insertFunction(field)}(db, ${own}${field.name}Id)\n`
    })
    .join('')}`
}
