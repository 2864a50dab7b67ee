import { keyOfColumn } from '../feature/name/words.ts'
import type { PlannedFile } from '../feature/plan-files.ts'
import type { Table } from '../feature/table.ts'

/** The feature that is to go, and what of it others may use. */
export interface Leaving {
  feature: string
  table: string | undefined
  permissions: readonly string[]
}

/** The permissions that a contract defines: `'lab-orders:write'`. */
export function listPermissions(contract: string): string[] {
  const defined = /definePermissions\(\{(.*?)\n\}\)/s.exec(contract)?.[1] ?? ''
  return [...defined.matchAll(/^\s*'([\w-]+:[\w-]+)':/gm)].map(([, name = '']) => name)
}

/** Who uses a feature, each place as a sentence: packages, imports, permissions, addresses, foreign keys. */
export function listDependents(
  { feature, table, permissions }: Leaving,
  files: readonly PlannedFile[],
  tables: readonly Table[],
): string[] {
  const packageName = `@ehr/feature-${feature}`
  const uses: [RegExp, RegExp, string][] = [
    [/package\.json$/, new RegExp(`"${packageName}"`), `lists ${packageName}`],
    [/\.[cm]?[jt]sx?$/, new RegExp(`['"\`]${packageName}[/'"\`]`), `imports ${packageName}`],
    ...permissions.map((name): [RegExp, RegExp, string] => [
      /^(apps|libs)\/.*\.(tsx?|json)$/,
      new RegExp(`['"\`]${name}['"\`]`),
      `uses the permission ${name}`,
    ]),
    [/^apps\/ehr-e2e\/.*\.ts$/, new RegExp(`/${feature}(?![\\w-])`), `goes to the screens of ${feature}`],
  ]
  const found = files.flatMap(({ path, text }) => {
    const own = uses.filter(([file, use]) => file.test(path) && use.test(text))
    if (own.length === 0) return []
    const lines = text.split('\n')
    return own.flatMap(([, use, what]) =>
      lines.flatMap((line, at) => (use.test(line) ? [`${path}:${at + 1} ${what}`] : [])),
    )
  })
  return [...found, ...listPointing(table, tables)].map((place) => `${place}.`)
}

/** Who reads or writes a table in code or recorded SQL, each place as a sentence. */
export function listTableUses(table: string, files: readonly PlannedFile[]): string[] {
  const key = keyOfColumn(table)
  const inCode = new RegExp(
    `(selectFrom|insertInto|updateTable|deleteFrom|[jJ]oin)\\(\\s*\\[?['"\`]${key}(_?History)?\\b`,
  )
  const inSql = new RegExp(`\\b(from|join|into|update)\\s+"?${table}(_history)?\\b`, 'i')
  return files.flatMap(({ path, text }) => {
    const use = path.endsWith('.sql') ? inSql : /\.tsx?$/.test(path) ? inCode : undefined
    if (use === undefined || path.startsWith('libs/db-migrations/') || !use.test(text)) return []
    const lines = text.split('\n')
    return lines.flatMap((line, at) => (use.test(line) ? [`${path}:${at + 1} uses the table ${table}.`] : []))
  })
}

/** The foreign keys of other tables that point to one. */
export function listPointing(table: string | undefined, tables: readonly Table[]): string[] {
  if (table === undefined) return []
  const own = [table, `${table}_history`]
  return tables
    .filter(({ name }) => !own.includes(name))
    .flatMap(({ name, columns }) =>
      columns
        .filter(({ references }) => references === table)
        .map((column) => `The table ${name} points to ${table}: its column ${column.name}`),
    )
}
