import { openTestServer } from '@ehr/db/testing/server'
import type { ObservedMigration } from '../model/observation.ts'
import { type GuardServer, openServer } from '../server/open-server.ts'
import { observeSql, type TransactionMode } from './observe-sql.ts'
import { type PreparedSetup, prepareSetup } from './prepare-setup.ts'

let opened: Promise<GuardServer> | undefined

/** The workspace's shared test server, as the guard uses one; opened once per process. */
export function useGuardServer(): Promise<GuardServer> {
  opened ??= openTestServer().then(({ url }) => openServer({ url }))
  return opened
}

/** Observes one text of SQL, with 100 rows in each table unless said otherwise. */
export async function observeCase(options: {
  setup?: string
  sql: string
  transaction?: TransactionMode
  rows?: number
}): Promise<ObservedMigration> {
  const { transaction = 'auto', rows = 100 } = options
  const server = await useGuardServer()
  const prepared = await useSetup({
    server,
    rows,
    ...(options.setup !== undefined && { setup: options.setup }),
  })
  return await observeSql({ ...options, prepared, server, file: '/case.sql', transaction, rows })
}

const setups = new Map<string, Promise<PreparedSetup>>()

/** Hundreds of cases share a few setups: each is run once, and dropped with the process. */
function useSetup(options: Parameters<typeof prepareSetup>[0]): Promise<PreparedSetup> {
  const key = `${options.rows} ${options.setup}`
  const known = setups.get(key) ?? prepareSetup(options)
  setups.set(key, known)
  return known
}
