import type { DeliveryMetadata } from '@ehr/delivery'
import { request } from '../http/request.ts'
import type { Scene } from '../preconditions/precondition.ts'

/** What people are told of here. */
export type DeployEvent =
  | 'deploy-announced'
  | 'deploy-succeeded'
  | 'deploy-failed'
  | 'rolled-back'
  | 'released'

type Channel = DeliveryMetadata['notifications']['channels'][string]

const PAGER = 'https://events.pagerduty.com/v2/enqueue'

/**
 * Tells people what happens, by the channels of the metadata. A channel whose secret is not set is left out, and one
 * that fails is said: neither keeps a deployment from going on.
 */
export async function notify(scene: Scene, event: DeployEvent, text: string): Promise<void> {
  const { channels, routes } = scene.plan.metadata.notifications
  for (const name of routes[event] ?? []) {
    const channel = channels[name]
    if (channel === undefined) continue
    try {
      const isTold = await tell(scene, channel, event, text)
      scene.http.say(isTold ? `Told ${name}` : `Not told ${name}: ${channel.secret ?? 'SMTP_URL'} is not set`)
    } catch (error) {
      scene.http.signal.throwIfAborted()
      scene.http.say(`Not told ${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}

/** Says whether it could be tried. Dashboards read records, and GitHub has them: nothing is sent there. */
async function tell(scene: Scene, channel: Channel, event: DeployEvent, text: string): Promise<boolean> {
  const { env, http } = scene
  const secret = channel.secret === undefined ? undefined : env[channel.secret]
  switch (channel.kind) {
    case 'slack':
      if (!secret) return false
      await post(http, secret, 'Slack', { text })
      return true
    case 'pagerduty':
      if (!secret) return false
      await post(http, PAGER, 'PagerDuty', {
        routing_key: secret,
        event_action: 'trigger',
        payload: { summary: text, source: scene.environment.name, severity: SEVERITIES[event] },
      })
      return true
    case 'email': {
      if (!env.SMTP_URL || channel.address === undefined) return false
      const { sendMail } = await import('./send-mail.ts')
      const from = env.MAIL_FROM ?? `${scene.plan.metadata.product.name} <no-reply@localhost>`
      await sendMail({ smtpUrl: env.SMTP_URL, from, to: channel.address, text })
      return true
    }
    default:
      return true
  }
}

const SEVERITIES = {
  'deploy-announced': 'info',
  'deploy-succeeded': 'info',
  released: 'info',
  'deploy-failed': 'error',
  'rolled-back': 'warning',
} as const satisfies Record<DeployEvent, string>

async function post(http: Scene['http'], address: string, title: string, body: unknown): Promise<void> {
  const answer = await request(http, { method: 'POST', address, title, body, attempts: 2 })
  if (answer.status > 299)
    throw new Error(`${title} answered ${answer.status}. Look whether its address is still valid.`)
}
