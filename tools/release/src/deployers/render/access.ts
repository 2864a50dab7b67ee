import type { DeliveryPlan, PlannedEnvironment } from '@ehr/delivery'
import { renderServices } from '@ehr/delivery'
import type { RenderAccess } from './render-client.ts'

const OWN_ADDRESS = 'https://api.render.com/v1'
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

type Env = Readonly<Record<string, string | undefined>>

/**
 * Reads where Render’s interface is (another by RENDER_API_URL, for rehearsals) and the key to it.
 *
 * @throws when the key is not set, or would be sent in clear text to another machine.
 */
export function readAccess(plan: DeliveryPlan, env: Env): RenderAccess {
  const name = keyVariable(plan)
  const apiKey = env[name]
  if (apiKey === undefined || apiKey === '')
    throw new Error(`${name} is not set: the key of Render’s API. Make one there, in the account’s settings.`)
  const baseUrl = env.RENDER_API_URL ?? OWN_ADDRESS
  const { protocol, hostname } = new URL(baseUrl)
  if (protocol !== 'https:' && !LOOPBACK.includes(hostname))
    throw new Error('RENDER_API_URL: the key would be sent in clear text. Give an address with https.')
  return { baseUrl: baseUrl.replace(/\/+$/, ''), apiKey }
}

/** Lists the variables without which nothing can be deployed: the key, and each service’s hook where hooks deploy. */
export function listNeeded(plan: DeliveryPlan, environment: PlannedEnvironment): string[] {
  if (plan.metadata.targets.render?.deployBy !== 'hook') return [keyVariable(plan)]
  const services = renderServices(plan, environment)
  return [keyVariable(plan), ...services.map(({ name }) => hookVariable(plan, environment, name))]
}

/** The variable that holds a service’s deploy hook: `RENDER_DEPLOY_HOOK_EHR_API`. */
export function hookVariable(plan: DeliveryPlan, environment: PlannedEnvironment, service: string): string {
  const app = service.slice(`${plan.metadata.product.slug}-${environment.name}-`.length)
  return `RENDER_DEPLOY_HOOK_${app.replaceAll('-', '_').toUpperCase()}`
}

function keyVariable(plan: DeliveryPlan): string {
  return plan.metadata.targets.render?.apiKeySecret ?? 'RENDER_API_KEY'
}
