import { appendFileSync } from 'node:fs'
import { readModel } from '@ehr/conventions/branching'
import { EMPTY_TREE, findCommit } from '@ehr/conventions/git'
import { SCOPED_TARGETS } from '@ehr/delivery'
import { groupByTarget, listAffectedProjects } from './affected-projects.ts'
import { findRunsSource, readEvent } from './event.ts'
import { findScope, type Scope } from './find-scope.ts'
import { renderMarkdown, renderOutputs, renderText } from './render-scope.ts'
import { fetchVerified } from './verified-runs.ts'

/** Where a command of a pipeline runs. */
export interface CiContext {
  root: string
  env: NodeJS.ProcessEnv
}

/** Says what is affected: to people on the terminal and on the page of the run, to later jobs as outputs. */
export async function runScope({ root, env }: CiContext): Promise<string> {
  const scope = await findScopeHere({ root, env })
  const affected = groupByTarget(await listAffectedProjects(root, scope), SCOPED_TARGETS)
  const report = { scope, affected }
  if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, renderOutputs(report))
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, renderMarkdown(report))
  return renderText(report)
}

/** Finds the scope of this run from its event, or of this clone outside of GitHub. */
export async function findScopeHere({ root, env }: CiContext): Promise<Scope> {
  const model = readModel(root)
  const source = findRunsSource(env)
  return findScope({
    root,
    event: readEvent(env),
    longLived: model.longLived.map(({ name }) => name),
    ...(source && { listVerified: (branch) => fetchVerified(source, branch) }),
  })
}

/**
 * Answers the scope that an earlier job handed over in NX_BASE and NX_HEAD, and finds it where none did. Throws where
 * what was handed over is not in this clone.
 */
export async function takeScope({ root, env }: CiContext): Promise<Scope> {
  const { NX_BASE: given = '', NX_HEAD: end = '' } = env
  if (given === '') return findScopeHere({ root, env })
  const isEverything = given === EMPTY_TREE
  const base = isEverything ? EMPTY_TREE : findCommit(root, given)
  const head = findCommit(root, end === '' ? 'HEAD' : end)
  if (head === undefined || base === undefined)
    throw new Error(
      `NX_BASE is ${JSON.stringify(given)} and NX_HEAD ${JSON.stringify(end)}: commits of which this clone lacks one. Fetch all of it (fetch-depth: 0).`,
    )
  return { base, head, why: 'As it was handed over', isEverything, hasWorkingTree: end === '' }
}
