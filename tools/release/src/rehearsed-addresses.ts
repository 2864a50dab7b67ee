import type { DeliveryPlan } from '@ehr/delivery'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * Puts addresses of this machine in the place of environments’ own, for rehearsals:
 * `EHR_REHEARSED_URLS={"staging":"http://127.0.0.1:4000"}`.
 *
 * @throws for an address elsewhere: what is verified there would not be what people use.
 */
export function withRehearsedAddresses(
  plan: DeliveryPlan,
  env: Readonly<Record<string, string | undefined>>,
): DeliveryPlan {
  const text = env.EHR_REHEARSED_URLS
  if (text === undefined || text === '') return plan
  const urls = new Map(Object.entries(Object(JSON.parse(text))).map(([name, url]) => [name, String(url)]))
  for (const url of urls.values())
    if (!LOOPBACK.includes(new URL(url).hostname))
      throw new Error(`EHR_REHEARSED_URLS: ${url} is not on this machine. Take the variable away to deploy.`)
  return {
    ...plan,
    environments: plan.environments.map((environment) => {
      const url = urls.get(environment.name)
      return url === undefined ? environment : { ...environment, metadata: { ...environment.metadata, url } }
    }),
  }
}
