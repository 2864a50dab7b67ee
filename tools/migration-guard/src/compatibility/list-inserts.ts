import { loadModule, parseSync } from 'libpg-query'

/** What an INSERT fills; values that are the word DEFAULT do not count. */
export interface InsertTarget {
  schema: string | undefined
  table: string
  columns: string[]
}

/** Lists the INSERTs of a statement, those in WITH included; without a list of columns one is left out, unless it gives no value at all. */
export async function listInserts(sql: string): Promise<InsertTarget[]> {
  if (!/\binsert\b/i.test(sql)) return []
  await loadModule()
  const found: InsertTarget[] = []
  try {
    collect(parseSync(sql), found)
  } catch {
    // PostgreSQL says what is wrong with it when it is planned.
    return []
  }
  return found
}

function collect(node: unknown, found: InsertTarget[]): void {
  if (Array.isArray(node)) {
    for (const one of node) collect(one, found)
  } else if (isObject(node)) {
    if (isObject(node.InsertStmt)) {
      const target = toTarget(node.InsertStmt)
      if (target !== undefined) found.push(target)
    }
    for (const child of Object.values(node)) collect(child, found)
  }
}

function toTarget({ relation, cols, selectStmt }: Record<string, unknown>): InsertTarget | undefined {
  if (!isObject(relation) || typeof relation.relname !== 'string') return undefined
  const schema = typeof relation.schemaname === 'string' ? relation.schemaname : undefined
  if (!Array.isArray(cols)) {
    return selectStmt === undefined ? { schema, table: relation.relname, columns: [] } : undefined
  }
  const isDefault = listDefaults(selectStmt)
  const columns = cols.flatMap((column, index) => {
    const name = isObject(column) && isObject(column.ResTarget) ? column.ResTarget.name : undefined
    return typeof name === 'string' && !isDefault.has(index) ? [name] : []
  })
  return { schema, table: relation.relname, columns }
}

/** Places at which every row has the word DEFAULT: Kysely writes it for what only other rows give. */
function listDefaults(select: unknown): ReadonlySet<number> {
  const rows = isObject(select) && isObject(select.SelectStmt) ? select.SelectStmt.valuesLists : undefined
  if (!Array.isArray(rows)) return new Set()
  const places = rows.map((row) => {
    const items = isObject(row) && isObject(row.List) && Array.isArray(row.List.items) ? row.List.items : []
    return items.flatMap((item, index) => (isObject(item) && 'SetToDefault' in item ? [index] : []))
  })
  const [first = [], ...others] = places
  return new Set(first.filter((place) => others.every((other) => other.includes(place))))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
