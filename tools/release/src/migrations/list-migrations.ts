import type { Git } from '@ehr/conventions/git/asynchronous'
import type { DeliveryPlan, PlannedEnvironment } from '@ehr/delivery'
import { listFilesAt } from '../git/commits.ts'

/** The migrations of a commit in order, each with the hash of its file. */
export type Migrations = ReadonlyMap<string, string>

/** Marks a migration after which the version before can no longer serve. */
const BREAKING = /\.breaking$/

/** Finds the folder of the migrations that an environment’s applications need; none where nothing has any. */
export function findMigrationsFolder(
  plan: DeliveryPlan,
  { services }: PlannedEnvironment,
): string | undefined {
  const running = services.map(({ app }) => app)
  const root = plan.apps.find(({ name, block }) => running.includes(name) && block.migrations)?.block
    .migrations
  return root === undefined ? undefined : `${root}/migrations`
}

/** Lists the migrations that a commit has. */
export async function listMigrations(git: Git, commit: string, folder: string): Promise<Migrations> {
  const files = await listFilesAt(git, commit, folder)
  const migrations = [...files].filter(([name]) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  return new Map(
    migrations
      .map(([name, hash]) => [name.slice(0, -'.ts'.length), hash] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** Lists what a commit has and an earlier one has not. */
export function listNew(of: Migrations, before: Migrations): string[] {
  return [...of.keys()].filter((name) => !before.has(name))
}

/** Lists, of those given, after which the version before cannot serve any more. */
export function listBreaking(names: readonly string[]): string[] {
  return names.filter((name) => BREAKING.test(name))
}
