import { AsyncLocalStorage } from 'node:async_hooks'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { statementName } from './standing-query.ts'

/** Where a statement comes from: what an operator finds in `pg_stat_activity` and in the server's log. */
export interface QueryLabel {
  /** Id of the request, as in our logs and in the answer's `X-Request-Id`. */
  readonly requestId: string
  readonly operation: string
}

const comments = new AsyncLocalStorage<string>()

/** Puts a comment before each statement that `run` sends, in the form of sqlcommenter (key='value'). */
export function labelQueries<T>({ requestId, operation }: QueryLabel, run: () => T): T {
  return comments.run(`/*operation='${safe(operation)}',request_id='${safe(requestId)}'*/ `, run)
}

/** Runs what belongs to no request, though one began it: a batch that carries the records of many. */
export function unlabelledQueries<T>(run: () => T): T {
  return comments.exit(run)
}

/** The pool as Kysely uses it, with the label of whoever asks before each statement. */
export function labelledPool(pool: pg.Pool): PostgresPool {
  const labelled = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const known = labelled.get(client) ?? labelledClient(client)
      labelled.set(client, known)
      return known
    },
  }
}

function labelledClient(client: pg.PoolClient): PostgresPoolClient {
  return new Proxy(client, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      if (name !== 'query') return member.bind(target)
      return (...query: unknown[]) => Reflect.apply(member, target, labelled(query))
    },
  })
}

/** What is handed to node-postgres instead: a standing query under its name, any other text with the label before it. */
function labelled([sql, values, ...rest]: readonly unknown[]): unknown[] {
  if (typeof sql !== 'string') return [sql, values, ...rest]
  const name = statementName(sql)
  if (name !== undefined) return [{ name, text: sql, values }, ...rest]
  return [`${comments.getStore() ?? ''}${sql}`, values, ...rest]
}

/** Nothing may end the comment: what is no word character goes. */
function safe(text: string): string {
  return text.replaceAll(/[^\w.-]/g, '').slice(0, 80)
}
