import { columnsOf } from '../columns.ts'
import type { FeaturePlan } from '../feature-plan.ts'
import { sqlName } from '../name/sql-name.ts'

/** The migration that makes the feature’s table, its history, indexes, comments and rights. */
export function renderMigration(plan: FeaturePlan): string {
  const { names, fields, isPatientRecord } = plan
  const { table } = names
  const columns = fields.flatMap(columnsOf)
  const kind = plan.fhir === undefined ? '' : ` (FHIR ${plan.fhir})`
  const owner = isPatientRecord ? '\n    patient_id uuid not null references patient (id),' : ''
  return `import { type Kysely, sql } from 'kysely'
import { comment, dropHistory, grant, keepHistory, RECORD_COLUMNS } from '../src/ddl.ts'

/** ${names.title}. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql\`create table ${sqlName(table)} (
    id uuid primary key default uuidv7(),${owner}
${columns.map(({ column, definition }) => `    ${sqlName(column)} ${definition},`).join('\n')}
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by uuid
  )\`.execute(db)
  await comment(db, '${table}', '${names.title}${kind}', {
    ...RECORD_COLUMNS,${isPatientRecord ? "\n    patient_id: '@key Whose record'," : ''}
${columns.map(({ column, comment }) => `    ${column}: '${comment.replaceAll("'", '’')}',`).join('\n')}
  })
${renderIndexes(plan).join('\n')}
  await keepHistory(db, '${table}')
  await grant(db, '${table}', 'select, insert, update')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropHistory(db, '${table}')
  await sql\`drop table ${sqlName(table)}\`.execute(db)
}
`
}

/** A record is read by its patient, newest first; whatever it refers to must find it when it goes. */
function renderIndexes({ names, fields, isPatientRecord, sortField }: FeaturePlan): string[] {
  const order = `${sqlName(sortField?.column ?? 'id')} desc`
  const listed = isPatientRecord
    ? [['patient_id', `patient_id, ${order}`]]
    : sortField === undefined
      ? []
      : [[sortField.column, order]]
  const references = fields
    .filter((field) => field.type === 'reference')
    .map((field) => [`${field.column}_id`, `${field.column}_id`])
  return [...listed, ...references].map(
    ([suffix, columns]) =>
      `  await sql\`create index ${names.table}_${suffix} on ${sqlName(names.table)} (${columns})\`.execute(db)`,
  )
}
