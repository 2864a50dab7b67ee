import { type ReferenceField, shownKeysOf } from '../../field.ts'
import type { FeatureNames } from '../../name/feature-names.ts'
import { choicesQuery, existenceQuery } from '../../name/field-names.ts'
import { keyOfColumn } from '../../name/words.ts'
import type { ReferenceTarget } from '../../reference-target.ts'

/** Subqueries that tell what the record that a row points to is called, and when it was. */
export function renderShown({ tableKey }: FeatureNames, field: ReferenceField): string[] {
  const { label, at } = shownKeysOf(field)
  const { target } = field
  const subquery = (selected: string, name: string) => `is
      .selectFrom('${keyOfColumn(target.table.name)} as target')
      .select(${selected})
      .whereRef('target.id', '=', '${tableKey}.${field.name}Id')
      .as('${name}')`
  return [
    subquery(selectLabel(target, 'target.', label), label),
    ...(at === undefined || target.at === undefined
      ? []
      : [subquery(`'target.${keyOfColumn(target.at.column)}'`, at)]),
  ]
}

/** What names a record, as an argument of `select`. */
function selectLabel({ label }: ReferenceTarget, prefix: string, name: string): string {
  if (label === undefined) return `(is) => is.lit(null).$castTo<string | null>().as('${name}')`
  const column = `${prefix}${keyOfColumn(label.name)}`
  return label.type === 'text'
    ? `'${column} as ${name}'`
    : `(is) => is.cast<string | null>('${column}', 'text').as('${name}')`
}

function whereLabel({ label }: ReferenceTarget): string[] {
  if (label === undefined) return []
  const key = `'${keyOfColumn(label.name)}'`
  const column = label.type === 'text' ? key : `(is) => is.cast<string>(${key}, 'text')`
  return [`if (wanted.text !== '') query = query.where(${column}, 'ilike', containing(wanted.text))`]
}

/** The query that tells whether there is such a record, of this patient where records have one. */
export function renderExistence(field: ReferenceField): string {
  const { table } = field.target
  const owner = table.isPatientRecord ? ', patientId: string' : ''
  const whose = table.isPatientRecord ? "\n    .where('patientId', '=', patientId)" : ''
  const comment = table.isPatientRecord
    ? 'Whether it is the patient’s: nobody’s record points into the record of another.'
    : 'Whether there is such a record.'
  return `/** ${comment.replaceAll('’', "'")} */
export async function ${existenceQuery(field)}(db: Db${owner}, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('${keyOfColumn(table.name)}')
    .select('id')${whose}
    .where('id', '=', id)
    .executeTakeFirst()
  return found !== undefined
}`
}

/** The query that finds what a reference may point to. */
export function renderChoices(field: ReferenceField): string {
  const { target } = field
  const { table, at, errorColumn } = target
  const owner = table.isPatientRecord ? ', patientId: string' : ''
  const lines = [
    `let query = db.selectFrom('${keyOfColumn(table.name)}').select('id').select(${selectLabel(target, '', 'label')})${
      at === undefined ? '' : `.select('${keyOfColumn(at.column)} as at')`
    }`,
    ...(table.isPatientRecord ? ["query = query.where('patientId', '=', patientId)"] : []),
    ...(errorColumn === undefined
      ? []
      : [
          `if (wanted.id === undefined) query = query.where('${keyOfColumn(errorColumn)}', '!=', 'entered-in-error')`,
        ]),
    "if (wanted.id !== undefined) query = query.where('id', '=', wanted.id)",
    ...whereLabel(target),
    `return query${orderOf(target)}.orderBy('id', 'desc').limit(MAX_CHOICES).execute()`,
  ]
  const order = at === undefined ? 'by name' : 'the latest first'
  return `/** What may be the ${field.label.toLowerCase()}, ${order}; by \`id\`, that one alone. */
export function ${choicesQuery(field)}(db: Db${owner}, wanted: ChoiceRequest) {
  ${lines.join('\n  ')}
}`
}

function orderOf({ label, at }: ReferenceTarget): string {
  if (at !== undefined) return `.orderBy('${keyOfColumn(at.column)}', 'desc')`
  return label === undefined ? '' : `.orderBy('${keyOfColumn(label.name)}')`
}
