import * as z from 'zod'
import type { Task } from '../outcome.ts'
import { findEnvironment, query, type Scene, type Stage } from './scene.ts'

const metaShape = z.object({ id: z.string(), name: z.string() })
// Whether each lies beside a cursor depends on the age of the description.
const listShape = z.array(z.union([metaShape, z.object({ envGroup: metaShape })]))
const groupShape = metaShape.extend({
  envVars: z.array(z.object({ key: z.string(), value: z.string() })).default([]),
  serviceLinks: z.array(z.object({ id: z.string() })).default([]),
})

/** The groups of variables of an environment; none of them is a secret, and other variables in them are left alone. */
export async function readGroups(scene: Scene): Promise<Stage> {
  const tasks: Task[] = []
  const extra: string[] = []
  for (const { name, envVars } of scene.wanted.envVarGroups) {
    const found = await findGroup(scene, name)
    const wanted = Object.fromEntries(envVars.map(({ key, value }) => [key, value]))
    const part = { what: `variables "${name}"`, from: `${scene.environment.from}.variables`, wanted }
    if (found === undefined) {
      tasks.push({ part, steps: [() => create(scene, name, envVars)] })
      continue
    }
    const there = new Map(found.envVars.map(({ key, value }) => [key, value]))
    extra.push(...[...there.keys()].filter((key) => !(key in wanted)).map((key) => `${key} in "${name}"`))
    const different = envVars.filter(({ key, value }) => there.get(key) !== value)
    tasks.push({
      part: { ...part, found: describeFound(envVars, there) },
      steps: different.map(
        ({ key, value }) =>
          () =>
            scene.ask.send('PUT', `/env-groups/${found.id}/env-vars/${key}`, { value }),
      ),
    })
  }
  const notes = extra.map((text) => ({
    kind: 'left-alone' as const,
    text: `variable ${text}: not in delivery.json.`,
  }))
  return { tasks, notes }
}

/** Finds a group with its variables and the services that read it. */
export async function findGroup({ ask, ownerId }: Scene, name: string) {
  const listed = await ask.read(`/env-groups?${query({ name, ownerId })}&limit=100`, listShape)
  const found = listed
    .map((each) => ('envGroup' in each ? each.envGroup : each))
    .find((group) => group.name === name)
  return found === undefined ? undefined : ask.read(`/env-groups/${found.id}`, groupShape)
}

/** Another value is not shown: somebody may have put a secret there. */
function describeFound(
  wanted: readonly { key: string; value: string }[],
  there: ReadonlyMap<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    wanted
      .filter(({ key }) => there.has(key))
      .map(({ key, value }) => [key, there.get(key) === value ? value : '(another value)']),
  )
}

async function create(scene: Scene, name: string, envVars: readonly object[]): Promise<unknown> {
  const environment = await findEnvironment(scene)
  const { ask, ownerId } = scene
  return ask.send('POST', '/env-groups', { name, ownerId, environmentId: environment?.id, envVars })
}
