import type { Catalogue, Column, DatabaseFunction, Grant, Table, View } from '../catalogue/model.ts'
import type { GeneratedFile } from './generated-file.ts'

/** Renders the schema as text for review and for comparing: one file a table, function, sequence, view. */
export function renderSnapshot(catalogue: Catalogue): GeneratedFile[] {
  return [
    ...catalogue.extensions.map((name) => file('extensions', name, [`create extension ${name};`])),
    ...catalogue.enums.map(({ name, values }) =>
      file('enums', name, [`create type ${name} as enum (${values.map(quote).join(', ')});`]),
    ),
    ...catalogue.sequences.map(({ name, definition, grants }) =>
      file('sequences', name, [
        `create sequence ${name} ${definition};`,
        ...renderGrants(`sequence ${name}`, grants),
      ]),
    ),
    ...renderFunctions(catalogue.functions),
    ...catalogue.tables.map((table) => file('tables', table.name, renderTable(table))),
    ...catalogue.views.map((view) => file('views', view.name, renderView(view))),
  ]
}

const MARK = '-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.'

function file(folder: string, name: string, statements: readonly string[]): GeneratedFile {
  return { path: `schema/${folder}/${name}.sql`, text: `${MARK}\n\n${statements.join('\n\n')}\n` }
}

/** Functions that share a name share a file. */
function renderFunctions(functions: readonly DatabaseFunction[]): GeneratedFile[] {
  const names = [...new Set(functions.map(({ name }) => name))]
  return names.map((name) => {
    const variants = functions.filter((other) => other.name === name)
    const statements = variants.flatMap(({ signature, definition, grants, comment }) => [
      ...renderRemark(comment),
      `${definition.trimEnd()};`,
      ...renderGrants(`function ${signature}`, grants),
    ])
    return file('functions', name, statements)
  })
}

function renderTable(table: Table): string[] {
  return [
    [
      ...renderRemark(table.comment),
      table.partitionOf === null
        ? `create table ${table.name} (\n${renderBody(table)}\n)${renderPartitioning(table)};`
        : `create table ${table.name} partition of ${table.partitionOf} ${table.partitionBound};`,
    ].join('\n'),
    ...block(table.indexes.map(({ definition }) => `${definition};`)),
    ...block(table.triggers.map(({ definition }) => `${definition};`)),
    ...block([
      ...(table.rowSecurity === 'off' ? [] : [`alter table ${table.name} enable row level security;`]),
      ...(table.rowSecurity === 'forced' ? [`alter table ${table.name} force row level security;`] : []),
      ...table.policies.map(
        ({ name, definition }) => `create policy ${name} on ${table.name} ${definition};`,
      ),
    ]),
    ...renderGrants(table.name, table.grants),
  ]
}

function renderPartitioning({ partitionKey }: Table): string {
  return partitionKey === null ? '' : ` partition by ${partitionKey}`
}

function renderBody({ columns, constraints }: Table): string {
  const parts = [
    ...columns.map((column) => ({ text: renderColumn(column), remark: oneLine(column.comment) })),
    ...constraints.map(({ name, definition }) => ({ text: `constraint ${name} ${definition}`, remark: '' })),
  ]
  return parts
    .map(({ text, remark }, index) => {
      const comma = index === parts.length - 1 ? '' : ','
      return `  ${text}${comma}${remark === '' ? '' : ` -- ${remark}`}`
    })
    .join('\n')
}

function renderColumn(column: Column): string {
  return [
    column.name,
    column.type,
    ...(column.collation === null ? [] : [`collate ${column.collation}`]),
    ...(column.isNullable ? [] : ['not null']),
    ...renderValue(column),
  ].join(' ')
}

function renderValue(column: Column): string[] {
  if (column.identity !== null) return [`generated ${column.identity} as identity`]
  if (column.isGenerated) return [`generated always as (${column.default}) stored`]
  return column.default === null ? [] : [`default ${column.default}`]
}

function renderView(view: View): string[] {
  const kind = view.isMaterialized ? 'materialized view' : 'view'
  return [
    [...renderRemark(view.comment), `create ${kind} ${view.name} as\n${view.definition}`].join('\n'),
    ...block(view.columns.map((column) => `-- ${column.name} ${column.type}: ${oneLine(column.comment)}`)),
    ...block(view.indexes.map(({ definition }) => `${definition};`)),
    ...renderGrants(view.name, view.grants),
  ]
}

function renderGrants(on: string, grants: readonly Grant[]): string[] {
  return block(
    grants.map(({ role, rights, column }) => {
      const of = column === null ? '' : ` (${column})`
      return `grant ${rights.map((right) => `${right}${of}`).join(', ')} on ${on} to ${role};`
    }),
  )
}

function renderRemark(comment: string | null): string[] {
  return comment === null ? [] : [`-- ${oneLine(comment)}`]
}

function oneLine(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function block(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.join('\n')]
}
