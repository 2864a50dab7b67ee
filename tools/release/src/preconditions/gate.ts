import type { DeliveryPlan, PlannedEnvironment } from '@ehr/delivery'
import type { CheckRun } from '../github/github-client.ts'
import type { Finding, Precondition } from './precondition.ts'

const NAME = 'checks'

/** The gate of that very commit is green. */
export const hasGreenGate: Precondition = async ({ plan, environment, commit, github }) => {
  const gates = listGates(plan, environment)
  if (gates.length === 0) return undefined
  const isPhi = environment.metadata.dataClass === 'phi'
  if (github === undefined)
    return {
      name: NAME,
      verdict: isPhi ? 'unmet' : 'unseen',
      text: `whether ${gates.join(', ')} passed is not known without a token of GitHub.`,
      ...(isPhi && { todo: 'Set GITHUB_TOKEN and GITHUB_REPOSITORY.' }),
    }
  return judgeGates(gates, await github.listCheckRuns(commit))
}

/** Lists the gates that report on what deploys an environment: on its branch, its tag or its release. */
export function listGates({ workflows }: DeliveryPlan, { metadata: { from } }: PlannedEnvironment): string[] {
  const gates = workflows
    .flatMap(({ jobs }) => jobs)
    .filter(({ kind, id }) => kind === 'gate' && id === 'gate')
  const meant = gates.filter(({ triggers }) =>
    from.branch === undefined
      ? triggers.tags !== undefined || triggers.releases === true
      : triggers.branches?.includes(from.branch),
  )
  // What a tag or a release deploys was checked at the latest when it came to a branch.
  const found = meant.length > 0 ? meant : gates.filter(({ triggers }) => triggers.branches !== undefined)
  return [...new Set(found.map(({ name }) => name))].sort()
}

/** Judges what the checks of a commit say of its gates; the newest of a name counts. */
export function judgeGates(gates: readonly string[], runs: readonly CheckRun[]): Finding {
  const states = gates.map((gate) => {
    const run = runs.filter(({ name }) => name === gate).toSorted((a, b) => b.id - a.id)[0]
    return { gate, state: stateOf(run) }
  })
  const failed = states.filter(({ state }) => state === 'failed').map(({ gate }) => gate)
  if (failed.length > 0)
    return {
      name: NAME,
      verdict: 'unmet',
      text: `${failed.join(', ')} failed for this commit.`,
      todo: 'Mend it, and deploy the commit that passes.',
    }
  const open = states.filter(({ state }) => state === 'open').map(({ gate }) => gate)
  if (open.length > 0)
    return {
      name: NAME,
      verdict: 'open',
      text: `${open.join(', ')} has not reported on this commit yet.`,
      todo: 'Wait until it has; a commit that was never pushed is never checked.',
    }
  return { name: NAME, verdict: 'met', text: `${gates.join(', ')} passed` }
}

function stateOf(run: CheckRun | undefined): 'passed' | 'failed' | 'open' {
  if (run === undefined || run.status !== 'completed') return 'open'
  return run.conclusion === 'success' ? 'passed' : 'failed'
}
