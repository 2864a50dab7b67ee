import { checkAnswers } from '../answers/check-answers.ts'
import { parseJson } from '../answers/identity.ts'
import { readFacts } from '../answers/read-facts.ts'
import { restoreTree } from '../apply/restore-tree.ts'
import type { RunStep, Step } from '../apply/run-steps.ts'
import { writeChanges } from '../apply/write-changes.ts'
import type { Origin } from '../plan/template-record.ts'
import type { FileTree } from '../tree/file-tree.ts'
import { readFiles } from '../tree/read-files.ts'
import { readTree } from '../tree/read-tree.ts'
import { askGit } from '../tree/run-git.ts'
import { checkWorkspace, findHistoryProblem } from './check-repository.ts'
import { completeAnswers, type GivenAnswers } from './complete-answers.ts'
import { describeInit, describeNext } from './describe-init.ts'
import { type InitPlan, listLeftovers, planInit } from './plan-init.ts'
import { type Questions, USUAL_ANSWERS } from './questions.ts'

/** How `ehr init` is called. */
export interface InitOptions {
  readonly root: string
  readonly given: GivenAnswers
  /** Says what was not given. */
  readonly questions: Questions
  readonly isDryRun: boolean
  readonly runStep: RunStep
  readonly print: (line: string) => void
}

/**
 * Makes a clone of the template its team's own, or says everything that keeps it from being so. When anything fails
 * half-way, the working tree is put back.
 *
 * @returns the exit code
 */
export async function runInit({ root, given, questions, isDryRun, ...io }: InitOptions): Promise<number> {
  const noHistory = findHistoryProblem(root)
  if (noHistory !== undefined) return refuse([noHistory], io.print)
  const template = readTree(root, 'HEAD')
  const facts = readFacts(template)
  const obstacles = checkWorkspace(root)
  // Nobody is asked for what cannot be done; what flags said is looked at nevertheless.
  const asked = obstacles.length === 0 ? questions : USUAL_ANSWERS
  const checked = checkAnswers(await completeAnswers(template, facts, { given, questions: asked }), facts)
  if (!checked.ok || obstacles.length > 0) {
    return refuse([...obstacles, ...(checked.ok ? [] : checked.problems)], io.print)
  }
  const plan = planInit(template, checked.answers, readOrigin(root, template))
  io.print(describeInit(facts.identity, checked.answers, plan))
  if (isDryRun) return 0
  if (!(await questions.confirm('Do this?'))) return 1
  await apply(root, template, plan, io)
  io.print(describeNext(checked.answers))
  return 0
}

/** The tree before the plan is committed, so whatever goes wrong can be taken back. */
async function apply(
  root: string,
  template: FileTree,
  { changes, steps }: InitPlan,
  { runStep, print }: Pick<InitOptions, 'runStep' | 'print'>,
): Promise<void> {
  const ignoreInterrupt = () => print('Taking back …')
  // A Ctrl-C ends the step that runs; we stay to put the files back.
  process.on('SIGINT', ignoreInterrupt)
  try {
    writeChanges(root, changes)
    for (const step of steps) await runStep(step)
    assertNothingIsLeft(root, template)
  } catch (cause) {
    restoreTree(root)
    await reinstall(steps, runStep)
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${why}\n\nThe files are as they were; nothing is kept of this.`, { cause })
  } finally {
    process.off('SIGINT', ignoreInterrupt)
  }
}

/** Links the packages under their old names again; without it the next command would not start. */
async function reinstall(steps: readonly Step[], runStep: RunStep): Promise<void> {
  const [install] = steps
  if (install !== undefined) await runStep(install).catch(() => undefined)
}

function assertNothingIsLeft(root: string, template: FileTree): void {
  const paths = askGit(root, ['ls-files', '-co', '--exclude-standard', '-z']).split('\0')
  const left = listLeftovers(readFiles(root, paths), template)
  if (left.length === 0) return
  throw new Error(`These files name the template still: ${left.join(', ')}. Please report this.`)
}

function readOrigin(root: string, template: FileTree): Origin {
  return {
    version: String(parseJson(template, 'package.json').version),
    commit: askGit(root, ['rev-parse', 'HEAD']),
    tree: askGit(root, ['rev-parse', 'HEAD^{tree}']),
  }
}

function refuse(problems: readonly string[], print: InitOptions['print']): number {
  for (const problem of problems) print(problem)
  return 1
}
