import { columnsOf } from '../../columns.ts'
import type { FeaturePlan } from '../../feature-plan.ts'
import { ENTERED_IN_ERROR, type Field, isReference, keyOf, type ReferenceField } from '../../field.ts'
import { capitalised, keyOfColumn } from '../../name/words.ts'

/** `api/demo.ts`: made-up records for the demo clinic, each time the same. */
export function renderDemo(plan: FeaturePlan): string {
  const { names, isPatientRecord, references } = plan
  const after = [...new Set(references.map(({ target }) => target.table.name))]
  return `${renderImports(plan)}

/** ${isPatientRecord ? 'Records that a patient has, at most.' : 'Records that the clinic has.'} */
const MOST = ${isPatientRecord ? 3 : 8}

/** ${names.title} for the demo clinic. */
export const demo: DemoRecords = {
  table: '${names.table}',${after.length === 0 ? '' : `\n  after: [${after.map((table) => `'${table}'`).join(', ')}],`}
  async insert(clinic) {
${renderInsert(plan)}
  },
}

${renderRow(plan)}
${references.map(renderTargets).join('\n')}`
}

function renderImports({ names, references }: FeaturePlan): string {
  const tables = new Set(
    references.map(({ target }) => target.table.name).filter((table) => table !== names.table),
  )
  const type = `${capitalised(names.tableKey)}Table`
  return [
    ...[...tables].map(
      (table) => `import type {} from '@ehr/db-migrations/tables/${table.replaceAll('_', '-')}'`,
    ),
    `import type { ${type} } from '@ehr/db-migrations/tables/${names.tableFile}'`,
    "import type { DemoClinic, DemoRecords } from '@ehr/http'",
    "import type { Insertable } from 'kysely'",
  ].join('\n')
}

function renderInsert(plan: FeaturePlan): string {
  const { names, isPatientRecord, references } = plan
  const args = ['clinic', ...(isPatientRecord ? ['patientId'] : ['index']), ...references.map(idsName)].join(
    ', ',
  )
  const lists = references.map((field) => `    const ${idsName(field)} = await ${listName(field)}(clinic)`)
  const count = isPatientRecord ? '{ length: clinic.random.integer(1, MOST) }' : '{ length: MOST }'
  const rows = isPatientRecord
    ? `    const rows = clinic.patientIds.flatMap((patientId) =>
      Array.from(${count}, () => planRow({ ${args} })),
    )`
    : `    const rows = Array.from(${count}, (_, index) => planRow({ ${args} }))`
  const isPartial = references.some(({ isOptional }) => !isOptional)
  return `${[...lists, rows].join('\n')}
    const ${isPartial ? 'possible' : 'planned'} = rows${isPartial ? '.filter((row) => row !== undefined)' : ''}
    if (${isPartial ? 'possible' : 'planned'}.length > 0) await clinic.db.insertInto('${names.tableKey}').values(${isPartial ? 'possible' : 'planned'}).execute()`
    .replace('    const planned = rows\n', '')
    .replaceAll('planned', 'rows')
}

function renderRow(plan: FeaturePlan): string {
  const { names, fields, isPatientRecord, references } = plan
  const type = `Insertable<${capitalised(names.tableKey)}Table>`
  const needed = references.filter(({ isOptional }) => !isOptional)
  const own = isPatientRecord ? ['patientId'] : ['index']
  const usesIndex = !isPatientRecord && plan.titleField.type === 'string'
  const given = ['clinic', ...own, ...references.map(idsName)].filter((name) => name !== 'index' || usesIndex)
  const props = [
    'readonly clinic: DemoClinic',
    isPatientRecord ? 'readonly patientId: string' : 'readonly index: number',
    ...references.map(
      (field) =>
        `readonly ${idsName(field)}: ${ownIds(field) ? 'ReadonlyMap<string, readonly string[]>' : 'readonly string[]'}`,
    ),
  ]
  const picks = references.map((field) => `  const ${keyOf(field)} = ${pickOf(field)}`)
  const absent = needed.map((field) => `${keyOf(field)} === null`).join(' || ')
  const values = fields.flatMap((field) => valuesOf(plan, field)).join('\n')
  const tools = ['random', ...(values.includes(' day(') ? ['day'] : []), 'moment']
  return `interface Place {
  ${props.join('\n  ')}
}

function planRow({ ${given.join(', ')} }: Place): ${type}${needed.length === 0 ? '' : ' | undefined'} {
  const { ${tools.join(', ')} } = clinic
  const daysAgo = random.integer(0, 300)
${[...picks, ...(absent === '' ? [] : [`  if (${absent}) return undefined`])].join('\n')}
  return {
    id: random.uuid(moment(-daysAgo, 8)),${isPatientRecord ? '\n    patientId,' : ''}
${values}
  }
}
`
}

function ownIds({ target }: ReferenceField): boolean {
  return target.table.isPatientRecord
}

function idsName({ name }: ReferenceField): string {
  return `${name}Ids`
}

function listName({ name }: ReferenceField): string {
  return `list${capitalised(name)}Ids`
}

function pickOf(field: ReferenceField): string {
  const ids = ownIds(field) ? `(${idsName(field)}.get(patientId) ?? [])` : idsName(field)
  const isThere = ownIds(field) ? `${idsName(field)}.has(patientId)` : `${idsName(field)}.length > 0`
  const chance = field.isOptional ? ' && random.chance(0.6)' : ''
  return `${isThere}${chance} ? random.pick(${ids}) : null`
}

/** The ids that a reference may take: by patient, where records belong to one. */
function renderTargets(field: ReferenceField): string {
  const { table, errorColumn } = field.target
  const isOwned = ownIds(field)
  const where =
    errorColumn === undefined ? '' : `.where('${keyOfColumn(errorColumn)}', '!=', 'entered-in-error')`
  const result = isOwned ? 'ReadonlyMap<string, readonly string[]>' : 'readonly string[]'
  return `
async function ${listName(field)}({ db }: DemoClinic): Promise<${result}> {
  const rows = await db.selectFrom('${keyOfColumn(table.name)}').select([${isOwned ? "'id', 'patientId'" : "'id'"}])${where}.orderBy('id').execute()
  ${
    isOwned
      ? `const byPatient = Map.groupBy(rows, (row) => row.patientId)
  return new Map([...byPatient].map(([patientId, own]) => [patientId, own.map(({ id }) => id)]))`
      : 'return rows.map(({ id }) => id)'
  }
}
`
}

/** A value for each column; one that may be absent sometimes is. */
function valuesOf(plan: FeaturePlan, field: Field): string[] {
  if (isReference(field)) return [`    ${keyOf(field)},`]
  const columns = columnsOf(field).map(({ key }) => key)
  const values = columns.map((_, index) => sampleFor(plan, field, index))
  if (!field.isOptional) return columns.map((key, index) => `    ${key}: ${values[index]},`)
  if (columns.length === 1) return [`    ${columns[0]}: random.chance(0.7) ? ${values[0]} : null,`]
  const entries = columns.map((key, index) => `${key}: ${values[index]}`).join(', ')
  return [`    ...(random.chance(0.7) && { ${entries} }),`]
}

const SENTENCES = [
  'As agreed with the patient.',
  'To be looked at again at the next visit.',
  'Nothing unusual.',
]

function sampleFor(plan: FeaturePlan, field: Field, index: number): string {
  const words = field.label.toLowerCase()
  switch (field.type) {
    case 'string':
      return field === plan.titleField && !plan.isPatientRecord
        ? `\`${capitalised(plan.names.words)} \${index + 1}\``
        : `\`${field.label} \${random.integer(100, 999)}\``
    case 'text':
      return `random.pick([${SENTENCES.map((sentence) => `'${sentence}'`).join(', ')}])`
    case 'integer':
      return 'random.integer(1, 9)'
    case 'decimal':
      return 'String(random.integer(10, 99) / 10)'
    case 'boolean':
      return 'random.chance(0.5)'
    case 'date':
      return 'day(-daysAgo).toString()'
    case 'datetime':
      return 'moment(-daysAgo, random.integer(8, 16)).toString()'
    case 'enum':
      return `random.pick([${field.options
        .filter((option) => option !== ENTERED_IN_ERROR)
        .map((option) => `'${option}'`)
        .join(', ')}] as const)`
    case 'code':
      return (
        [
          "'http://terminology.hl7.org/CodeSystem/data-absent-reason'",
          "'as-text'",
          `random.pick(['First ${words}', 'Second ${words}', 'Third ${words}'])`,
        ][index] ?? "''"
      )
    case 'quantity':
      return index === 0 ? 'String(random.integer(10, 99) / 10)' : "'mg'"
    case 'reference':
      return 'null'
  }
}
