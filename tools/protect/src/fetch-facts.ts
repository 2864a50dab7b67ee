import * as z from 'zod'
import type { GitHubClient } from './client/client.ts'
import { Stopped } from './refused.ts'

const status = z.object({ status: z.string() }).optional()

const factsSchema = z.object({
  private: z.boolean(),
  archived: z.boolean().default(false),
  default_branch: z.string(),
  owner: z.object({ type: z.string() }),
  permissions: z.object({ admin: z.boolean() }).optional(),
  allow_merge_commit: z.boolean().optional(),
  allow_squash_merge: z.boolean().optional(),
  allow_rebase_merge: z.boolean().optional(),
  allow_update_branch: z.boolean().optional(),
  delete_branch_on_merge: z.boolean().optional(),
  security_and_analysis: z
    .object({ secret_scanning: status, secret_scanning_push_protection: status })
    .nullish(),
})

/** What GitHub says of the repository itself; settings are there only for those who may administer it. */
export type RepositoryFacts = z.infer<typeof factsSchema>

/** Fetches them. @throws Stopped when the repository cannot be seen, or nothing can be set there any more. */
export async function fetchFacts(client: GitHubClient): Promise<RepositoryFacts> {
  const found = await client.find({ route: 'GET /repos/{owner}/{repo}', parameters: {} })
  if (found === undefined)
    throw new Stopped('There is no such repository, or the token in GITHUB_TOKEN may not see it.')
  const facts = factsSchema.parse(found)
  if (facts.archived) throw new Stopped('The repository is archived: nothing can be set there.')
  return facts
}
