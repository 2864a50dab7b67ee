import type pg from 'pg'
import { findConstants } from './analyse-checks.ts'
import type { SeedTable, SeedType } from './model.ts'
import { baseOf, GUESSES, isUnknown } from './values/list-strategies.ts'
import { likeToPattern } from './values/patterns.ts'

/** Which constants a type takes. */
export interface Taken {
  takes: (type: SeedType, text: string) => boolean
}

/** Any text is theirs. */
const TEXTS = new Set(['text', 'varchar', 'bpchar', 'char', 'name', 'citext'])

/** Asks PostgreSQL, once for all tables, which constants of the checks are values of the columns' types. */
export async function listTaken(client: pg.ClientBase, tables: readonly SeedTable[]): Promise<Taken> {
  const pairs = new Map(tables.flatMap(listPairs).map((pair) => [keyOf(pair.type, pair.text), pair]))
  const taken = new Set<string>()
  if (pairs.size > 0) {
    const asked = [...pairs.values()]
    const { rows } = await client.query<{ key: string }>(
      `select k as key from unnest($1::text[], $2::text[], $3::text[]) p (k, type, value)
        where pg_input_is_valid(value, type)`,
      [[...pairs.keys()], asked.map(({ type }) => type), asked.map(({ text }) => text)],
    )
    for (const { key } of rows) taken.add(key)
  }
  return {
    takes: (type, text) => {
      const asked = typeOf(type)
      if (asked === undefined) return false
      return TEXTS.has(asked.name) || taken.has(keyOf(asked.sql, text))
    },
  }
}

function listPairs({ checks, columns }: SeedTable): { type: string; text: string }[] {
  return columns.flatMap((column) => {
    const asked = typeOf(column.type)
    if (asked === undefined || TEXTS.has(asked.name)) return []
    const constants = checks
      .filter((check) => check.columns.includes(column.number))
      .map(({ expression, hint = '' }) => findConstants(`${expression} ${hint}`, likeToPattern))
    const texts = constants.flatMap((one) => [...one.texts, ...one.numbers])
    const all = isUnknown(column.type) ? [...texts, ...GUESSES] : texts
    return [...new Set(all)].map((text) => ({ type: asked.sql, text }))
  })
}

/** Constants of an array's checks are those of its elements; enums and truth values have all theirs already. */
function typeOf(type: SeedType): SeedType | undefined {
  const base = baseOf(type)
  if (base.kind === 'e' || base.kind === 'c' || base.name === 'bool') return undefined
  return base.kind === 'b' && base.inner !== undefined ? typeOf(base.inner) : base
}

function keyOf(type: string, text: string): string {
  return `${type} ${text}`
}
