import { EXIT, type ExitCode } from '../flow/exit-code.ts'
import { pathOf } from './changeset.ts'
import { decideVersion, type VersionOptions } from './decide-version.ts'
import { PRE_STATE } from './read-changesets.ts'
import { listUncommitted, openGit, type ReleaseContext } from './release-context.ts'
import { formatVersion } from './semantic-version.ts'
import { listWritten, writeVersion } from './write-version.ts'

/** Makes the next version in the working tree; committing it is somebody else’s. Nothing is due: that is no failure. */
export async function makeVersion(
  context: ReleaseContext,
  options: VersionOptions & { isDryRun?: boolean },
): Promise<ExitCode> {
  const { say } = context
  const decision = await decideVersion(context, options)
  if (!decision.ok) return refuse(say, decision.why)
  const { plan, state } = decision
  if (plan.kind === 'refused') return refuse(say, [`${plan.why}`])
  if (plan.kind === 'nothing') {
    say(`No version is due: ${plan.why}. "pnpm changeset" writes one.`)
    return EXIT.done
  }
  const uncommitted = await listUncommitted(openGit(context), listWritten(state))
  const others = uncommitted.filter((path) => path !== PRE_STATE)
  if (others.length > 0)
    return refuse(say, [
      `Not committed: ${others.join(', ')}. A version changes or deletes these files: commit or stash them first.`,
    ])
  const step = `${formatVersion(plan.from)} → ${formatVersion(plan.to)}`
  const files = plan.changesets.map(pathOf).join(', ')
  if (options.isDryRun === true) {
    say(`Would make ${step}, of ${files || 'what its candidates had'}.`)
    return EXIT.done
  }
  await writeVersion(state, plan)
  say(`${step}, of ${files || 'what its candidates had'}.`)
  say(`Written: package.json, ${state.settings.changelog}, and those of ${listNames(state.deployables)}.`)
  return EXIT.done
}

function listNames(deployables: readonly { name: string }[]): string {
  return deployables.map(({ name }) => name).join(', ')
}

function refuse(say: ReleaseContext['say'], why: readonly string[]): ExitCode {
  for (const line of why) say(line)
  say('Nothing was written.')
  return EXIT.refused
}
