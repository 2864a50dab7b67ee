import type { DeliveryPlan } from '@ehr/delivery'
import type { HttpContext } from '../http/request.ts'
import { createGitHub, type GitHub } from './github-client.ts'

/** Makes the client of the repository that this is; none without a token, or where no repository is named. */
export function findGitHub(
  context: HttpContext,
  plan: DeliveryPlan,
  env: Readonly<Record<string, string | undefined>>,
): GitHub | undefined {
  const token = env.GITHUB_TOKEN ?? env.GH_TOKEN
  const repository = env.GITHUB_REPOSITORY ?? plan.metadata.product.repository
  if (token === undefined || token === '' || repository === undefined) return undefined
  const baseUrl = (env.GITHUB_API_URL ?? 'https://api.github.com').replace(/\/+$/, '')
  return createGitHub(context, { baseUrl, repository, token, runId: env.GITHUB_RUN_ID })
}
