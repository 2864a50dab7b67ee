import { findCommit } from '@ehr/conventions/git/asynchronous'
import { findMigrationsFolder, listMigrations, type Migrations } from '../migrations/list-migrations.ts'
import { describeState, fetchServed } from '../verification/fetch-served.ts'
import type { Deployable, Finding, Precondition } from './precondition.ts'

/** The environment before has run exactly the migrations of this commit. */
export const ranBefore: Precondition = async (deployable) => {
  const { plan, environment, migrations } = deployable
  const { after } = environment.metadata
  const earlier = plan.environments.find(({ name }) => name === after)
  if (earlier === undefined || migrations.size === 0) return undefined
  const { url } = earlier.metadata
  if (url === undefined)
    return refuse(
      earlier.name,
      'it has no address.',
      `Set environments.${earlier.name}.url in delivery.json.`,
    )
  const served = await fetchServed(deployable.http, plan, earlier, url)
  if (!served.isReady)
    return refuse(
      earlier.name,
      describeState(served),
      `Bring ${earlier.name} in order: pnpm ehr verify --env ${earlier.name}.`,
    )
  return await compare(deployable, earlier.name, served.release)
}

async function compare(deployable: Deployable, name: string, release: string): Promise<Finding> {
  const { git, plan, environment, migrations } = deployable
  const commit = await findCommit(git, release)
  if (commit === undefined)
    return refuse(
      name,
      `it serves ${release}, which this clone does not have.`,
      'Fetch all of the history: git fetch --unshallow --tags.',
    )
  const folder = findMigrationsFolder(plan, environment)
  const there = folder === undefined ? new Map() : await listMigrations(git, commit, folder)
  const { missing, other } = compareMigrations(migrations, there)
  const todo = `Deploy this to ${name} first: pnpm ehr deploy --env ${name}.`
  if (missing.length > 0) return refuse(name, `it has not run ${missing.join(', ')}.`, todo)
  if (other.length > 0) return refuse(name, `it ran ${other.join(', ')} with another text.`, todo)
  return {
    name: titleOf(name),
    verdict: 'met',
    text: `serves ${commit.slice(0, 7)}, with all migrations of this commit`,
  }
}

/** Says which migrations have not run elsewhere, and which have run there with another text. */
function compareMigrations(of: Migrations, there: Migrations): { missing: string[]; other: string[] } {
  const names = [...of.keys()]
  return {
    missing: names.filter((name) => !there.has(name)),
    other: names.filter((name) => there.has(name) && there.get(name) !== of.get(name)),
  }
}

function refuse(name: string, text: string, todo: string): Finding {
  return { name: titleOf(name), verdict: 'unmet', text, todo }
}

function titleOf(name: string): string {
  return `${name} first`
}
