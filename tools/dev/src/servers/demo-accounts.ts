import * as z from 'zod/mini'

const Session = z.object({
  demoAccounts: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
})

/** Someone who can sign in to the demo clinic. */
export type DemoAccount = z.infer<typeof Session>['demoAccounts'][number]

const TIMEOUT_MS = 5_000

/** What the API answers while nobody has set up the installation, as without a demo clinic. */
const NOT_SET_UP = 503

/** Asks the API for the demo accounts; there are none where no demo clinic was loaded. */
export async function fetchDemoAccounts(apiUrl: string): Promise<DemoAccount[]> {
  const response = await fetch(`${apiUrl}/api/session`, { signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (response.status === NOT_SET_UP) return []
  if (!response.ok) {
    throw new Error(`GET ${apiUrl}/api/session answered ${response.status}: expected 200. See the API's log.`)
  }
  return Session.parse(await response.json()).demoAccounts
}
