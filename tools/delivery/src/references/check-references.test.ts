import { expect, test } from 'vitest'
import { PRESET_NAMES } from '../presets/index.ts'
import type { RenderedFile } from '../renderers/renderer.ts'
import { loadRenderers } from '../sync/load-renderers.ts'
import { renderFiles } from '../sync/render-files.ts'
import { planPreset } from '../testing/plan-preset.ts'
import { ROOT, readThisWorkspace } from '../testing/workspace.ts'
import { checkReferences, REFERENCE_CHECKS } from './check-references.ts'
import { readFacts } from './facts.ts'

const facts = await readFacts(ROOT, readThisWorkspace())
const renderers = await loadRenderers(ROOT)

test.each(PRESET_NAMES)('everything that the files of %s name is there', (name) => {
  const plan = planPreset(name)
  const problems = checkReferences({ plan, files: renderFiles(plan, renderers), facts })

  expect(problems.map(({ path, wrong }) => `${path} ${wrong}`)).toEqual([])
})

const plan = planPreset('hikma')
const files = renderFiles(plan, renderers)

function change(path: string, edit: (text: string) => string): RenderedFile[] {
  const found = files.find((file) => file.path === path)
  if (found === undefined) throw new Error(`There is no ${path}.`)
  const text = edit(found.text)
  if (text === found.text) throw new Error(`${path} is as it was.`)
  return files.map((file) => (file === found ? { ...file, text } : file))
}

const CI = '.github/workflows/ci.yml'
const PAGE = 'docs/DEVELOPER_WORKFLOW.md'
const add = (line: string) => (text: string) => `${text}${line}\n`
const swap = (from: string, to: string) => (text: string) => text.replace(from, to)

/* For each check: what breaks it, in which file, and what is said of it. */
const BROKEN: [what: string, path: string, edit: (text: string) => string, wrong: string][] = [
  ['a script', PAGE, add('Run `pnpm lint:all`.'), '"pnpm lint:all" is neither a script nor installed.'],
  ['a target', CI, swap('nx affected -t lint', 'nx affected -t lintt'), 'no project has a target "lintt".'],
  ['a project', PAGE, add('`pnpm nx build @ehr/nothing`'), 'there is no project "@ehr/nothing".'],
  ['a generator', PAGE, add('`pnpm nx g widget x`'), 'there is no generator "widget".'],
  ['a command', PAGE, add('`pnpm ehr migrate sideways`'), 'there is no command "pnpm ehr migrate sideways".'],
  ['an option', PAGE, add('`pnpm ehr migrate down --far`'), '"pnpm ehr migrate down" has no option --far.'],
  ['a package', PAGE, add('`pnpm --filter @ehr/nothing exec x`'), 'there is no package "@ehr/nothing".'],
  ['a script file', PAGE, add('`node tools/nothing.ts`'), 'it runs tools/nothing.ts, which is not there.'],
  ['a secret', CI, add('    x: secrets.NOBODYS'), 'no secret "NOBODYS" is declared.'],
  ['a variable', CI, add('    x: vars.NOBODYS'), 'no variable "NOBODYS" of the repository is named.'],
  ['a variable in a page', PAGE, add('Set `NOBODYS_KEY`.'), 'nothing declares "NOBODYS_KEY".'],
  [
    'a health path',
    'render.yaml',
    swap('healthCheckPath: /health/ready', 'healthCheckPath: /healthz'),
    'no application answers /healthz.',
  ],
  ['an address', PAGE, add('Ask `/api/nothing/there`.'), 'no application answers /api/nothing/there.'],
  ['a port', PAGE, add('Open http://localhost:4399.'), 'nothing listens on port 4399.'],
  ['a file', PAGE, add('See `apps/web/Dockerfile`.'), 'apps/web/Dockerfile is not there.'],
  ['a link', PAGE, add('[here](../nothing.md)'), 'the link leads to nothing.md, which is not there.'],
  [
    'an owned path',
    '.github/CODEOWNERS',
    add('/libs/nothing/ @a/b'),
    '/libs/nothing/ has owners and is not there.',
  ],
  ['a folder of a manifest', 'render.yaml', add('    rootDir: apps/web'), 'apps/web is not there.'],
  ['an input', CI, swap('fetch-depth:', 'fetch-dept:'), 'actions/checkout has no input "fetch-dept".'],
  [
    'an action',
    CI,
    swap('actions/checkout@', 'somebody/checkout@'),
    'the inputs of somebody/checkout are not known.',
  ],
  ['a need', CI, swap('      - scope\n', '      - scopes\n'), 'it needs "scopes", which is no job.'],
  [
    'an output',
    CI,
    swap('needs.scope.outputs.build', 'needs.scope.outputs.builds'),
    'job "scope" has no output "builds".',
  ],
  [
    'a step',
    CI,
    swap('steps.scope.outputs.base', 'steps.scopes.outputs.base'),
    'it reads from the step "scopes", which it does not have.',
  ],
  [
    'an environment',
    CI,
    swap('  gate:\n', '  gate:\n    environment: nowhere\n'),
    'there is no environment "nowhere".',
  ],
  [
    'a check',
    '.github/rulesets/protect-main.json',
    swap('"context": "build"', '"context": "bild"'),
    'no job reports the check "bild".',
  ],
  [
    'a service',
    'render.yaml',
    (text) => text.replaceAll('ehr-api', 'api'),
    'the application "ehr-api" is not in it.',
  ],
]

test.each(BROKEN)('finds %s that is not there', (_what, path, edit, wrong) => {
  const problems = checkReferences({ plan, files: change(path, edit), facts })

  expect(problems.map((problem) => problem.wrong)).toContain(wrong)
  expect(problems.filter((problem) => problem.path === '' || problem.right === '')).toEqual([])
})

test('finds an application that an environment leaves out', () => {
  const [environment, ...rest] = plan.environments.filter(({ metadata }) => metadata.target !== 'local')
  const without = { ...plan, environments: [{ ...environment!, services: [] }, ...rest] }

  expect(checkReferences({ plan: without, files, facts }).map(({ wrong }) => wrong)).toContain(
    'the application "ehr-api" is not deployed there.',
  )
})

test('finds an environment that no workflow deploys', () => {
  const environments = plan.environments.map((each) => ({
    ...each,
    isDeployable: true,
    workflow: 'nothing.yml',
  }))

  expect(
    checkReferences({ plan: { ...plan, environments }, files, facts }).map(({ wrong }) => wrong),
  ).toContain('no job of .github/workflows/nothing.yml deploys it.')
})

test('each check is broken by one of these', () => {
  const seen = [...BROKEN.map(([, path, edit]) => ({ plan, files: change(path, edit), facts }))]
  const silent = REFERENCE_CHECKS.filter((check) => seen.every((context) => check(context).length === 0))

  expect(silent.map(({ name }) => name)).toEqual(['checkDeployables'])
})
