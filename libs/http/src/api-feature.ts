import type { PermissionTable } from '@ehr/contracts'
import type { Database } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'
import type { DemoRecords } from './demo-records.ts'
import type { ApiRoute } from './handle.ts'
import type { Job } from './job.ts'
import type { RecordKind } from './record-kind.ts'
import type { GuardPatients } from './request/guard-patients.ts'

/** What a feature brings to the API; `export const feature: ApiFeature` of its `./api`. */
export interface ApiFeature {
  readonly name: string
  readonly permissions: PermissionTable
  readonly routes: readonly ApiRoute[]
  readonly commands?: readonly ApiCommand[]
  /** Work that no request waits for. */
  readonly jobs?: readonly Job[]
  /** Refuses requests about patients whom who asks may not see; asked for every route of every feature. */
  readonly guardPatients?: GuardPatients
  /** Records whose changes can be read. */
  readonly records?: readonly RecordKind[]
  /** What the demo clinic has of it. */
  readonly demo?: DemoRecords
}

/** A command of the API's program: `node src/main.ts <name> …`, or `pnpm ehr <name> …`. */
export interface ApiCommand {
  readonly name: string
  /** One sentence for the list of commands. */
  readonly summary: string
  /** @returns the exit code of the process. */
  run(context: CommandContext): Promise<number>
}

/** What a command may touch; `signal` aborts on Ctrl-C. */
export interface CommandContext {
  readonly db: Kysely<Database>
  readonly args: readonly string[]
  readonly now: Date
  readonly signal: AbortSignal
  /** Writes a line for the person who runs the command. */
  print(line: string): void
}
