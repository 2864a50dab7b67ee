import { listBreaking } from '../migrations/list-migrations.ts'
import type { Deployable, Precondition } from './precondition.ts'

const NAME = 'way back'

/** It is known how one goes back, before one goes on. */
export const hasWayBack: Precondition = async (deployable) => {
  const { services, commit, newMigrations = [] } = deployable
  const targets = services.map(({ name, live, earlier }) => ({
    name,
    to: live?.commit === commit ? earlier[0] : live,
  }))
  const known = targets.flatMap(({ name, to }) =>
    to === undefined ? [] : [`${name} to ${to.id} (${to.commit.slice(0, 7)})`],
  )
  if (known.length === 0)
    return { name: NAME, verdict: 'met', text: 'none: this is the first deployment here' }
  const breaking = listBreaking(newMigrations)
  return {
    name: NAME,
    verdict: 'met',
    text: `${known.join(', ')}; ${describeDatabase(deployable, breaking)}`,
  }
}

function describeDatabase(
  { newMigrations = [], proof, plan }: Deployable,
  breaking: readonly string[],
): string {
  if (newMigrations.length === 0) return 'the database is not changed'
  if (breaking.length === 0) return 'the version before serves on the new schema, so that the database stays'
  const isByDown =
    plan.metadata.rollback.database === 'down-if-lossless' && proof?.kind === 'tried' && proof.isLossless
  return isByDown
    ? `${breaking.join(', ')} is undone, which loses nothing`
    : `${breaking.join(', ')} cannot be undone: the database goes back to the restore point`
}
