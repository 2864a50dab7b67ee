import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAlias, isCollection, parse, parseDocument, visit } from 'yaml'
import type { DeliveryMetadata } from '../../model/metadata.ts'
import { expression } from '../../plan/expression.ts'
import { plan } from '../../plan/plan.ts'
import { describeProblems } from '../../plan/problem.ts'
import type { Job, Workflow } from '../../plan/workflow.ts'
import { createPreset } from '../../presets/index.ts'
import { change } from '../../testing/change.ts'
import { readCompleteWorkspace } from '../../testing/workspace.ts'
import { prose } from '../docs/markdown.ts'
import type { RenderedFile } from '../renderer.ts'
import { renderGitHub } from './render-github.ts'
import { renderWorkflow } from './workflow-file.ts'

const graph = readCompleteWorkspace()

const HOSTILE = [
  expression('github.event.pull_request.title'),
  '&anchor x',
  '*alias',
  '!!js/function x',
  '- a\n- b',
  'a: b',
  'a #b',
  '# a',
  '%YAML 1.1',
  '---\nx',
  '...\n',
  "'",
  '"',
  '\t',
  'null',
  'on',
  '012',
  '1e3',
  '12:30',
  '{a: b}',
  '[x',
  '? x',
  '| x',
  '> x',
  '\r\nrun: id',
  'line\u2028line',
  'محمد 患者 🏥',
  '\ufeffx',
  ' x ',
  'x\n  y\n',
  '\n\n x',
  'x'.repeat(10_000),
  `${'word '.repeat(2_000)}x`,
]
const anyText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...HOSTILE), { minLength: 2, maxLength: 3 }).map((parts) => parts.join('')),
)

test('whatever text a workflow holds is read back as it was, and as nothing else', () => {
  fc.assert(
    fc.property(
      fc.array(anyText, { minLength: 6, maxLength: 6 }),
      ([a = '', b = '', c = '', d = '', e = '', f = '']) => {
        const { text } = renderWorkflow(createWorkflow({ a, b, c, d, e, f }), { environments: [] })

        expect(listOddities(text)).toEqual([])
        const read = parse(text)
        expect(read.name).toBe(a)
        expect(Object.keys(read.jobs)).toEqual(['one'])
        expect(read.jobs.one).toMatchObject({
          name: b,
          env: { VALUE: c },
          steps: [
            { name: d, run: e, env: { VALUE: f } },
            { name: d, with: { ref: c }, uses: expect.stringMatching(/^actions\/checkout@[0-9a-f]{40}$/) },
          ],
        })
        expect(read.permissions).toEqual({})
      },
    ),
    { numRuns: 300 },
  )
})

/** Text that the model takes, and that means something in YAML, Markdown, shells and expressions. */
const proseUnit = fc.constantFrom(...'abAZ09 :#&*!%@"\'{}[],?->=~^();/.$_+ü患🏥'.match(/./gu)!)
const plainText = fc
  .string({ unit: proseUnit, minLength: 1, maxLength: 40 })
  .filter((text) => text.trim() === text && !text.includes('${') && text !== '')

/** Where the files of GitHub show text that people wrote. */
const PLACES = [
  'signOff.pullRequest.0',
  'signOff.beforeDeploy.1',
  'signOff.afterStaging.0',
  'signOff.manualTests.0.title',
  'rollback.triggers.0',
  'people.owners.product.title',
  'pipelines.ownJobs.0.name',
] as const
const ORIGINAL = 'Qrx0'

test('text that the model takes lands as text, wherever it is shown', () => {
  const before = files(ORIGINAL, PLACES[0])
  fc.assert(
    fc.property(fc.constantFrom(...PLACES), plainText, (place, text) => {
      const written = files(`${text}~`, place)
      const expected = place === PLACES[0] ? before : files(ORIGINAL, place)

      expect(written.map(({ path }) => path)).toEqual(expected.map(({ path }) => path))
      for (const [index, file] of written.entries()) {
        const other = expected[index]
        if (file.path.endsWith('.yml')) {
          expect(listOddities(file.text)).toEqual([])
          expect(restore(parse(file.text), `${text}~`)).toEqual(parse(other?.text ?? ''))
        } else expect(file.text.replaceAll(prose(`${text}~`), ORIGINAL)).toBe(other?.text)
      }
    }),
    { numRuns: 40 },
  )
}, 60_000)

function files(text: string, place: string): RenderedFile[] {
  const outcome = plan(graph, change(WITH_OWN_JOB, { [place]: text }))
  if (!outcome.ok) throw new Error(describeProblems(outcome.problems))
  return renderGitHub(outcome.plan)
}

const hikma = createPreset('hikma')
const WITH_OWN_JOB: DeliveryMetadata = {
  ...hikma,
  pipelines: {
    ...hikma.pipelines,
    ownJobs: [
      {
        workflow: 'own.yml',
        id: 'own',
        name: 'Own',
        needs: [],
        command: 'pnpm ehr --help',
        timeoutMinutes: 5,
      },
    ],
  },
}

/** Puts the original back for the text, in every value. */
function restore(value: unknown, text: string): unknown {
  if (typeof value === 'string') return value.replaceAll(text, () => ORIGINAL)
  if (Array.isArray(value)) return value.map((each) => restore(each, text))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, restore(child, text)]))
}

/** Whatever is more than plain data: anchors, aliases, tags, and what the reader complains about. */
function listOddities(text: string): string[] {
  const document = parseDocument(text)
  const found = [...document.errors, ...document.warnings].map(({ message }) => message)
  visit(document, (_key, node) => {
    if (isAlias(node)) found.push(`alias ${node.source}`)
    if (isCollection(node) && node.anchor !== undefined) found.push(`anchor ${node.anchor}`)
  })
  return text.startsWith('# Generated by "pnpm nx sync"') ? found : [...found, 'no mark']
}

interface Texts {
  a: string
  b: string
  c: string
  d: string
  e: string
  f: string
}

function createWorkflow({ a, b, c, d, e, f }: Texts): Workflow {
  const shared = { VALUE: c }
  const job: Job = {
    id: 'one',
    name: b,
    kind: 'work',
    triggers: { branches: ['main'] },
    needs: [],
    runsOn: 'ubuntu-24.04',
    timeoutMinutes: 5,
    permissions: {},
    env: shared,
    outputs: {},
    steps: [
      { kind: 'run', name: d, run: e, env: { VALUE: f } },
      { kind: 'uses', name: d, action: 'actions/checkout', with: { ref: c }, env: shared },
    ],
    informational: [],
    secrets: [],
    commands: [],
    from: ['pipelines.ownJobs[0]'],
  }
  return {
    file: 'own.yml',
    name: a,
    purpose: b,
    triggers: { branches: ['main'] },
    concurrency: { group: a, cancels: false },
    jobs: [job],
    from: ['pipelines.ownJobs[0]'],
  }
}
