import { type BlueprintEnvironment, listRenderEnvironments, renderEnvironment } from '@ehr/delivery'
import { findEnvironment, findProject, projectName, type Scene, type Stage } from './scene.ts'

/** The project, which is made with its environments in it. */
export async function readProject(scene: Pick<Scene, 'ask' | 'ownerId' | 'plan'>): Promise<Stage> {
  const { ask, ownerId, plan } = scene
  const name = projectName(plan)
  const found = await findProject(scene)
  const environments = listRenderEnvironments(plan).map((each) => ({
    name: each.name,
    ...describeEnvironment(renderEnvironment(plan, each)),
  }))
  const part = {
    ...{ what: `project "${name}"`, from: 'targets.render.project', wanted: { name } },
    ...(found && { found: { name: found.name } }),
  }
  return {
    tasks: [{ part, steps: [() => ask.send('POST', '/projects', { name, ownerId, environments })] }],
    notes: [],
  }
}

/** One environment of it: whether its networks are apart, and who may remove things from it. */
export async function readEnvironment(scene: Scene): Promise<Stage> {
  const { ask, environment } = scene
  const wanted = describeEnvironment(scene.wanted)
  const found = await findEnvironment(scene)
  const part = { what: `environment "${environment.name}"`, from: environment.from, wanted }
  if (found === undefined) {
    const create = async () => {
      const project = await findProject(scene)
      return ask.send('POST', '/environments', { name: environment.name, projectId: project?.id, ...wanted })
    }
    return { tasks: [{ part, steps: [create] }], notes: [] }
  }
  const { protectedStatus = 'unprotected', networkIsolationEnabled = false } = found
  const steps = [() => ask.send('PATCH', `/environments/${found.id}`, wanted)]
  return {
    tasks: [{ part: { ...part, found: { protectedStatus, networkIsolationEnabled } }, steps }],
    notes: [],
  }
}

function describeEnvironment({ permissions, networking }: BlueprintEnvironment) {
  return {
    protectedStatus: permissions.protection === 'enabled' ? 'protected' : 'unprotected',
    networkIsolationEnabled: networking.isolation === 'enabled',
  }
}
