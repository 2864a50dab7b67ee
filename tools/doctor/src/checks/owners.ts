import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Check, ok, problem, warning } from '../check.ts'

/** Where commands write, and so leave files of another user's when they are run as one. */
const FOLDERS = [
  '.',
  '.git',
  '.git/objects',
  '.git/refs/heads',
  '.husky',
  '.nx',
  '.data',
  '.reports',
  'docs',
  'libs',
]
const ALSO = ['node_modules', 'node_modules/.pnpm', 'node_modules/.cache', 'node_modules/.bin']
const SHOWN = 3

/** Files that belong to root after a command with sudo. */
export const owners: Check = {
  name: 'owners',
  run: async ({ root, uid, env }) => {
    if (uid === undefined) return ok('not looked at on Windows')
    const paths = [...(await Promise.all(FOLDERS.map((folder) => listIn(root, folder)))).flat(), ...ALSO]
    const foreign = await listForeign(root, paths, uid)
    if (uid === 0) {
      if (env.SUDO_UID === undefined) return ok('all are root’s own, who runs this')
      return warning('this runs with sudo', {
        why: 'What is written now belongs to root, and you cannot change it afterwards.',
        mend: 'Run it without sudo; nothing here needs it.',
      })
    }
    if (foreign.length === 0) return ok('all are yours')
    const more = foreign.length > SHOWN ? ` and ${foreign.length - SHOWN} more` : ''
    return problem(`another user’s: ${foreign.slice(0, SHOWN).join(', ')}${more}`, {
      why: 'They cannot be written: installing, committing and "pnpm dev" fail on them. A command was run with sudo.',
      mend: `sudo chown -R "$(id -un)" '${root}'`,
    })
  },
}

async function listIn(root: string, folder: string): Promise<string[]> {
  const names = await readdir(join(root, folder)).catch(() => [])
  return names.map((name) => (folder === '.' ? name : `${folder}/${name}`))
}

async function listForeign(root: string, paths: readonly string[], uid: number): Promise<string[]> {
  const owned = await Promise.all(
    paths.map(async (path) => ({ path, owner: (await lstat(join(root, path)).catch(() => undefined))?.uid })),
  )
  return owned
    .filter(({ owner }) => owner !== undefined && owner !== uid)
    .map(({ path }) => path)
    .sort()
}
