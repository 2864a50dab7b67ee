import { findCommit, type Git } from '@ehr/conventions/git/asynchronous'
import { EXIT, type ExitCode } from '../flow/exit-code.ts'
import { findChangedDeployables, isShipped } from './changed-deployables.ts'
import { describeProblem, isEmpty, isUsed, pathOf } from './changeset.ts'
import { judgeChange, type Verdict } from './judge-change.ts'
import { type Change, findChange } from './list-changes.ts'
import { type Project, readProjects } from './projects.ts'
import { FOLDER, isChangesetFile, PRE_STATE } from './read-changesets.ts'
import { openGit, type ReleaseContext } from './release-context.ts'
import { type ReleaseState, readReleaseState } from './release-state.ts'
import { formatVersion } from './semantic-version.ts'

/** What a change is compared with. */
export interface CheckOptions {
  /** Commit, branch or tag that it parted from; the integration branch when left out. */
  base?: string | undefined
  /** The branch that it goes into: into production goes what has its version. */
  into?: string | undefined
}

/** Checks that what a change brings has its changesets, that those are right, and that production gets a version. */
export async function checkChange(context: ReleaseContext, options: CheckOptions): Promise<ExitCode> {
  const { say, root } = context
  const state = await readReleaseState(root)
  if (state.problems.length > 0)
    return end(say, { isFine: false, lines: state.problems.map(describeProblem) })
  const git = openGit(context)
  const found = await findChange(git, await chooseBase(git, options.base, state))
  if (!found.ok) return end(say, { isFine: false, lines: [found.why] })
  const ask = once(() => readProjects(root))
  const verdicts = [await judgeCoverage(state, found.change, ask)]
  if (isProduction(state, options.into)) verdicts.push(await judgeRelease(git, state, ask))
  if (options.into === state.model.integration) verdicts.push(...judgeSeries(state))
  return end(say, {
    isFine: verdicts.every(({ isFine }) => isFine),
    lines: verdicts.flatMap(({ lines }) => lines),
  })
}

async function chooseBase(git: Git, base: string | undefined, { model }: ReleaseState): Promise<string> {
  if (base !== undefined) return base
  const remote = `origin/${model.integration}`
  return (await findCommit(git, remote)) === undefined ? model.integration : remote
}

/** Nx takes a second or two: it is asked once, and only where something that could be deployed has changed. */
type AskProjects = () => Promise<readonly Project[]>

function once(ask: AskProjects): AskProjects {
  let asked: ReturnType<AskProjects> | undefined
  return () => {
    asked ??= ask()
    return asked
  }
}

async function judgeCoverage(
  state: ReleaseState,
  { files, present }: Change,
  ask: AskProjects,
): Promise<Verdict> {
  const folders = state.folders.map((folder) => `${folder}/`)
  const shipped = files.filter((file) => isShipped(file) && folders.some((folder) => file.startsWith(folder)))
  const projects = shipped.length === 0 ? [] : await ask()
  const changed = findChangedDeployables(projects, shipped)
  const brought = present.filter(isChangesetFile)
  return judgeChange(
    changed,
    state.changesets.filter((each) => !isUsed(each) && brought.includes(pathOf(each))),
  )
}

/** Where work is brought together in production itself, its version comes after it. */
function isProduction({ model }: ReleaseState, into: string | undefined): boolean {
  const role = model.longLived.find(({ name }) => name === into)?.role
  return role === 'production' && into !== model.integration
}

/** What goes into production is deployed by the merge, and its tag needs a version that is made and not used yet. */
async function judgeRelease(git: Git, state: ReleaseState, ask: AskProjects): Promise<Verdict> {
  const { product, changesets, series } = state
  const version = formatVersion(product.version)
  const waiting = changesets.filter((each) => !isUsed(each) && !isEmpty(each)).map(pathOf)
  if (waiting.length > 0)
    return refuse(
      `${waiting.join(', ')} wait${waiting.length === 1 ? 's' : ''} for a version. Merge the version pull request first; on hotfix/*, run "pnpm ehr release version" and commit.`,
    )
  if (product.version.candidate !== undefined || series !== undefined)
    return refuse(
      `${version} is a candidate. Merge the version pull request that makes ${version.split('-')[0]}; without one, run "pnpm ehr release version" and commit.`,
    )
  const tagged = await findCommit(git, `refs/tags/v${version}`)
  const hasChanged = tagged !== undefined && (await hasWork(git, tagged, ask))
  if (!hasChanged) return { isFine: true, lines: [`${version} is the version of this.`] }
  return refuse(
    `v${version} is ${tagged?.slice(0, 7)} already, and this changes what is deployed. Make a version: "pnpm ehr release version", with a changeset in ${FOLDER}.`,
  )
}

/** Candidates stay on their release branch; without such branches, they are made where everything is. */
function judgeSeries({ model, series, product }: ReleaseState): Verdict[] {
  if (series === undefined || !model.work.includes('release')) return []
  return [
    refuse(
      `${formatVersion(product.version)} is a candidate (${PRE_STATE}), and candidates stay on their release branch. Merge the version pull request there first.`,
    ),
  ]
}

async function hasWork(git: Git, since: string, ask: AskProjects): Promise<boolean> {
  const found = await findChange(git, since)
  const files = found.ok ? found.change.files.filter(isShipped) : []
  return files.length > 0 && findChangedDeployables(await ask(), files).length > 0
}

function refuse(line: string): Verdict {
  return { isFine: false, lines: [line] }
}

function end(say: ReleaseContext['say'], { isFine, lines }: Verdict): ExitCode {
  for (const line of lines) say(line)
  return isFine ? EXIT.done : EXIT.refused
}
