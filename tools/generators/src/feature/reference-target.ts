import { planNames } from './name/feature-names.ts'
import { snakeOf, wordsOf } from './name/words.ts'
import type { Table, TableColumn } from './table.ts'
import type { KnownFeature, Workspace } from './workspace.ts'

/** The records that a reference points to, and what people know one of them by. */
export interface ReferenceTarget {
  /** As `--fields` states it: a feature's folder, or a table that no feature has. */
  readonly name: string
  readonly feature: KnownFeature | undefined
  readonly table: Table
  /** The column that names a record: `code_display`. */
  readonly label: TableColumn | undefined
  /** The column that says when it was. */
  readonly at: { readonly column: string; readonly type: 'date' | 'datetime' } | undefined
  /** The column that says that a record is a mistake. */
  readonly errorColumn: string | undefined
}

/** Finds what somebody means by `reference(labOrders)`: a feature in any case, singular or plural, or a table. */
export function findTarget(given: string, { features, tables }: Workspace): ReferenceTarget | undefined {
  const planned = planNames({ name: given })
  const names = planned.ok ? planned.names : undefined
  const column = snakeOf(wordsOf(given))
  const feature =
    features.find(({ name, record }) => name === names?.feature || record?.singular === names?.record) ??
    features.find(({ table }) => table === column)
  const table = tables.find(
    ({ name }) => name === (feature === undefined ? column : tableOf(feature, names?.table)),
  )
  if (table === undefined || table.name.endsWith('_history')) return undefined
  return {
    name: feature?.name ?? table.name,
    feature,
    table,
    label: findLabel(table),
    at: findMoment(table),
    errorColumn: table.columns.find(({ values }) => values.includes('entered-in-error'))?.name,
  }
}

/** What a reference may be called: features that keep records, and tables that belong to none. */
export function listTargets({ features, tables }: Workspace): string[] {
  const own = features.filter(({ table }) => table !== undefined && tables.some(({ name }) => name === table))
  return own.map(({ name }) => name).sort()
}

function tableOf({ table }: KnownFeature, singular: string | undefined): string | undefined {
  return table ?? singular
}

/** Never a key, a secret or a part of a code: what people would say. */
function findLabel({ columns }: Table): TableColumn | undefined {
  const said = columns.filter(
    ({ dataClass, name, type }) =>
      type === 'text' && !/(^|_)(system|code|unit)$/.test(name) && !UNSAID.has(dataClass),
  )
  const texts = said.filter(({ values }) => values.length === 0)
  const isName = ({ name }: TableColumn) => /^(name|title|label)$/.test(name)
  const isDisplay = ({ name }: TableColumn) => name.endsWith('_display')
  const isRequired = ({ isNullable }: TableColumn) => !isNullable
  return (
    texts.find((column) => isDisplay(column) && isRequired(column)) ??
    texts.find(isName) ??
    texts.find(isRequired) ??
    texts.find(isDisplay) ??
    texts[0] ??
    said[0] ??
    columns.find(({ dataClass, type }) => !UNSAID.has(dataClass) && /^(integer|numeric|boolean)/.test(type))
  )
}

const UNSAID = new Set(['key', 'secret', 'operational'])

function findMoment({ columns }: Table): ReferenceTarget['at'] {
  const moments = columns.filter(
    ({ name, type }) => /^(date|timestamp)/.test(type) && !/^(created|updated|superseded)_at$/.test(name),
  )
  const found = moments.find(({ isNullable }) => !isNullable) ?? moments[0]
  return found && { column: found.name, type: found.type === 'date' ? 'date' : 'datetime' }
}
