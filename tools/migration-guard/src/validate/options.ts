import type { TransactionMode } from '../observe/observe-sql.ts'
import type { GuardServer, ServerVersion } from '../server/open-server.ts'
import type { FailOn } from './build-report.ts'

interface CommonOptions {
  /** Of the workspace: `delivery.json` and the pages about rules are there. Absolute. */
  workspace: string
  /** Rows seeded in each table; else those of the configuration, else 1000. */
  rows?: number
  /** Else that of the configuration, else `error`. */
  failOn?: FailOn
  /** Major versions to try it on, one after another; else the one that is at hand. */
  versions?: readonly ServerVersion[]
  /** An open one to use instead; it stays open. */
  server?: GuardServer
  /** Told of what is being done, for showing that something is; of nothing (an empty text) at the end. */
  onProgress?: (text: string) => void
}

/** A folder of Kysely migrations, ours or that of another project. */
export interface FolderOptions extends CommonOptions {
  /** Absolute. */
  folder: string
  /** Git reference that says what is released; else the last product tag. */
  base?: string
  /** Brings the committed schema and types up to date instead of finding fault with them. */
  write?: boolean
}

/** Files of SQL, each tried on a database of its own. */
export interface SqlOptions extends CommonOptions {
  sql: readonly SqlInput[]
}

/** One file of SQL. */
export interface SqlInput {
  /** As findings tell it. */
  file: string
  /** To be read. */
  path: string
  /** Path of what is run before, unobserved. */
  setup?: string
  transaction: TransactionMode
}
