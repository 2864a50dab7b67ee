/** A migration as it lies in its folder. */
export interface MigrationFile {
  /** As Kysely has it: the file without its ending. */
  name: string
  /** Absolute. */
  file: string
  source: string
}

const ENDING = /(?<!\.d)\.(ts|js|mts|mjs|cts|cjs)$/

/** Says whether Kysely's own file provider would load a file as a migration; declarations are none. */
export function isMigrationFile(fileName: string): boolean {
  return ENDING.test(fileName)
}

/** Gives the name under which Kysely keeps a migration's file. */
export function migrationNameOf(fileName: string): string {
  return fileName.replace(ENDING, '')
}
