import { describeProblem } from './changeset.ts'
import { planVersion, type VersionPlan } from './plan-version.ts'
import { findBranch, useOf } from './release-branch.ts'
import { openGit, type ReleaseContext } from './release-context.ts'
import { type ReleaseState, readReleaseState } from './release-state.ts'
import { parseVersion } from './semantic-version.ts'

/** How the next version is asked for. */
export interface VersionOptions {
  /** A version at least as great as what changesets ask for. */
  as?: string | undefined
  /** The branch that it is made for; what is checked out when left out. */
  branch?: string | undefined
}

/** The next version with what it follows from, or all that is in its way. */
export type Decision =
  | { ok: true; state: ReleaseState; plan: VersionPlan; branch: string }
  | { ok: false; why: readonly string[] }

/** Reads the working tree and decides its next version; everything that is wrong is said at once. */
export async function decideVersion(context: ReleaseContext, options: VersionOptions): Promise<Decision> {
  const state = await readReleaseState(context.root)
  if (state.problems.length > 0) return { ok: false, why: state.problems.map(describeProblem) }
  const branch = options.branch ?? (await findBranch(openGit(context), context.env))
  if (branch === undefined)
    return {
      ok: false,
      why: [
        `No branch is checked out, and versions differ by branch. Say which: --branch ${state.model.integration}.`,
      ],
    }
  const use = useOf(state.model, branch)
  if (use.kind === 'other')
    return { ok: false, why: [`No version is made here: ${use.why}. Switch to one, or name it by --branch.`] }
  const wanted = options.as === undefined ? undefined : parseVersion(options.as)
  if (options.as !== undefined && (wanted === undefined || wanted.candidate !== undefined))
    return { ok: false, why: [`--as ${options.as} is no version. Write one such as 1.0.0.`] }
  const { product, changesets, series, settings } = state
  const plan = planVersion({
    current: product.version,
    changesets,
    series,
    wanted: wanted ?? (use.kind === 'release' ? use.version : undefined),
    hasCandidates: use.kind === 'release' && settings.prereleases,
  })
  return { ok: true, state, plan, branch }
}
