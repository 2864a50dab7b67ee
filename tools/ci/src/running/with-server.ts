import { runNx } from '@ehr/testing'
import type { CiContext } from '../scope/run-scope.ts'

const BUILT = ['@ehr/ehr-api', '@ehr/ehr-web']

/** Calls `use` with the address given, or with that of a clinic that is built and started for it, and ended after. */
export async function withServer<T>(
  { root, env }: CiContext,
  url: string | undefined,
  use: (address: string) => Promise<T>,
): Promise<T> {
  if (url !== undefined) return use(url.replace(/\/$/, ''))
  const code = await runNx({ root, env, args: ['run-many', '-t', 'build', `--projects=${BUILT.join(',')}`] })
  if (code !== 0) throw new Error('The applications could not be built; what Nx says is above.')
  // The load comes from many made-up addresses, or the limit of one client would end it.
  process.env.TRUST_PROXY = 'true'
  const { startClinic } = await import('@ehr/ehr-e2e/clinic')
  const clinic = await startClinic()
  try {
    return await use(clinic.address)
  } finally {
    await clinic.stop()
  }
}
