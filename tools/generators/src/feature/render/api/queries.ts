import type { FeaturePlan } from '../../feature-plan.ts'
import { ENTERED_IN_ERROR, keyOf, shownKeysOf } from '../../field.ts'
import { capitalised } from '../../name/words.ts'
import { renderChoices, renderExistence, renderShown } from './reference-queries.ts'

/** `api/queries.ts`: Kysely, `db` first. */
export function renderQueries(plan: FeaturePlan): string {
  return [
    renderImports(plan),
    renderTypes(plan),
    renderReads(plan),
    ...(plan.isReadOnly
      ? []
      : [
          renderWrites(plan),
          ...plan.references.flatMap((field) => [renderExistence(field), renderChoices(field)]),
        ]),
    renderSelection(plan),
    renderChangedBy(plan),
  ].join('\n\n')
}

/** Name of the generated type of a table: `LabOrderTable`. */
export function tableType({ names }: FeaturePlan): string {
  return `${capitalised(names.tableKey)}Table`
}

function renderImports(plan: FeaturePlan): string {
  const { names, isReadOnly, references } = plan
  const tables = new Set(['app_user', ...references.map(({ target }) => target.table.name)])
  const others = [...tables]
    .filter((table) => table !== names.table)
    .map((table) => `import type {} from '@ehr/db-migrations/tables/${table.replaceAll('_', '-')}'`)
  const searches = !isReadOnly && references.some(({ target }) => target.label !== undefined)
  const offers = !isReadOnly && references.length > 0
  return `${offers ? "import { type ChoiceRequest, MAX_CHOICES } from '@ehr/contracts'\n" : ''}import { ${searches ? 'containing, ' : ''}type Db } from '@ehr/db'
import type { Database } from '@ehr/db-migrations'
${others.join('\n')}
import type { ${tableType(plan)} } from '@ehr/db-migrations/tables/${names.tableFile}'
import type { ExpressionBuilder, ${isReadOnly ? 'Selectable' : 'Insertable, Selectable, Updateable'} } from 'kysely'`
}

function renderTypes(plan: FeaturePlan): string {
  const { names, sortField, visitField, errorField, references } = plan
  const shown = references.flatMap((field) => {
    const { label, at } = shownKeysOf(field)
    const moment = field.target.at?.type === 'date' ? 'string' : 'Date'
    return [`${label}: string | null`, ...(at === undefined ? [] : [`${at}: ${moment} | null`])]
  })
  const filters = [
    ...(sortField === undefined ? [] : ['before?: string | undefined']),
    ...(visitField === undefined ? [] : [`${keyOf(visitField)}?: string | undefined`]),
    ...(errorField === undefined ? [] : ["enteredInError: 'omit' | 'include'"]),
  ]
  return `export interface ${names.One}Row extends Selectable<${tableType(plan)}> {
  ${['changedBy: string | null', ...shown].join('\n  ')}
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

function renderSelection(plan: FeaturePlan): string {
  const { names, isPatientRecord } = plan
  const owner = isPatientRecord ? ', patientId: string' : ''
  const whose = isPatientRecord ? ".where('patientId', '=', patientId)" : ''
  return `function select${names.Many}(db: Db${owner}) {
  return db.selectFrom('${names.tableKey}').selectAll().select(${extrasOf(plan)})${whose}
}`
}

function renderChangedBy(plan: FeaturePlan): string {
  const { names, references } = plan
  const changedBy = `is
    .selectFrom('appUser')
    .select('appUser.name')
    .whereRef('appUser.id', '=', '${names.tableKey}.updatedBy')
    .as('changedBy')`
  if (references.length === 0) {
    return `/** The name of the account that changed a row last. */
function changedBy(is: ExpressionBuilder<Database, '${names.tableKey}'>) {
  return ${changedBy}
}
`
  }
  const shown = references.flatMap((field) => renderShown(names, field))
  return `/** The name of the account that changed a row last, and what the records are called that it points to. */
function shownWith(is: ExpressionBuilder<Database, '${names.tableKey}'>) {
  return [
    ${[changedBy, ...shown].map((part) => `${part},`).join('\n    ')}
  ] as const
}
`
}

/** Name of the function that adds what a row is shown with. */
function extrasOf({ references }: FeaturePlan): string {
  return references.length === 0 ? 'changedBy' : 'shownWith'
}

function renderWrites(plan: FeaturePlan): string {
  const { names, isPatientRecord } = plan
  const { One, tableKey } = names
  const owner = isPatientRecord ? '\n  patientId: string,' : ''
  const whose = isPatientRecord ? "\n    .where('patientId', '=', patientId)" : ''
  return `/** Makes a row; the id and version are PostgreSQL's. */
export function insert${One}(db: Db, row: Insertable<${tableType(plan)}>): Promise<${One}Row> {
  return db.insertInto('${tableKey}').values(row).returningAll().returning(${extrasOf(plan)}).executeTakeFirstOrThrow()
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
    .returning(${extrasOf(plan)})
    .executeTakeFirst()
}`
}
