import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { runNx } from '@ehr/testing'
import type { CiContext } from '../scope/run-scope.ts'

const BUILT = ['@ehr/ehr-api', '@ehr/ehr-web']

/** A program of its own: what depends on the applications would be affected by every change of a feature. */
const CLINIC = 'apps/ehr-e2e/src/clinic/serve-clinic.ts'

/** Calls `use` with the address given, or with that of a clinic that is built and started for it, and ended after. */
export async function withServer<T>(
  { root, env }: CiContext,
  url: string | undefined,
  use: (address: string) => Promise<T>,
): Promise<T> {
  if (url !== undefined) return use(url.replace(/\/$/, ''))
  const code = await runNx({ root, env, args: ['run-many', '-t', 'build', `--projects=${BUILT.join(',')}`] })
  if (code !== 0) throw new Error('The applications could not be built; what Nx says is above.')
  const clinic = await startClinic(root)
  try {
    return await use(clinic.address)
  } finally {
    await clinic.stop()
  }
}

async function startClinic(root: string): Promise<{ address: string; stop: () => Promise<void> }> {
  // The load comes from many made-up addresses, or the limit of one client would end it.
  const child = fork(join(root, CLINIC), { env: { ...process.env, TRUST_PROXY: 'true' } })
  const ended = once(child, 'exit')
  const address: unknown = await Promise.race([
    once(child, 'message').then(([message]) => message),
    ended.then(([exitCode]) => {
      throw new Error(`${CLINIC} ended with ${exitCode} before it had a clinic; what it said is above.`)
    }),
  ])
  return {
    address: String(address),
    async stop() {
      child.disconnect()
      await ended
    },
  }
}
