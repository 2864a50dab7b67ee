import { appendFile } from 'node:fs/promises'
import { findInGit, type Git } from '@ehr/conventions/git/asynchronous'
import { EXIT, type ExitCode } from '../flow/exit-code.ts'
import { decideVersion } from './decide-version.ts'
import { findBranch, useOf } from './release-branch.ts'
import { openGit, type ReleaseContext } from './release-context.ts'
import { type ReleaseState, readReleaseState } from './release-state.ts'
import { compareVersions, formatVersion } from './semantic-version.ts'
import { changeSeries } from './write-version.ts'

/**
 * Says whether a version pull request is due here, to the steps after it too, and begins or ends the series of
 * candidates: changesets’ action looks for changesets itself, and sees those that candidates used only after its end.
 */
export async function prepareVersion(context: ReleaseContext): Promise<ExitCode> {
  const { say, env } = context
  const git = openGit(context)
  const open = await findOpenRelease(context, git)
  if (open !== undefined) {
    say(`No version pull request: ${open} is open, and makes the next version. Merge it, or delete it.`)
    return await end(env, false)
  }
  const decision = await decideVersion(context, {})
  if (!decision.ok) return await refuse(context, decision.why)
  const { plan, state } = decision
  if (plan.kind === 'refused') return await refuse(context, [plan.why])
  if (plan.kind === 'nothing') {
    say(`No version pull request: ${plan.why}.`)
    return await end(env, false)
  }
  await changeSeries(state, plan)
  say(`Due: ${formatVersion(plan.from)} → ${formatVersion(plan.to)}`)
  return await end(env, true)
}

/** What a release branch has taken along, no version on the integration branch may take as well. */
async function findOpenRelease(context: ReleaseContext, git: Git): Promise<string | undefined> {
  const state = await readReleaseState(context.root)
  const branch = await findBranch(git, context.env)
  if (branch === undefined || useOf(state.model, branch).kind !== 'integration') return undefined
  const listed = await findInGit(git, 'ls-remote', '--heads', 'origin', 'refs/heads/release/*')
  const names = (listed ?? '').split('\n').flatMap((line) => line.split('\trefs/heads/')[1] ?? [])
  return names.find((name) => isAhead(state, name))
}

function isAhead({ model, product }: ReleaseState, branch: string): boolean {
  const use = useOf(model, branch)
  return use.kind === 'release' && compareVersions(use.version, product.version) > 0
}

async function refuse({ say, env }: ReleaseContext, why: readonly string[]): Promise<ExitCode> {
  for (const line of why) say(line)
  await end(env, false)
  return EXIT.refused
}

async function end(env: ReleaseContext['env'], isDue: boolean): Promise<ExitCode> {
  if (env.GITHUB_OUTPUT) await appendFile(env.GITHUB_OUTPUT, `due=${isDue}\n`)
  return EXIT.done
}
