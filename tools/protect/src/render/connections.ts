import type { BlueprintService } from '@ehr/delivery'
import * as z from 'zod'
import type { Task } from '../outcome.ts'
import type { Note } from '../part.ts'
import { findDatabase } from './databases.ts'
import { findGroup } from './groups.ts'
import type { Scene, Stage } from './scene.ts'
import { findService } from './services.ts'

const keyShape = z.object({ key: z.string() })
const domainShape = z.object({ name: z.string() })
const connectionShape = z.object({ internalConnectionString: z.string() })

/** What each service that is there reads and answers to: groups, connections, domains; secrets by their names alone. */
export async function readConnections(scene: Scene): Promise<Stage> {
  const tasks: Task[] = []
  const notes: Note[] = []
  for (const service of scene.wanted.services) {
    const found = await findService(scene, service.name)
    if (found === undefined) continue
    const at: At = { scene, service, id: found.id, from: `${scene.environment.from}.services` }
    tasks.push(...(await compareGroups(at)), ...(await compareDomains(at)))
    const variables = await compareVariables(at)
    tasks.push(...variables.tasks)
    notes.push(...variables.notes)
  }
  return { tasks, notes }
}

interface At {
  scene: Scene
  service: BlueprintService
  id: string
  from: string
}

async function compareGroups({ scene, service, id, from }: At): Promise<Task[]> {
  const tasks: Task[] = []
  for (const variable of service.envVars) {
    if (!('fromGroup' in variable)) continue
    const group = await findGroup(scene, variable.fromGroup)
    const isLinked = group?.serviceLinks.some((link) => link.id === id) === true
    tasks.push({
      part: {
        ...{ what: `variables "${variable.fromGroup}" of service "${service.name}"`, from },
        ...{ found: { isRead: isLinked }, wanted: { isRead: true } },
      },
      steps: [() => scene.ask.send('POST', `/env-groups/${group?.id}/services/${id}`)],
    })
  }
  return tasks
}

async function compareDomains({ scene, service, id, from }: At): Promise<Task[]> {
  const { domains = [] } = service
  if (domains.length === 0) return []
  const found = await scene.ask.list(`/services/${id}/custom-domains`, 'customDomain', domainShape)
  return domains.map((name) => ({
    part: {
      ...{ what: `domain "${name}" of service "${service.name}"`, from },
      ...(found.some((domain) => domain.name === name) && { found: { name } }),
      wanted: { name },
    },
    steps: [() => scene.ask.send('POST', `/services/${id}/custom-domains`, { name })],
  }))
}

/** Render answers values, too; they are dropped here, before anybody could see one. */
async function compareVariables({ scene, service, id, from }: At): Promise<Stage> {
  const path = `/services/${id}/env-vars`
  const there = (await scene.ask.list(path, 'envVar', keyShape)).map(({ key }) => key)
  const tasks: Task[] = []
  const notes: Note[] = []
  for (const variable of service.envVars) {
    if (!('key' in variable) || there.includes(variable.key)) continue
    const { key } = variable
    if ('fromDatabase' in variable) {
      const set = () => setConnection(scene, `${path}/${key}`, variable.fromDatabase.name)
      const part = { what: `connection ${key} of service "${service.name}"`, from, wanted: { key } }
      tasks.push({ part, steps: [set] })
    } else if ('sync' in variable) {
      notes.push({
        kind: 'by-hand',
        text: `secret ${key} of "${service.name}": enter it in Render’s dashboard.`,
      })
    }
  }
  return { tasks, notes }
}

async function setConnection(scene: Scene, path: string, database: string): Promise<unknown> {
  const id = (await findDatabase(scene, database))?.id
  const { internalConnectionString: value } = await scene.ask.read(
    `/postgres/${id}/connection-info`,
    connectionShape,
  )
  return scene.ask.send('PUT', path, { value })
}
