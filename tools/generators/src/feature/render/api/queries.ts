import { camelize } from 'inflection'
import type { FeaturePlan } from '../../feature-plan.ts'
import { ENTERED_IN_ERROR, keyOf } from '../../field.ts'

/** `api/queries.ts`: Kysely, `db` first. */
export function renderQueries(plan: FeaturePlan): string {
  return [
    renderImports(plan),
    renderTypes(plan),
    renderReads(plan),
    ...(plan.isReadOnly ? [] : [renderWrites(plan), ...plan.ownedReferences.map(renderOwnership)]),
    renderSelection(plan),
    renderChangedBy(plan),
  ].join('\n\n')
}

/** Name of the generated type of a table: `LabOrderTable`. */
export function tableType({ names }: FeaturePlan): string {
  return `${camelize(names.table)}Table`
}

/** Name of the query that tells whose a referred record is: `hasEncounter`. */
export function ownershipQuery(name: string): string {
  return `has${camelize(name.replaceAll('-', '_'))}`
}

function renderImports(plan: FeaturePlan): string {
  const { names, isReadOnly, ownedReferences } = plan
  const referred = isReadOnly ? [] : ownedReferences.map(({ options }) => options[0] ?? '')
  const others = [...new Set(['app_user', ...referred])].map(
    (table) => `import type {} from '@ehr/db-migrations/tables/${table.replaceAll('_', '-')}'`,
  )
  return `import type { Db } from '@ehr/db'
import type { Database } from '@ehr/db-migrations'
${others.join('\n')}
import type { ${tableType(plan)} } from '@ehr/db-migrations/tables/${names.tableFile}'
import type { ExpressionBuilder, ${isReadOnly ? 'Selectable' : 'Insertable, Selectable, Updateable'} } from 'kysely'`
}

function renderTypes(plan: FeaturePlan): string {
  const { names, sortField, visitField, errorField } = plan
  const filters = [
    ...(sortField === undefined ? [] : ['before?: string | undefined']),
    ...(visitField === undefined ? [] : [`${keyOf(visitField)}?: string | undefined`]),
    ...(errorField === undefined ? [] : ["enteredInError: 'omit' | 'include'"]),
  ]
  return `export interface ${names.One}Row extends Selectable<${tableType(plan)}> {
  changedBy: string | null
}

/** What orders the list, of the last row of the page before. */
export type After = readonly [${sortField === undefined ? '' : 'at: string, '}id: string]

export interface ${names.One}Page {
  after: After | undefined
  limit: number
  ${filters.join('\n  ')}
}`
}

function renderReads(plan: FeaturePlan): string {
  const { names, isPatientRecord } = plan
  const { One, Many } = names
  const owner = isPatientRecord ? 'patientId: string, ' : ''
  const scope = isPatientRecord ? 'db, patientId' : 'db'
  const absent = isPatientRecord ? 'this patient has no such record' : 'there is none'
  return `/** ${names.title}, newest first; with \`after\`, those that follow it. */
export function list${Many}(db: Db, ${owner}page: ${One}Page): Promise<${One}Row[]> {
  let query = select${Many}(${scope})
${renderFilters(plan).join('\n')}
  return query${plan.sortField === undefined ? '' : `.orderBy('${plan.sortField.name}', 'desc')`}.orderBy('id', 'desc').limit(page.limit).execute()
}

/** One ${names.words}; \`undefined\` when ${absent}. */
export function find${One}(db: Db, ${owner}id: string): Promise<${One}Row | undefined> {
  return select${Many}(${scope}).where('id', '=', id).executeTakeFirst()
}`
}

function renderFilters({ sortField, visitField, errorField }: FeaturePlan): string[] {
  const moment = (text: string) => (sortField?.type === 'date' ? text : `new Date(${text})`)
  const visit = visitField === undefined ? '' : keyOf(visitField)
  return [
    ...(errorField === undefined
      ? []
      : [
          `  if (page.enteredInError === 'omit') query = query.where('${errorField.name}', '!=', '${ENTERED_IN_ERROR}')`,
        ]),
    ...(visit === ''
      ? []
      : [`  if (page.${visit} !== undefined) query = query.where('${visit}', '=', page.${visit})`]),
    ...(sortField === undefined
      ? ['  const [id] = page.after ?? []', "  if (id !== undefined) query = query.where('id', '<', id)"]
      : [
          `  if (page.before !== undefined) query = query.where('${sortField.name}', '<', ${moment('page.before')})`,
          '  if (page.after !== undefined) {',
          '    const [at, id] = page.after',
          `    query = query.where((is) => is(is.refTuple('${sortField.name}', 'id'), '<', is.tuple(${moment('at')}, id)))`,
          '  }',
        ]),
  ]
}

function renderSelection({ names, isPatientRecord }: FeaturePlan): string {
  const owner = isPatientRecord ? ', patientId: string' : ''
  const whose = isPatientRecord ? ".where('patientId', '=', patientId)" : ''
  return `function select${names.Many}(db: Db${owner}) {
  return db.selectFrom('${names.tableKey}').selectAll().select(changedBy)${whose}
}`
}

function renderChangedBy({ names }: FeaturePlan): string {
  return `/** The name of the account that changed a row last. */
function changedBy(is: ExpressionBuilder<Database, '${names.tableKey}'>) {
  return is
    .selectFrom('appUser')
    .select('appUser.name')
    .whereRef('appUser.id', '=', '${names.tableKey}.updatedBy')
    .as('changedBy')
}
`
}

function renderWrites(plan: FeaturePlan): string {
  const { names, isPatientRecord } = plan
  const { One, tableKey } = names
  const owner = isPatientRecord ? '\n  patientId: string,' : ''
  const whose = isPatientRecord ? "\n    .where('patientId', '=', patientId)" : ''
  return `/** Makes a row; the id and version are PostgreSQL's. */
export function insert${One}(db: Db, row: Insertable<${tableType(plan)}>): Promise<${One}Row> {
  return db.insertInto('${tableKey}').values(row).returningAll().returning(changedBy).executeTakeFirstOrThrow()
}

/** Changes a row that is still at \`version\`; \`undefined\` when somebody was faster. */
export function update${One}(
  db: Db,${owner}
  id: string,
  version: number,
  change: Updateable<${tableType(plan)}>,
): Promise<${One}Row | undefined> {
  return db
    .updateTable('${tableKey}')
    .set(change)${whose}
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .returning(changedBy)
    .executeTakeFirst()
}`
}

function renderOwnership({ name, options }: { name: string; options: readonly string[] }): string {
  const table = options[0] ?? ''
  return `/** Whether it is the patient's: nobody's record points into the record of another. */
export async function ${ownershipQuery(name)}(db: Db, patientId: string, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('${camelize(table, true)}')
    .select('id')
    .where('patientId', '=', patientId)
    .where('id', '=', id)
    .executeTakeFirst()
  return found !== undefined
}`
}
