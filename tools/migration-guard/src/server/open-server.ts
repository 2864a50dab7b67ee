import { startOwnServer } from './own-server.ts'
import { openScratchDatabases, type ScratchDatabases } from './scratch-databases.ts'

const SUPPORTED_VERSIONS = [16, 17, 18] as const

/** Major version of PostgreSQL. */
export type ServerVersion = (typeof SUPPORTED_VERSIONS)[number]

export interface ServerChoice {
  /** Address of an administrator of a server to work on; MIGRATION_GUARD_DATABASE_URL when left out. */
  url?: string
  /** 16 unless said otherwise. */
  version?: ServerVersion
}

/** A PostgreSQL with databases of our own. */
export interface GuardServer extends ScratchDatabases {
  /** For the report: where it came from. */
  description: string
  /** As `show server_version` has it. */
  version: string
  /** Drops what was made and stops the server if it was started here; harmless when repeated. */
  close: () => Promise<void>
}

/**
 * Opens the server to validate on: the one given, else a PostgreSQL installed on this machine, else the embedded
 * one. DATABASE_URL is never read. Throws when there is none of the version asked for.
 */
export async function openServer(choice: ServerChoice = {}): Promise<GuardServer> {
  const wanted = choice.version ?? 16
  const given = choice.url ?? process.env.MIGRATION_GUARD_DATABASE_URL
  if (given !== undefined && given !== '') return await openGiven(given, choice)
  const own = await startOwnServer(wanted)
  const databases = await openScratchDatabases(own.url, { isOurs: true }).catch(async (error: unknown) => {
    await own.stop()
    throw error
  })
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= databases.close().finally(own.stop)
    return closing
  }
  return { ...databases, description: own.description, close }
}

async function openGiven(url: string, choice: ServerChoice): Promise<GuardServer> {
  const databases = await openScratchDatabases(url, { isOurs: false })
  const major = Number.parseInt(databases.version, 10)
  if (choice.version !== undefined && major !== choice.version) {
    await databases.close()
    throw new Error(
      `The server of MIGRATION_GUARD_DATABASE_URL is PostgreSQL ${databases.version}: expected ${choice.version}. Give one of that version, or unset the variable.`,
    )
  }
  return { ...databases, description: `the given server ${new URL(url).host}` }
}
