import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findByGit } from '../git/git.ts'
import { MIGRATIONS_FOLDER } from './check-migrations.ts'

const LOCKFILE = 'pnpm-lock.yaml'
const INSTALL = 'npx -y pnpm@12 install'

/** Says what there is to do after the working tree went from one commit to another: a line for each, mostly none. */
export function listChangesToActOn(root: string, from: string, to: string): string[] {
  if (from === to || /^0+$/.test(from)) return []
  const changed = findByGit(root, [
    'diff',
    '--name-status',
    '--no-renames',
    '-z',
    from,
    to,
    '--',
    LOCKFILE,
    `${MIGRATIONS_FOLDER}/`,
  ])
  if (changed === undefined || changed === '') return []
  const fields = changed.split('\0')
  const changes = fields.flatMap((kind, index) =>
    index % 2 === 0 && kind !== '' ? [{ kind, path: fields[index + 1] ?? '' }] : [],
  )
  const migrations = changes.filter(({ path }) => path.startsWith(MIGRATIONS_FOLDER))
  return [
    ...(changes.some(({ path }) => path === LOCKFILE) && !isInstalled(root)
      ? [`The dependencies changed. Install them: ${INSTALL}`]
      : []),
    ...(migrations.length === 0 ? [] : [describeMigrations(migrations.map(({ kind }) => kind))]),
  ]
}

/** Going back to what is installed needs no installation. */
function isInstalled(root: string): boolean {
  const installed = join(root, 'node_modules/.pnpm/lock.yaml')
  return (
    existsSync(installed) && readFileSync(installed, 'utf8') === readFileSync(join(root, LOCKFILE), 'utf8')
  )
}

function describeMigrations(kinds: readonly string[]): string {
  const gone = kinds.filter((kind) => kind === 'D').length
  const others = kinds.length - gone
  const counted = (count: number) => `${count} ${count === 1 ? 'migration' : 'migrations'}`
  const came = others === 0 ? [] : [`${counted(others)} came or changed`]
  const went = gone === 0 ? [] : [`${counted(gone)} went`]
  return `${[...came, ...went].join(', ')}. See what your database has: pnpm ehr migrate status; bring it there: pnpm ehr migrate up`
}
