/** Anything that has an id and a name. */
export type Resource = Record<string, unknown> & { id: string; name: string }

/** A service, with what it reads and answers to. */
export interface PlayedService extends Resource {
  serviceDetails: Record<string, unknown>
  variables: Record<string, string>
  domains: string[]
}

/** What Render knows of one workspace, which a test may change. */
export interface PlayedRender {
  owners: Resource[]
  projects: Resource[]
  environments: Resource[]
  groups: (Resource & { variables: Record<string, string>; links: string[] })[]
  databases: Resource[]
  services: PlayedService[]
}

/** One call, taken apart. */
export interface Play {
  render: PlayedRender
  ids: readonly string[]
  query: URLSearchParams
  body: Record<string, unknown>
}

/** What is answered. */
export interface Answer {
  status: number
  body?: unknown
}

/** A workspace with nothing in it. */
export function createRender(): PlayedRender {
  const owners = [{ id: 'tea-1', name: 'Example', type: 'team', email: 'ops@example.org' }]
  return { owners, projects: [], environments: [], groups: [], databases: [], services: [] }
}

const NOT_FOUND: Answer = { status: 404, body: { id: 'err-1', message: 'not found' } }
let counter = 0

/** How each call is answered. */
export const ANSWERS: Readonly<Record<string, (play: Play) => Answer>> = {
  listOwners: ({ render, query }) => list(render.owners, 'owner', query),
  listProjects: ({ render, query }) => list(render.projects, 'project', query),
  createProject: ({ render, body: { environments, ...body } }) => {
    const project = add(render.projects, 'prj', body)
    for (const each of Array.isArray(environments) ? environments : [])
      add(render.environments, 'evm', { ...each, projectId: project.id })
    return { status: 201, body: project }
  },
  listEnvironments: ({ render, query }) => {
    const own = render.environments.filter(({ projectId }) => projectId === query.get('projectId'))
    return list(own, 'environment', query)
  },
  createEnvironment: ({ render, body }) => ({ status: 201, body: add(render.environments, 'evm', body) }),
  changeEnvironment: ({ render, ids, body }) => change(render.environments, ids, body),
  listGroups: ({ render, query }) => ({
    status: 200,
    body: render.groups.filter(named(query)).map(({ id, name }) => ({ id, name, serviceLinks: [] })),
  }),
  getGroup: ({ render, ids }) => withOne(render.groups, ids, tellGroup),
  createGroup: ({ render, body: { envVars, ...body } }) => {
    const given: { key: string; value: string }[] = Array.isArray(envVars) ? envVars : []
    const variables = Object.fromEntries(given.map(({ key, value }) => [key, value]))
    const group = { ...identify('evg', body), variables, links: [] }
    render.groups.push(group)
    return { status: 201, body: tellGroup(group) }
  },
  setGroupVariable: ({ render, ids, body }) =>
    withOne(render.groups, ids, ({ variables }) => {
      variables[ids[1] ?? ''] = String(body.value)
      return { key: ids[1], value: body.value }
    }),
  linkGroup: ({ render, ids }) =>
    withOne(render.groups, ids, (group) => {
      group.links.push(ids[1] ?? '')
      return tellGroup(group)
    }),
  listPostgres: ({ render, query }) => list(render.databases, 'postgres', query),
  createPostgres: ({ render, body: { enableHighAvailability, ...body } }) => ({
    status: 201,
    body: add(render.databases, 'dpg', {
      ...{ region: 'oregon', readReplicas: [], ...body },
      highAvailabilityEnabled: enableHighAvailability === true,
    }),
  }),
  changePostgres: ({ render, ids, body: { enableHighAvailability, ...body } }) =>
    change(render.databases, ids, { ...body, highAvailabilityEnabled: enableHighAvailability === true }),
  getConnection: ({ render, ids }) =>
    withOne(render.databases, ids, ({ id }) => ({
      internalConnectionString: `postgresql://owner:hunter2-${id}@${id}/db`,
      ...{ externalConnectionString: '', password: `hunter2-${id}`, psqlCommand: '' },
    })),
  listServices: ({ render, query }) => {
    const told = render.services.map(({ variables: _variables, domains: _domains, ...service }) => service)
    return list(told, 'service', query)
  },
  createService: ({ render, body: { serviceDetails, ...body } }) => {
    const details = { numInstances: 1, ...moveCommand(Object(serviceDetails)) }
    const service = { ...identify('srv', body), serviceDetails: details, variables: {}, domains: [] }
    render.services.push(service)
    return { status: 201, body: { service } }
  },
  changeService: ({ render, ids, body: { serviceDetails, ...body } }) =>
    withOne(render.services, ids, (service) => {
      Object.assign(service, body)
      Object.assign(service.serviceDetails, moveCommand(Object(serviceDetails)))
      return service
    }),
  scale: ({ render, ids, body }) =>
    withOne(render.services, ids, (each) => Object.assign(each.serviceDetails, body)),
  setScaling: ({ render, ids, body }) =>
    withOne(render.services, ids, (each) => Object.assign(each.serviceDetails, { autoscaling: body })),
  listDomains: ({ render, ids }) =>
    withOne(render.services, ids, ({ domains }) =>
      domains.map((name) => ({ cursor: name, customDomain: { name } })),
    ),
  addDomain: ({ render, ids, body }) =>
    withOne(render.services, ids, ({ domains }) => {
      domains.push(String(body.name))
      return [{ name: body.name }]
    }),
  listVariables: ({ render, ids }) =>
    withOne(render.services, ids, ({ variables }) =>
      Object.entries(variables).map(([key, value]) => ({ cursor: key, envVar: { key, value } })),
    ),
  setVariable: ({ render, ids, body }) =>
    withOne(render.services, ids, ({ variables }) => {
      variables[ids[1] ?? ''] = String(body.value)
      return { key: ids[1], value: body.value }
    }),
}

/** Told at the top, and answered within. */
function moveCommand({ preDeployCommand, envSpecificDetails, ...details }: Record<string, unknown>) {
  return {
    ...details,
    envSpecificDetails: {
      ...Object(envSpecificDetails),
      ...(preDeployCommand !== undefined && { preDeployCommand }),
    },
  }
}

function tellGroup({ variables, links, ...group }: PlayedRender['groups'][number]) {
  const envVars = Object.entries(variables).map(([key, value]) => ({ key, value }))
  return {
    ...group,
    envVars,
    secretFiles: [],
    serviceLinks: links.map((id) => ({ id, name: id, type: 'web' })),
  }
}

function identify(kind: string, body: Record<string, unknown>): Resource {
  counter += 1
  return { ...body, id: `${kind}-${counter}`, name: String(body.name) }
}

function add(all: Resource[], kind: string, body: Record<string, unknown>): Resource {
  const made = identify(kind, body)
  all.push(made)
  return made
}

function change(all: readonly Resource[], ids: readonly string[], body: object): Answer {
  return withOne(all, ids, (resource) => Object.assign(resource, body))
}

function withOne<T extends Resource>(
  all: readonly T[],
  [id]: readonly string[],
  answer: (one: T) => unknown,
): Answer {
  const found = all.find((each) => each.id === id)
  return found === undefined ? NOT_FOUND : { status: 200, body: answer(found) }
}

function named(query: URLSearchParams) {
  return ({ name }: { name: string }) => query.get('name') === null || query.get('name') === name
}

function list(all: readonly Resource[], key: string, query: URLSearchParams): Answer {
  const from = all.findIndex(({ id }) => id === query.get('cursor')) + 1
  const page = all.filter(named(query)).slice(from, from + Number(query.get('limit') ?? 20))
  return { status: 200, body: page.map((item) => ({ cursor: item.id, [key]: item })) }
}
