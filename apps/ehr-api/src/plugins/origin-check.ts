import { refuseForeignRequests } from '@ehr/auth'
import fp from 'fastify-plugin'

export interface OriginCheckOptions {
  readonly publicUrl: string
}

/** Refuses changes that another site's page asks for with our user's cookie. */
export const originCheck = fp<OriginCheckOptions>(
  async (app, { publicUrl }) => refuseForeignRequests(app, trustedOrigins(publicUrl)),
  { name: 'origin-check', dependencies: ['problems'] },
)

/** The address that people open; on their own machine also by its other names. */
export function trustedOrigins(publicUrl: string): string[] {
  const { origin, hostname, protocol, port } = new URL(publicUrl)
  if (!LOOPBACK_NAMES.includes(hostname)) return [origin]
  return LOOPBACK_NAMES.map((name) => new URL(`${protocol}//${name}:${port}`).origin)
}

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']
