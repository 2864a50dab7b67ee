import { parseAnswer } from '../../http/parse-answer.ts'
import { type HttpContext, NoAnswer, request } from '../../http/request.ts'
import type { Started } from '../deployer.ts'
import { type RenderClient, RenderRefusal } from './render-client.ts'
import { hookShape } from './shapes.ts'

const POLL_MS = 5_000
/** Render queues what it cannot begin at once; two minutes are long for that. */
const SEARCHES = 24

/** What is to be started, and how. */
export interface Start {
  serviceId: string
  commit: string
  /** Asks Render for it; gives the id, or nothing where Render does not say it. */
  ask: () => Promise<string | undefined>
}

/**
 * Starts a deployment of a commit and gives its id. Where Render says nothing about it (202 without a body, a hook),
 * or did not answer at all, it is found by listing what came after: asking a second time would deploy twice.
 */
export async function startDeploy(
  context: HttpContext,
  client: RenderClient,
  { serviceId, commit, ask }: Start,
): Promise<Started> {
  const known = new Set((await client.listDeploys(serviceId)).map(({ id }) => id))
  try {
    const id = await ask()
    if (id !== undefined) return { ok: true, id }
    context.say('Render has queued it')
  } catch (error) {
    if (error instanceof RenderRefusal) return { ok: false, why: error.message }
    if (!(error instanceof NoAnswer)) throw error
    context.say(`${error.message} Looking whether it was begun.`)
  }
  for (let search = 0; search < SEARCHES; search += 1) {
    const deploys = await client.listDeploys(serviceId)
    const found = deploys.find((deploy) => !known.has(deploy.id) && deploy.commit?.id === commit)
    if (found !== undefined) return { ok: true, id: found.id }
    await context.clock.sleep(POLL_MS, context.signal)
  }
  const why = `Render did not begin to deploy ${commit.slice(0, 7)} to ${serviceId} within two minutes.`
  return { ok: false, why: `${why} Look at its events there.` }
}

/**
 * Calls a service’s deploy hook, for one commit.
 *
 * @param hook its address, which holds its key.
 * @returns the id of the deployment, where the hook says it.
 */
export async function callHook(
  context: HttpContext,
  hook: string,
  commit: string,
): Promise<string | undefined> {
  const address = new URL(hook)
  address.searchParams.set('ref', commit)
  const title = 'Render: the deploy hook'
  const answer = await request(context, { method: 'POST', address: address.href, title })
  if (answer.status > 299)
    throw new RenderRefusal(
      answer.status,
      `${title} was refused with ${answer.status}. Make a new hook there.`,
    )
  return answer.text.trim().startsWith('{') ? parseAnswer(title, hookShape, answer).deploy.id : undefined
}
