import { findCommit } from '@ehr/conventions/git/asynchronous'
import type { Precondition } from './precondition.ts'

const NAME = 'migrating'

/** Where the provider does not migrate itself, it can be done from here: with the owner’s connection, by the files of the commit. */
export const canMigrate: Precondition = async ({ place, newMigrations, env, git, commit }) => {
  if (place.migrates !== 'before' || newMigrations?.length === 0) return undefined
  const isCheckedOut = (await findCommit(git, 'HEAD')) === commit
  const missing = [
    !env.MIGRATION_DATABASE_URL && 'MIGRATION_DATABASE_URL is not set',
    !isCheckedOut && `${commit.slice(0, 7)} is not checked out`,
  ].filter((each) => each !== false)
  if (missing.length === 0) return { name: NAME, verdict: 'met', text: 'from here, before the deployment' }
  return {
    name: NAME,
    verdict: 'unmet',
    text: `${missing.join(', and ')}; migrations run from here.`,
    todo: `Set the owner’s connection, and run: git switch --detach ${commit.slice(0, 7)}.`,
  }
}
