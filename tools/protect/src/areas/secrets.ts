import * as z from 'zod'
import type { Call } from '../client/call.ts'
import type { GitHubClient } from '../client/client.ts'
import type { Area, Note } from '../part.ts'
import { Refused } from '../refused.ts'

const namesSchema = z.array(z.object({ name: z.string() }))

/** Whether every secret is there; values are for people to set, and never pass through here. */
export const secrets: Area = {
  what: 'names of secrets',
  read: async ({ plan, client }) => {
    const everywhere = new Set([
      ...(await listNames(client, { route: 'GET /repos/{owner}/{repo}/actions/secrets', parameters: {} })),
      ...(await listNames(client, {
        route: 'GET /repos/{owner}/{repo}/actions/organization-secrets',
        parameters: {},
      }).catch(noneOfOrganisation)),
    ])
    const kind = plan.metadata.github.requiresSecrets ? 'missing' : 'by-hand'
    const notes: Note[] = plan.secrets
      .filter(({ name, environments }) => environments.length === 0 && !everywhere.has(name))
      .map(({ name }) => ({ kind, text: `secret ${name}: gh secret set ${name}` }))
    for (const { name: environment } of plan.environments) {
      const wanted = plan.secrets.filter(({ environments }) => environments.includes(environment))
      if (wanted.length === 0) continue
      const there = await listOfEnvironment(client, environment)
      const missing = wanted.filter(({ name }) => !there.has(name) && !everywhere.has(name))
      for (const { name } of missing)
        notes.push({
          kind,
          text: `secret ${name} of ${environment}: gh secret set ${name} --env ${environment}`,
        })
    }
    return { parts: [], notes }
  },
}

/** An environment that is not there yet has no secrets. */
async function listOfEnvironment(client: GitHubClient, environment: string): Promise<Set<string>> {
  const route = 'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets'
  try {
    return new Set(await listNames(client, { route, parameters: { environment_name: environment } }))
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return new Set()
    throw error
  }
}

async function listNames(client: GitHubClient, call: Call): Promise<string[]> {
  return namesSchema.parse(await client.list(call, 'secrets')).map(({ name }) => name)
}

/** The repository of a person has no organisation, and not every token may ask one. */
function noneOfOrganisation(error: unknown): string[] {
  if (error instanceof Refused) return []
  throw error
}
