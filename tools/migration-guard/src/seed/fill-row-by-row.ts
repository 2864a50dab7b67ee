import pg from 'pg'
import { buildRows } from './build-rows.ts'
import { overriding } from './fill-table.ts'
import type { Group } from './groups.ts'
import type { VariableContext } from './variables.ts'

/** Rows refused one after another before it is given up. */
const PATIENCE = 60

/**
 * Tries each row in a subtransaction of its own, on the server, for tables where single rows raise errors that no
 * ON CONFLICT catches: triggers, deferrable constraints, expressions. Tells how many went in, and what most of the
 * others ran into.
 */
export async function fillRowByRow(
  client: pg.ClientBase,
  { table, rows, withNulls }: VariableContext,
  groups: readonly Group[],
): Promise<{ rows: number; why: string }> {
  // All that the checks accept, mixed anew in each row: what refuses most of them may take some.
  const mixed = groups.map((group, at) => ({ ...group, vectors: shuffle(group.spare, at) }))
  const { columns, from, where } = buildRows(table, mixed, { from: 1, to: rows * 3 + PATIENCE, withNulls })
  if (columns.length === 0) return { rows: 0, why: 'it has no column to write' }
  const names = columns.map((name) => pg.escapeIdentifier(name)).join(', ')
  const values = columns.map((name) => `r.${pg.escapeIdentifier(name)}`).join(', ')
  const body = `declare r record; filled int := 0; refused int := 0; why text := '';
begin
  for r in select * from ${from} where ${where} loop
    exit when filled >= ${rows} or refused >= ${PATIENCE} + 3 * filled;
    begin
      insert into ${table.sql} (${names}) ${overriding(table, columns)} values (${values});
      set constraints all immediate;
      set constraints all deferred;
      filled := filled + 1;
    exception when others then
      refused := refused + 1;
      why := sqlerrm;
    end;
  end loop;
  perform set_config('migration_guard.filled', filled::text, true), set_config('migration_guard.why', why, true);
end`
  await client.query(`do ${pg.escapeLiteral(body)}`)
  const result = await client.query<{ rows: number; why: string }>(
    `select current_setting('migration_guard.filled')::int as rows, current_setting('migration_guard.why') as why`,
  )
  return result.rows[0] ?? { rows: 0, why: 'nothing is known of it' }
}

/** Of another length for each group, so that rows do not pair the same combinations again and again. */
function shuffle<T>(vectors: readonly T[], at: number): T[] {
  return vectors.length < 2 ? [...vectors] : [...vectors, ...vectors.slice(0, at % vectors.length)]
}
