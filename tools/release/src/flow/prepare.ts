import { findCommit } from '@ehr/conventions/git/asynchronous'
import type { ServiceState } from '../deployers/deployer.ts'
import {
  findMigrationsFolder,
  listMigrations,
  listNew,
  type Migrations,
} from '../migrations/list-migrations.ts'
import type { ProveMigrations } from '../migrations/validate.ts'
import type { Deployable, Scene } from '../preconditions/precondition.ts'

/** Reads what there is to know before anything is decided. @throws when the provider cannot be asked. */
export async function prepare(scene: Scene, commit: string, prove: ProveMigrations): Promise<Deployable> {
  const services = await scene.place.readServices()
  const migrations = await readMigrations(scene, commit)
  const before = findCommitBefore(services, commit)
  const known = before === undefined ? undefined : await findCommit(scene.git, before)
  const newMigrations =
    known === undefined ? undefined : listNew(migrations, await readMigrations(scene, known))
  const proof =
    known === undefined || newMigrations === undefined || newMigrations.length === 0
      ? undefined
      : await proveAt(scene, commit, () => prove(known, newMigrations))
  return { ...scene, commit, services, migrations, newMigrations, proof }
}

/** What a commit brings is compared with what serves; when it serves itself, with what served before. */
function findCommitBefore(services: readonly ServiceState[], commit: string): string | undefined {
  const commits = services.map(({ live, earlier }) => (live?.commit === commit ? earlier[0] : live)?.commit)
  return commits.find((each) => each !== undefined && each !== '')
}

/** Reads the migrations of a commit that an environment needs; none where nothing has any. */
export async function readMigrations({ plan, environment, git }: Scene, commit: string): Promise<Migrations> {
  const folder = findMigrationsFolder(plan, environment)
  return folder === undefined ? new Map() : await listMigrations(git, commit, folder)
}

/** The proof is made on the files of the working tree, which must be those of the commit. */
async function proveAt(scene: Scene, commit: string, prove: () => ReturnType<ProveMigrations>) {
  const head = await findCommit(scene.git, 'HEAD')
  if (head !== commit)
    return {
      kind: 'untried',
      why: `the working tree is at ${head?.slice(0, 7)}, not at ${commit.slice(0, 7)}`,
    } as const
  scene.http.say('Trying the new migrations on a server of their own …')
  return await prove()
}
