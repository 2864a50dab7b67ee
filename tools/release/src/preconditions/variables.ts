import { needsAccount } from '../verification/critical-paths.ts'
import type { Precondition } from './precondition.ts'

const NAME = 'account'

/** Verification has the synthetic account’s name and password: without them it would fail after the deployment. */
export const hasAccount: Precondition = async ({ plan, env, environment }) => {
  const account = plan.metadata.criticalPaths.syntheticAccount
  if (account === null || !needsAccount(plan)) return undefined
  const missing = [account.emailSecret, account.passwordSecret].filter((name) => !env[name])
  if (missing.length === 0) return { name: NAME, verdict: 'met', text: 'the synthetic account is known' }
  return {
    name: NAME,
    verdict: 'unmet',
    text: `${missing.join(' and ')} not set, and critical paths are tried with that account.`,
    todo: `Set the secrets of the environment ${environment.name} at GitHub, or the variables here.`,
  }
}
