import type { FeaturePlan } from '../../feature-plan.ts'
import type { ReferenceField } from '../../field.ts'
import { capitalised, keyOfColumn } from '../../name/words.ts'
import type { Table, TableColumn } from '../../table.ts'

/** The function of `api/referred-of-tests.ts` that makes a record to point to: `insertEncounter`. */
export function insertFunction({ target }: Pick<ReferenceField, 'target'>): string {
  return insertOf(target.table)
}

function insertOf(table: Table): string {
  return `insert${capitalised(keyOfColumn(table.name))}`
}

/** `api/referred-of-tests.ts`: rows of other features, the smallest that PostgreSQL takes. */
export function renderReferred(plan: FeaturePlan): string {
  const tables = listTables(plan)
  const imports = tables.map(
    ({ name }) => `import type {} from '@ehr/db-migrations/tables/${name.replaceAll('_', '-')}'`,
  )
  return `import { randomUUID } from 'node:crypto'
import type { Db } from '@ehr/db'
${imports.join('\n')}

${tables.map((table) => renderInsert(table, tables)).join('\n\n')}
`
}

/** What the references point to, and what those rows must point to themselves, once each. */
function listTables({ references, workspace }: FeaturePlan): Table[] {
  const found: Table[] = []
  const add = (table: Table | undefined) => {
    if (table === undefined || table.name === 'patient' || found.includes(table)) return
    for (const { references: name } of table.columns.filter(isNeeded)) {
      if (name !== table.name) add(workspace.tables.find((other) => other.name === name))
    }
    found.push(table)
  }
  for (const { target } of references) add(target.table)
  return found
}

function isNeeded({ name, isNullable, hasDefault }: TableColumn): boolean {
  return !isNullable && !hasDefault && name !== 'id'
}

function renderInsert(table: Table, tables: readonly Table[]): string {
  const owner = table.isPatientRecord ? ', patientId: string' : ''
  const values = table.columns.filter(isNeeded).map((column) => {
    const [key, value] = [keyOfColumn(column.name), sampleFor(column, tables)]
    return key === value ? `${key},` : `${key}: ${value},`
  })
  return `/** A row of "${table.name}"${table.isPatientRecord ? ' of this patient' : ''}. @returns its id */
export async function ${insertOf(table)}(db: Db${owner}, id: string = randomUUID()): Promise<string> {
  await db
    .insertInto('${keyOfColumn(table.name)}')
    .values({ id, ${values.join(' ')} })
    .execute()
  return id
}`
}

/** A value that the column takes. */
function sampleFor({ name, type, values, references }: TableColumn, tables: readonly Table[]): string {
  if (name === 'patient_id') return 'patientId'
  const target = tables.find((table) => table.name === references)
  if (target !== undefined)
    return `await ${insertOf(target)}(db${target.isPatientRecord ? ', patientId' : ''})`
  const [first] = values
  if (first !== undefined) return `'${first}'`
  if (type.endsWith('[]')) return '[]'
  if (type === 'uuid') return 'randomUUID()'
  if (type === 'date') return "'2026-03-04'"
  if (type.startsWith('timestamp')) return "'2026-03-04T09:30:00.000Z'"
  if (/^(integer|smallint)/.test(type)) return '1'
  if (type.startsWith('numeric')) return "'1.50'"
  if (type === 'bigint') return "'1'"
  if (type === 'boolean') return 'true'
  return type === 'jsonb' ? "'{}'" : `\`Tested $\{id}\``
}
