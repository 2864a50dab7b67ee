import type { DeliveryPlan } from '@ehr/delivery'

type Env = Readonly<Record<string, string | undefined>>

/** Variables that hold secrets besides those that the metadata name. */
const OTHERS = /TOKEN|SECRET|PASSWORD|_KEY$|_HOOK|DATABASE_URL$|^SMTP_URL$|_DSN$|WEBHOOK/

/** Lists the values that must never be printed: of every secret that the metadata name, and of what looks like one. */
export function listSecrets({ secrets, metadata }: DeliveryPlan, env: Env): string[] {
  const channels = Object.values(metadata.notifications.channels).flatMap(({ secret }) => secret ?? [])
  const names = [...secrets.map(({ name }) => name), ...Object.keys(metadata.secrets), ...channels]
  const others = Object.keys(env).filter((name) => OTHERS.test(name))
  return [...new Set([...names, ...others])].flatMap((name) => env[name] ?? [])
}
