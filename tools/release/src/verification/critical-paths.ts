import type { DeliveryPlan } from '@ehr/delivery'
import { ask } from './fetch-served.ts'
import { askSignedIn, signIn, signOut } from './sign-in.ts'
import type { CheckResult, Target, Verdict } from './target.ts'
import { timed } from './timed.ts'

/** Says whether a critical path that is asked after deployments needs an account. */
export function needsAccount(plan: DeliveryPlan): boolean {
  return listAsked(plan).some(({ isSignedIn }) => isSignedIn)
}

/**
 * Asks for each critical path that has an address, with the synthetic account where it is needed; paths that are only
 * journeys were walked by the end-to-end tests.
 */
export async function walkCriticalPaths(target: Target): Promise<CheckResult[]> {
  const { clock } = target.http
  const paths = listAsked(target.plan)
  const session = needsAccount(target.plan) ? await signIn(target) : undefined
  const results: CheckResult[] = []
  for (const path of paths) {
    const check = (): Promise<Verdict> => {
      if (!path.isSignedIn) return expectStatus(path, ask(target.http, target.url, path.path))
      if (session?.ok !== true)
        return Promise.resolve({ ok: false, text: session?.why ?? 'nobody is signed in' })
      return expectStatus(path, askSignedIn(target, path.path, session.cookie))
    }
    results.push(await timed(clock, `path ${path.id}`, check))
  }
  if (session?.ok === true) await signOut(target, session.cookie)
  return results
}

interface AskedPath {
  id: string
  path: string
  expectStatus: number
  isSignedIn: boolean
}

function listAsked({ metadata }: DeliveryPlan): AskedPath[] {
  return metadata.criticalPaths.paths.flatMap(({ id, path, expectStatus = 200, isSignedIn }) =>
    path === undefined ? [] : [{ id, path, expectStatus, isSignedIn }],
  )
}

async function expectStatus(
  { path, expectStatus }: AskedPath,
  asked: Promise<{ status: number }>,
): Promise<Verdict> {
  const { status } = await asked
  const isExpected = status === expectStatus
  return { ok: isExpected, text: `${path} answers ${status}${isExpected ? '' : `, not ${expectStatus}`}` }
}
