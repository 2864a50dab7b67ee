import { columnsOf } from './columns.ts'
import { type Field, isReference } from './field.ts'
import type { FeatureNames } from './name/feature-names.ts'
import { MAX_NAME_BYTES } from './name/sql-name.ts'
import type { Workspace } from './workspace.ts'

/** Names that mean something else to the applications: namespaces of texts, addresses of the server. */
const SHARED = [
  'api',
  'app',
  'assets',
  'fhir',
  'health',
  'metrics',
  'oauth',
  'sign-in',
  'timeline',
  'ui',
  'virtual',
]

/** What is wrong with a feature's name: taken in one of the layers, or too long for PostgreSQL. */
export function refuseNames(names: FeatureNames, isPatientRecord: boolean, workspace: Workspace): string[] {
  const { feature, table, words } = names
  const { features, tables, migrations } = workspace
  const other = `"${words.replaceAll(' ', '-')}-entries"`
  return [
    ...(features.some(({ name }) => name === feature)
      ? [`There is a feature "${feature}" already: choose another name, such as ${other}.`]
      : refuseAddress(names, isPatientRecord, workspace)),
    ...(tables.some(({ name }) => name === table || name === `${table}_history`)
      ? [`There is a table "${table}" already: choose another name, such as ${other}, or another --fhir.`]
      : []),
    ...(table.endsWith('_history')
      ? [
          `A table "${table}" would be taken for the former states of "${table.slice(0, -8)}": call it ${other}.`,
        ]
      : []),
    ...(migrations.some((name) => /^\d{14}_(.*)\.ts$/.exec(name)?.[1] === feature.replaceAll('-', '_'))
      ? [`There is a migration named "${feature}" already: choose another name, such as ${other}.`]
      : []),
    ...(SHARED.includes(feature)
      ? [`"${feature}" means something else to the applications: choose another name, such as ${other}.`]
      : []),
  ]
}

/** The screens' addresses must lead to nobody else's. */
function refuseAddress(
  { feature, words }: FeatureNames,
  isPatientRecord: boolean,
  { addresses }: Workspace,
): string[] {
  const own = isPatientRecord ? `/patients/$patientId/${feature}` : `/${feature}`
  const taken = addresses.some((address) => address === own || address.startsWith(`${own}/`))
  return taken
    ? [
        `The address ${own} is another feature’s: choose another name, such as "${words.replaceAll(' ', '-')}-entries".`,
      ]
    : []
}

/** Names in PostgreSQL that are longer than it keeps: it would cut them without a word. */
export function refuseLongNames({ table }: FeatureNames, fields: readonly Field[]): string[] {
  const ofFields = fields.flatMap((field) =>
    columnsOf(field).flatMap(({ column }) => [
      column,
      ...(field.type === 'enum' ? [`${table}_${column}_check`] : []),
      ...(isReference(field) ? [`${table}_${column}_fkey`] : []),
    ]),
  )
  const long = [`${table}_history_pkey`, `${table}_patient_id_fkey`, ...ofFields].filter(
    (name) => Buffer.byteLength(name) > MAX_NAME_BYTES,
  )
  return [...new Set(long)].map(
    (name) =>
      `"${name}" would be ${Buffer.byteLength(name)} bytes long, and PostgreSQL keeps ${MAX_NAME_BYTES}: shorten the name of the feature or of the field.`,
  )
}

/** What is wrong with references beside their form: a record of no patient may not point into a chart. */
export function refuseReferences(fields: readonly Field[], isPatientRecord: boolean): string[] {
  return fields.filter(isReference).flatMap(({ name, target }) => {
    if (target.table.name === 'patient') {
      const hint = isPatientRecord
        ? 'the record belongs to a patient already, and nobody’s record points to another patient'
        : 'leave the field out and add --patient: what is about a patient belongs into the chart'
      return [`"${name}": ${hint}.`]
    }
    if (target.table.isPatientRecord && !isPatientRecord) {
      return [
        `"${name}": a record of no patient cannot point into a chart, to ${target.name}. Add --patient, or leave it out.`,
      ]
    }
    return []
  })
}
