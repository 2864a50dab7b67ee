import { openTestServer } from '@ehr/db/testing/server'
import type { ObservedMigration } from '../model/observation.ts'
import { type GuardServer, openServer } from '../server/open-server.ts'
import { observeSql, type TransactionMode } from './observe-sql.ts'

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
  return await observeSql({ ...options, server, file: '/case.sql', transaction, rows })
}
