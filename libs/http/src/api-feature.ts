import type { PermissionTable } from '@ehr/contracts'
import type { Database } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'
import type { ApiRoute } from './handle.ts'

/** What a feature brings to the API; `export const feature: ApiFeature` of its `./api`. */
export interface ApiFeature {
  readonly name: string
  readonly permissions: PermissionTable
  readonly routes: readonly ApiRoute[]
  readonly commands?: readonly ApiCommand[]
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
