import { findCommit, findInGit, type Git } from '@ehr/conventions/git/asynchronous'
import { EXIT, type ExitCode } from '../flow/exit-code.ts'
import { decideVersion, type VersionOptions } from './decide-version.ts'
import { findNews } from './find-news.ts'
import { findBranch, useOf } from './release-branch.ts'
import { findShallowness, openGit, type ReleaseContext } from './release-context.ts'
import { createNotes } from './release-notes.ts'
import { readReleaseState } from './release-state.ts'
import { FORMATS, renderPlan } from './render-plan.ts'
import { createWorkingTree } from './tree.ts'

/** Shows what the next release would be; nothing is written. */
export async function showPlan(
  context: ReleaseContext,
  options: VersionOptions & { format?: string },
): Promise<ExitCode> {
  const { say, root } = context
  const format = FORMATS.find((each) => each === (options.format ?? 'pretty'))
  if (format === undefined) return refuse(say, `--format is one of ${FORMATS.join(', ')}.`)
  const git = openGit(context)
  const branch = options.branch ?? (await chooseBranch(context, git))
  const decision = await decideVersion(context, { ...options, branch })
  if (!decision.ok) return refuse(say, ...decision.why)
  const { state, plan } = decision
  const version =
    'to' in plan ? plan.to : { ...state.product.version, patch: state.product.version.patch + 1 }
  const news = await findNews(git, { tree: createWorkingTree(root), version, deployables: state.deployables })
  if (format !== 'json') await sayShallow(git, say, news.since)
  say(renderPlan({ state, plan, branch, news }, format).trimEnd())
  return plan.kind === 'refused' ? EXIT.refused : EXIT.done
}

/** Prints the notes of the version that a commit or tag has. */
export async function showNotes(
  context: ReleaseContext,
  { at = 'HEAD' }: { at?: string },
): Promise<ExitCode> {
  const { say, root } = context
  const git = openGit(context)
  const commit = await findCommit(git, at)
  if (commit === undefined) return refuse(say, `This clone has no ${at}. Fetch it: git fetch --tags origin.`)
  const { settings, deployables } = await readReleaseState(root)
  const notes = await createNotes(git, { commit, changelog: settings.changelog, deployables })
  if (notes === undefined)
    return refuse(say, `package.json of ${at} names no version such as 1.2.3. Name another commit.`)
  say(notes.text.trimEnd())
  return EXIT.done
}

/** A plan can be looked at anywhere: on a branch that makes no versions, as the integration branch would make it. */
async function chooseBranch(context: ReleaseContext, git: Git): Promise<string> {
  const { model } = await readReleaseState(context.root)
  const branch = await findBranch(git, context.env)
  return branch === undefined || useOf(model, branch).kind === 'other' ? model.integration : branch
}

async function sayShallow(git: Git, say: ReleaseContext['say'], since: string | undefined): Promise<void> {
  const isRepository = (await findInGit(git, 'rev-parse', '--git-dir')) !== undefined
  const shallow = isRepository && since === undefined ? await findShallowness(git) : undefined
  if (shallow !== undefined) say(`Warning: ${shallow}`)
}

function refuse(say: ReleaseContext['say'], ...why: readonly string[]): ExitCode {
  for (const line of why) say(line)
  return EXIT.refused
}
