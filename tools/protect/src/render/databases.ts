import type { BlueprintDatabase } from '@ehr/delivery'
import * as z from 'zod'
import type { Task } from '../outcome.ts'
import type { Note } from '../part.ts'
import { findEnvironment, query, type Scene, type Stage } from './scene.ts'

const databaseShape = z.object({
  id: z.string(),
  name: z.string(),
  plan: z.string(),
  region: z.string(),
  version: z.string(),
  databaseName: z.string(),
  databaseUser: z.string(),
  diskSizeGB: z.number().optional(),
  highAvailabilityEnabled: z.boolean().default(false),
  ipAllowList: z.array(z.unknown()).default([]),
  readReplicas: z.array(z.object({ name: z.string() })).default([]),
})
type Found = z.infer<typeof databaseShape>

/** The databases of an environment. */
export async function readDatabases(scene: Scene): Promise<Stage> {
  const tasks: Task[] = []
  const notes: Note[] = []
  for (const wanted of scene.wanted.databases) {
    const found = await findDatabase(scene, wanted.name)
    tasks.push(createTask(scene, wanted, found))
    if (found !== undefined) notes.push(...listImmutable(wanted, found))
  }
  return { tasks, notes }
}

/** Finds a database by its name. */
export async function findDatabase({ ask, ownerId }: Scene, name: string): Promise<Found | undefined> {
  const all = await ask.list(`/postgres?${query({ name, ownerId })}`, 'postgres', databaseShape)
  return all.find((database) => database.name === name)
}

function createTask(scene: Scene, wanted: BlueprintDatabase, found: Found | undefined): Task {
  const settings = describe(wanted)
  const part = {
    what: `database "${wanted.name}"`,
    from: `${scene.environment.from}.database`,
    wanted: settings,
  }
  if (found === undefined) return { part, steps: [() => create(scene, wanted, settings)] }
  const { diskSizeGB, ipAllowList, readReplicas } = found
  const isBigger = diskSizeGB !== undefined && diskSizeGB >= (wanted.diskSizeGB ?? 0)
  return {
    part: {
      ...part,
      found: {
        plan: found.plan,
        enableHighAvailability: found.highAvailabilityEnabled,
        ipAllowList,
        // A disk grows by itself, and never becomes smaller.
        ...(wanted.diskSizeGB !== undefined && { diskSizeGB: isBigger ? wanted.diskSizeGB : diskSizeGB }),
        // An empty list would remove replicas; so without any they are left alone.
        ...(wanted.readReplicas && { readReplicas: readReplicas.map(({ name }) => ({ name })) }),
      },
    },
    steps: [() => scene.ask.send('PATCH', `/postgres/${found.id}`, settings)],
  }
}

function describe({ plan, highAvailability, ipAllowList, diskSizeGB, readReplicas }: BlueprintDatabase) {
  return {
    // Render’s interface writes what its blueprints write with hyphens.
    plan: plan.replaceAll('-', '_'),
    enableHighAvailability: highAvailability?.enabled === true,
    ipAllowList,
    ...(diskSizeGB !== undefined && { diskSizeGB }),
    ...(readReplicas && { readReplicas }),
  }
}

async function create(scene: Scene, wanted: BlueprintDatabase, settings: object): Promise<unknown> {
  const environment = await findEnvironment(scene)
  return scene.ask.send('POST', '/postgres', {
    ...settings,
    ...{ name: wanted.name, ownerId: scene.ownerId, environmentId: environment?.id },
    ...{ databaseName: wanted.databaseName, databaseUser: wanted.user, version: wanted.postgresMajorVersion },
    ...(wanted.region !== undefined && { region: wanted.region }),
  })
}

/** What Render never changes of a database: another one is another database. */
function listImmutable(wanted: BlueprintDatabase, found: Found): Note[] {
  const pairs = [
    ['region', wanted.region ?? found.region, found.region],
    ['version', wanted.postgresMajorVersion, found.version],
    ['databaseName', wanted.databaseName, found.databaseName],
    ['user', wanted.user, found.databaseUser],
  ]
  return pairs
    .filter(([, asked, is]) => asked !== is)
    .map(([what, asked, is]) => ({
      kind: 'missing',
      text: `database "${wanted.name}": ${what} is ${is}, and delivery.json says ${asked}. Render cannot change it: move the data into a new database, by the runbook of backup and restore.`,
    }))
}
