import { expect, test } from 'vitest'
import { metadataSchema } from '../model/metadata.ts'
import { createPreset, PRESET_NAMES } from '../presets/index.ts'
import { change } from '../testing/change.ts'
import { readCompleteWorkspace } from '../testing/workspace.ts'
import { expression } from './expression.ts'
import { plan } from './plan.ts'

const graph = readCompleteWorkspace()

const HOSTILE = [
  expression('secrets.AUTH_SECRET'),
  '$(id)',
  '`id`',
  'a\nb: c',
  'a\r\nrun: id',
  'a\u0000b',
  'a\u202eb',
  'a\u2028b',
  '<script>alert(1)</script>',
  '| --- |',
  "'; rm -rf / #",
  '"; exit 1; "',
  '&anchor',
  '*alias',
  '!!js/function',
  '../../etc/passwd',
  '-rf',
  ' x',
  'x'.repeat(10_000),
]

/** What no text may hold: the beginning of an expression or of code, another line, a mark that turns text around. */
const NEVER = /\$\{|`|\\|[\p{Cc}\u2028\u202e]|.{600}/u
/** What only values of variables may hold, which need it for mail addresses. */
const NEVER_IN_PROSE = /[<|]/

const PRESETS = PRESET_NAMES.map((name) => createPreset(name))

/** One place for each setting, whichever environment, branch or list it is in. */
const PLACES = [
  ...new Map(
    PRESETS.flatMap((metadata) =>
      listTexts(metadata).map((path) => [generalize(path), { metadata, path }] as const),
    ),
  ).values(),
]

const ACCEPTED = PLACES.flatMap(({ metadata, path }) =>
  HOSTILE.filter((text) => fits(change(metadata, { [path]: text }), path)).map((text) => ({
    metadata,
    path,
    text,
  })),
)

test('refuses what could be more than text', () => {
  const isVariable = (path: string) => path.includes('.variables.')
  const wrong = ACCEPTED.filter(
    ({ path, text }) => NEVER.test(text) || (!isVariable(path) && NEVER_IN_PROSE.test(text)),
  )

  expect(wrong.map(({ path, text }) => `${path}: ${text.slice(0, 40)}`)).toEqual([])
  expect(PLACES.length).toBeGreaterThan(100)
  expect(ACCEPTED.length).toBeGreaterThan(20)
})

test('has no text that it accepts within a script or a condition', () => {
  const code = ACCEPTED.filter(({ metadata, path, text }) =>
    listCode(change(metadata, { [path]: text })).includes(text),
  )

  expect(code.map(({ path, text }) => `${path}: ${text}`)).toEqual([])
}, 60_000)

test.each(['__proto__', 'constructor\n', 'Prod', "a'b", '', 'a.b', expression('x'), 'x'.repeat(300)])(
  'refuses %j as the name of an environment, an owner, a secret',
  (key) => {
    const metadata = createPreset('hikma')
    const text = JSON.stringify(metadata)
    const renamed = ['"staging":{', '"clinical":{', '"AUTH_SECRET":{'].map((part) =>
      JSON.parse(text.replace(part, `${JSON.stringify(key)}:{`)),
    )

    expect(renamed.map((each) => plan(graph, each).ok)).toEqual([false, false, false])
  },
)

test.each([[null], [undefined], ['text'], [[]], [{}], [42]])('refuses %j for metadata', (metadata) => {
  const outcome = plan(graph, metadata)

  expect(outcome.ok ? [] : outcome.problems.length).toBeGreaterThan(0)
})

function fits(metadata: unknown, path: string): boolean {
  const [section = ''] = path.split('.')
  const schema = Object.entries(metadataSchema.shape).find(([key]) => key === section)?.[1]
  return schema?.safeParse(Object(metadata)[section]).success === true
}

function generalize(path: string): string {
  return path
    .replace(/\.\d+(?=\.|$)/g, '.#')
    .replace(/^(environments|branching\.protection|pipelines\.tiers|people\.owners|secrets)\.[^.]+/, '$1.*')
}

/** Everything of a plan that is run or evaluated. */
function listCode(metadata: unknown): string {
  const outcome = plan(graph, metadata)
  if (!outcome.ok) return ''
  const jobs = outcome.plan.workflows.flatMap((workflow) => workflow.jobs)
  const scripts = jobs.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'run' ? [step.run] : [])),
  )
  const conditions = jobs.flatMap(({ steps, ...job }) => [
    job.if,
    job.continueOnError,
    ...steps.map((step) => step.if),
  ])
  return [...scripts, ...conditions].join('\n')
}

function listTexts(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value === 'string') return [path.join('.')]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => listTexts(child, [...path, key]))
}
