import { findByGit } from '../git/git.ts'
import type { StagedChange } from '../git/staged.ts'
import { firstOf, type Refusal, shown } from './print.ts'

/** Where the migrations are, and what each release wrote down about them. */
export const MIGRATIONS_FOLDER = 'libs/db-migrations/migrations'
const LEDGER_FOLDER = 'libs/db-migrations/ledger'
const PRODUCT_TAGS = ['describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*']

/**
 * Finds changes to migrations that are part of a release: those that the last product tag has, and those of the
 * ledger. Whether another file makes one of them do something else, only `pnpm ehr migrate validate` can say.
 *
 * @param head the commit from which the last release is looked for
 */
export function checkMigrations(root: string, changes: readonly StagedChange[], head = 'HEAD'): Refusal[] {
  const changed = changes.filter(({ path, isKnown }) => isKnown && isMigration(path))
  if (changed.length === 0) return []
  const tag = findByGit(root, [...PRODUCT_TAGS, head])
  const released = changed.filter(({ path, id }) => {
    const former =
      tag === undefined ? undefined : findByGit(root, ['rev-parse', '--verify', '--quiet', `${tag}:${path}`])
    return former === undefined ? isInLedger(root, head, path) : former !== id
  })
  if (released.length === 0) return []
  const paths = released.map(({ path }) => shown(path))
  return [
    {
      what: 'Released migrations are never changed',
      details: firstOf(
        released.map(
          ({ path, id }) =>
            `${shown(path)} is part of ${tag ?? 'a release'} and would be ${id === undefined ? 'gone' : 'another'}`,
        ),
        8,
      ),
      why: 'databases that have them applied never run them again, and would differ from new ones from now on.',
      mend: [
        `git restore --source=${tag ?? head} --staged --worktree -- ${paths.join(' ')}`,
        'then make the change by a new migration: pnpm ehr migrate new <name>',
      ],
    },
  ]
}

function isMigration(path: string): boolean {
  return path.startsWith(`${MIGRATIONS_FOLDER}/`) && /(?<!\.d)\.[cm]?[jt]s$/.test(path)
}

function isInLedger(root: string, head: string, path: string): boolean {
  const name = path.slice(MIGRATIONS_FOLDER.length + 1).replace(/\.[cm]?[jt]s$/, '')
  return findByGit(root, ['cat-file', '-e', `${head}:${LEDGER_FOLDER}/${name}.json`]) !== undefined
}
