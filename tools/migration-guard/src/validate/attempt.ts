import type { Finding } from '../model/finding.ts'
import type { ObservedMigration } from '../model/observation.ts'
import type { Report } from '../report/report.ts'
import type { GuardServer } from '../server/open-server.ts'
import type { GuardConfiguration } from './configuration.ts'
import type { PlaceContext } from './place-hit.ts'

/** What one server has shown. */
export interface Attempt {
  server: Report['servers'][number]
  migrations: ObservedMigration[]
  /** Of all that was looked at, before anything is accepted. */
  findings: Finding[]
  /** Sources by the file as findings tell it. */
  sources: ReadonlyMap<string, string>
  base?: string
  remarks: string[]
  /** Queries of the release being made that the schema of the running one refuses. */
  needsMigrationFirst: string[]
}

/** What every attempt needs besides its own options. */
export interface AttemptContext extends PlaceContext {
  server: GuardServer
  configuration: GuardConfiguration
  rows: number
}
