import type { Catalogue, Column, Constraint, EnumType, Table, View } from '../catalogue/model.ts'
import { splitComment } from '../data-classes.ts'
import { renderColumnType } from './column-type.ts'
import type { GeneratedFile } from './generated-file.ts'

/** Renders the types of the tables for Kysely, one file a table, as Biome would print them. */
export function renderTypes({ tables, views, enums }: Catalogue): GeneratedFile[] {
  const ownTables = tables.filter(({ partitionOf }) => partitionOf === null)
  const relations = [...ownTables, ...views.map((view) => ({ ...view, constraints: [] }))]
  return relations.map((relation) => ({
    path: `src/tables/${relation.name.replaceAll('_', '-')}.ts`,
    text: renderFile(relation, enums),
  }))
}

const MARK = '// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.'
const LINE_WIDTH = 110

type Relation = Pick<Table | View, 'name' | 'comment' | 'columns'> & { constraints: readonly Constraint[] }

function renderFile(relation: Relation, enums: readonly EnumType[]): string {
  const type = `${pascalCase(relation.name)}Table`
  const unions = findUnions(relation, enums)
  const columns = relation.columns.map((column) => ({
    column,
    ...renderColumnType(column, unions.get(column.name)?.name),
  }))
  const imports = [...new Set(columns.flatMap((column) => column.imports))].sort()
  return [
    MARK,
    ...(imports.length === 0 ? [] : [`import type { ${imports.join(', ')} } from 'kysely'`]),
    '',
    "declare module '../database.ts' {",
    '  interface Database {',
    `    ${camelCase(relation.name)}: ${type}`,
    '  }',
    '}',
    '',
    ...[...unions.values()].flatMap((union) => [...renderUnion(union), '']),
    ...(relation.comment === null ? [] : [`/** ${relation.comment} */`]),
    `export interface ${type} {`,
    ...columns.flatMap(({ column, text }) => [
      ...renderDescription(column),
      `  ${camelCase(column.name)}: ${text}`,
    ]),
    '}',
    '',
  ].join('\n')
}

interface Union {
  name: string
  values: readonly string[]
}

function findUnions(relation: Relation, enums: readonly EnumType[]): Map<string, Union> {
  const unions = new Map<string, Union>()
  for (const { name: column, typeName } of relation.columns) {
    const enumType = enums.find(({ name }) => name === typeName)
    const values = enumType?.values ?? findListedValues(column, relation.constraints)
    if (values !== undefined) {
      unions.set(column, { name: pascalCase(`${relation.name}_${column}`), values })
    }
  }
  return unions
}

/** The literals of `check (column in ('a', 'b'))`, as PostgreSQL writes it. */
function findListedValues(column: string, constraints: readonly Constraint[]): string[] | undefined {
  const bare = column.replaceAll('"', '')
  const pattern = new RegExp(`^CHECK \\(\\(\\(?"?${bare}"? = ANY \\(ARRAY\\[(.*)\\]\\)\\)?\\)\\)$`)
  for (const { kind, definition } of constraints) {
    const list = kind === 'check' ? pattern.exec(definition)?.[1] : undefined
    if (list !== undefined) {
      return [...list.matchAll(/'((?:[^']|'')*)'::text/g)].map((match) =>
        (match[1] ?? '').replaceAll("''", "'"),
      )
    }
  }
  return undefined
}

function renderUnion({ name, values }: Union): string[] {
  const literals = values.map(renderLiteral)
  const line = `export type ${name} = ${literals.join(' | ')}`
  if (line.length <= LINE_WIDTH) return [line]
  return [`export type ${name} =`, ...literals.map((literal) => `  | ${literal}`)]
}

/** In the quotes that need the fewest escapes, as Biome does. */
function renderLiteral(value: string): string {
  const text = JSON.stringify(value)
  return value.includes("'") ? text : `'${text.slice(1, -1).replaceAll('\\"', '"')}'`
}

function renderDescription(column: Column): string[] {
  const { dataClass, description } = splitComment(column.comment)
  const text = [description, ...(dataClass === undefined ? [] : [`(${dataClass})`])].join(' ').trim()
  return text === '' ? [] : [`  /** ${text} */`]
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function pascalCase(name: string): string {
  const camel = camelCase(name)
  return camel.charAt(0).toUpperCase() + camel.slice(1)
}
