import type { DeliveryPlan } from '@ehr/delivery'
import { onTestFinished } from 'vitest'
import { type GitHubStandIn, startGitHubStandIn } from './github-stand-in.ts'
import { createGitHub } from './played-github.ts'
import { listTeams } from './run-here.ts'

/** Starts a GitHub of one test’s own, whose organisation has the teams of a plan; it ends with the test. */
export async function openGitHub(
  plan: DeliveryPlan,
  people: readonly string[] = listTeams(plan),
): Promise<GitHubStandIn> {
  const standIn = await startGitHubStandIn(createGitHub(people))
  onTestFinished(async () => await standIn.close())
  return standIn
}
