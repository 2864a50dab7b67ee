import type * as z from 'zod'
import { parseAnswer } from '../../http/parse-answer.ts'
import { type HttpAnswer, type HttpContext, type HttpRequest, request } from '../../http/request.ts'
import {
  deployListShape,
  deployShape,
  errorShape,
  exportListShape,
  postgresListShape,
  type RenderDeploy,
  type RenderService,
  recoveryShape,
  serviceListShape,
} from './shapes.ts'

/** Render’s REST interface, as far as deployments need it (https://api-docs.render.com). */
export interface RenderClient {
  findService(name: string): Promise<RenderService | undefined>
  turnAutoDeployOff(serviceId: string): Promise<void>
  /** Newest first. */
  listDeploys(serviceId: string): Promise<RenderDeploy[]>
  getDeploy(serviceId: string, deployId: string): Promise<RenderDeploy>
  /** Nothing where Render took it without saying as what (202). @throws when it is refused. */
  createDeploy(serviceId: string, commitId: string): Promise<RenderDeploy | undefined>
  rollBack(serviceId: string, deployId: string): Promise<RenderDeploy>
  cancelDeploy(serviceId: string, deployId: string): Promise<void>
  findPostgres(name: string): Promise<string | undefined>
  getRecovery(postgresId: string): Promise<z.infer<typeof recoveryShape>>
  startExport(postgresId: string): Promise<void>
  listExports(postgresId: string): Promise<z.infer<typeof exportListShape>>
}

/** Render refused what was asked of it; the message quotes its own. */
export class RenderRefusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Where Render’s interface is, and the key to it. */
export interface RenderAccess {
  /** Without a slash at its end: `https://api.render.com/v1`. */
  baseUrl: string
  apiKey: string
}

/** As many as one page of Render’s lists holds at most. */
const PAGE = 100

/** Makes a client of Render’s interface; it waits where Render says that there were too many requests. */
export function createRenderClient(context: HttpContext, access: RenderAccess): RenderClient {
  const ask = createRenderAsk(context, access)
  const deploysOf = (service: string) => `/services/${encodeURIComponent(service)}/deploys`
  return {
    findService: async (name) => {
      const path = `/services?name=${encodeURIComponent(name)}&limit=${PAGE}`
      const found = await ask.read(path, serviceListShape)
      return found.find(({ service }) => service.name === name)?.service
    },
    turnAutoDeployOff: async (id) => {
      await ask.act('PATCH', `/services/${encodeURIComponent(id)}`, { autoDeployTrigger: 'off' })
    },
    listDeploys: async (id) =>
      (await ask.read(`${deploysOf(id)}?limit=${PAGE}`, deployListShape)).map(({ deploy }) => deploy),
    getDeploy: (id, deploy) => ask.read(`${deploysOf(id)}/${encodeURIComponent(deploy)}`, deployShape),
    createDeploy: async (id, commitId) => {
      const path = deploysOf(id)
      const answer = await ask.act('POST', path, { clearCache: 'do_not_clear', commitId })
      return answer.text.trim() === '' ? undefined : parseAnswer(titleOf('POST', path), deployShape, answer)
    },
    rollBack: async (id, deployId) => {
      const path = `/services/${encodeURIComponent(id)}/rollback`
      const answer = await ask.act('POST', path, { deployId })
      return parseAnswer(titleOf('POST', path), deployShape, answer)
    },
    cancelDeploy: async (id, deploy) => {
      await ask.act('POST', `${deploysOf(id)}/${encodeURIComponent(deploy)}/cancel`)
    },
    findPostgres: async (name) => {
      const path = `/postgres?name=${encodeURIComponent(name)}&limit=${PAGE}`
      const found = await ask.read(path, postgresListShape)
      return found.find(({ postgres }) => postgres.name === name)?.postgres.id
    },
    getRecovery: (id) => ask.read(`/postgres/${encodeURIComponent(id)}/recovery`, recoveryShape),
    startExport: async (id) => {
      await ask.act('POST', `/postgres/${encodeURIComponent(id)}/export`)
    },
    listExports: (id) => ask.read(`/postgres/${encodeURIComponent(id)}/export`, exportListShape),
  }
}

/** Makes what asks Render: `act` sends a request and gives its answer, `read` gives what it should be. */
export function createRenderAsk(context: HttpContext, { baseUrl, apiKey }: RenderAccess) {
  const ask = async (method: HttpRequest['method'], path: string, body?: unknown): Promise<HttpAnswer> => {
    const title = titleOf(method, path)
    const headers = { authorization: `Bearer ${apiKey}`, accept: 'application/json' }
    const answer = await request(context, { method, address: `${baseUrl}${path}`, title, headers, body })
    if (answer.status < 200 || answer.status > 299) throw refusalOf(title, answer)
    return answer
  }
  return {
    act: ask,
    read: async <T>(path: string, schema: z.ZodType<T>): Promise<T> =>
      parseAnswer(titleOf('GET', path), schema, await ask('GET', path)),
  }
}

function titleOf(method: string, path: string): string {
  return `Render: ${method} ${path.replace(/\?.*$/, '')}`
}

const REMEDIES: Readonly<Record<number, string>> = {
  401: 'Set the key of the API anew: it is unknown there.',
  403: 'Use a key of somebody who may deploy this.',
  404: 'See whether it was deleted, or belongs to another workspace than the key.',
  409: 'Wait until what runs there has ended.',
  429: 'Wait a minute: there were too many requests.',
}

function refusalOf(title: string, answer: HttpAnswer): RenderRefusal {
  const told = errorShape.safeParse(tryJson(answer.text))
  const remedy = REMEDIES[answer.status] ?? 'Look at https://status.render.com.'
  const message = told.success ? `: ${told.data.message}` : ''
  return new RenderRefusal(answer.status, `${title} was refused with ${answer.status}${message}. ${remedy}`)
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
