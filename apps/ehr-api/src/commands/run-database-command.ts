import { createDb } from '@ehr/db'
import { readCommandEnv } from '@ehr/env/ehr-api'
import type { ApiCommand } from '@ehr/http'

/** Runs a command with a connection of the application's role; Ctrl-C aborts it. */
export async function runDatabaseCommand(command: ApiCommand, args: readonly string[]): Promise<number> {
  const { DATABASE_URL } = readCommandEnv(process.env)
  const db = createDb({
    connectionString: DATABASE_URL,
    applicationName: `ehr-api ${command.name}`,
    maxConnections: 4,
    statementTimeoutMs: 0,
    idleTransactionTimeoutMs: 0,
  })
  const abort = new AbortController()
  process.once('SIGINT', () => abort.abort())
  process.once('SIGTERM', () => abort.abort())
  try {
    return await command.run({
      db,
      args,
      now: new Date(),
      signal: abort.signal,
      print: (line) => process.stdout.write(`${line}\n`),
    })
  } finally {
    await db.destroy()
  }
}
