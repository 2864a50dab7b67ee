import { readFile } from 'node:fs/promises'

/** User that PostgreSQL runs as; undefined: the user of this process. */
export type OperatingUser = { uid: number; gid: number } | undefined

/** PostgreSQL refuses to run as root: root starts it as nobody, everyone else as themselves. */
export async function findOperatingUser(): Promise<OperatingUser> {
  if (process.getuid?.() !== 0) return undefined
  const accounts = await readFile('/etc/passwd', 'utf8')
  const nobody = accounts.split('\n').find((line) => line.startsWith('nobody:'))
  if (nobody === undefined) {
    throw new Error('/etc/passwd has no user "nobody", whom PostgreSQL needs when started by root. Add one.')
  }
  const [, , uid, gid] = nobody.split(':')
  // macOS writes -2, which is the same number read as unsigned.
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }
}
