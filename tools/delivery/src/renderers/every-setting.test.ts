import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listOtherValues } from '../explain/other-values.ts'
import { getAt, listSteps, renderPath, type Step, setAt } from '../explain/setting-paths.ts'
import { type DeliveryMetadata, metadataSchema } from '../model/metadata.ts'
import { parseBlocks } from '../plan/parse-blocks.ts'
import { completePlan, prepare } from '../plan/plan.ts'
import { createPreset, PRESET_NAMES } from '../presets/index.ts'
import { type Changes, change } from '../testing/change.ts'
import { ROOT, readCompleteWorkspace } from '../testing/workspace.ts'
import { RENDERERS } from './registry.ts'

const graph = readCompleteWorkspace()
const { blocks } = parseBlocks(graph)

interface Place {
  metadata: DeliveryMetadata
  steps: readonly Step[]
}

/** Settings that commands read when they run, and where. */
const READ_BY_COMMANDS: Readonly<Record<string, string>> = {
  'criticalPaths.paths[].expectStatus': 'tools/release/src/verification/critical-paths.ts',
  'criticalPaths.paths[].id': 'tools/release/src/verification/critical-paths.ts',
  'criticalPaths.paths[].journey': 'tools/ci/src/coverage/judge-coverage.ts',
  'criticalPaths.syntheticAccount.signInPath': 'tools/release/src/verification/sign-in.ts',
  'github.account': 'tools/protect/src/areas/repository.ts',
  'rollback.isAutomatic': 'tools/release/src/flow/recover.ts',
}

/** Settings that show only beside others; and values that nothing here would guess. */
const BESIDE: Readonly<Record<string, Changes>> = {
  'environments.*.services.*.scaling': {
    'environments.production.services.ehr-api.scaling': { max: 6, cpuPercent: 70, memoryPercent: 80 },
  },
  featureFlags: {
    'featureFlags.charts': {
      ...{ description: 'New charts', owner: 'engineering', isOnIn: ['staging'], removeBy: '2027-01-31' },
    },
  },
  'github.requiresSecrets': { 'product.repository': 'example-org/wardkit' },
  'pipelines.ownJobs': {
    'pipelines.ownJobs': [
      { workflow: 'ci.yml', id: 'own', name: 'own', needs: [], command: 'pnpm own', timeoutMinutes: 5 },
    ],
  },
  'targets.render.previews': { 'targets.render.previews.generation': 'manual' },
}
const VALUES: Readonly<Record<string, unknown>> = {
  'featureFlags.*.isOnIn[]': 'production',
  'featureFlags.*.removeBy': '2027-02-28',
  'people.contacts[].owner': 'security',
  'pipelines.nxCache.kind': 'none',
}

/** Where each setting is in the presets, whichever environment, owner, branch or list it is in. */
const PLACES = Map.groupBy(
  [...PRESET_NAMES.map((name) => createPreset(name)), ...Object.values(BESIDE).map(besides)].flatMap(
    (metadata): Place[] => listLeaves(metadata, []).map((steps) => ({ metadata, steps })),
  ),
  ({ steps }) => generalize(steps),
)

/** What is empty in one preset and filled in another is judged where it is filled. */
const SETTINGS = [...PLACES].filter(
  ([path, places]) =>
    places.some(({ metadata, steps }) => !isEmpty(getAt(metadata, steps))) &&
    ![...PLACES.keys()].some((other) => other.startsWith(`${path}.`) || other.startsWith(`${path}[`)),
)

test('every setting changes something that is written, or is read by a command', () => {
  const idle = SETTINGS.filter(([path]) => READ_BY_COMMANDS[path] === undefined)
    .filter(([path, places]) => !choose(path, places).some((place) => changesAnything(path, place)))
    .map(([path]) => path)

  expect(SETTINGS.length).toBeGreaterThan(200)
  expect(idle).toEqual([])
}, 300_000)

test('what a command reads it names', () => {
  const unread = Object.entries(READ_BY_COMMANDS).filter(
    ([path, file]) => !readFileSync(join(ROOT, file), 'utf8').includes(path.split('.').at(-1) ?? path),
  )

  expect(unread).toEqual([])
})

function besides(changes: Changes): DeliveryMetadata {
  return metadataSchema.parse(change(createPreset('hikma'), changes))
}

/** Beside what it needs first, then as presets have it. */
function choose(path: string, places: readonly Place[]): Place[] {
  const isBeside = Object.keys(BESIDE).some((each) => path.startsWith(each))
  return (isBeside ? places.toReversed() : places).slice(0, 6)
}

const bases = new Map<DeliveryMetadata, string>()

function changesAnything(path: string, { metadata, steps }: Place): boolean {
  const base = bases.get(metadata) ?? write(metadata) ?? ''
  bases.set(metadata, base)
  return listCandidates(path, metadata, steps).some((other) => {
    const written = write(setAt(metadata, steps, other))
    return written !== undefined && written !== base
  })
}

/** Other values, the likeliest to fit first; of an enumeration its other members. */
function listCandidates(path: string, metadata: DeliveryMetadata, steps: readonly Step[]): unknown[] {
  if (path in VALUES) return [VALUES[path]]
  const value = getAt(metadata, steps)
  const refused = metadataSchema.safeParse(setAt(metadata, steps, '?'))
  const members = (refused.error?.issues ?? []).flatMap((issue) =>
    issue.code === 'invalid_value' ? issue.values : [],
  )
  if (members.length > 0) return members.filter((member) => member !== value)
  const shapes = typeof value === 'string' ? [`x-${value}`, `${value}_X`, `${value}-x`, '23:30'] : []
  return [...shapes, ...listOtherValues(steps, value), ...(typeof value === 'number' ? [value - 1] : [])]
}

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0)
}

/** Everything that follows from metadata, whether they keep the rules or not; nothing where that cannot be written. */
function write(metadata: unknown): string | undefined {
  const parsed = metadataSchema.safeParse(metadata)
  if (!parsed.success) return undefined
  try {
    const plan = completePlan(prepare(graph, parsed.data, blocks))
    return RENDERERS.flatMap(({ render }) => render(plan))
      .map(({ path, text }) => `${path}\n${text}`)
      .join('\n')
  } catch {
    return undefined
  }
}

function listLeaves(value: unknown, steps: readonly Step[]): Step[][] {
  const inner = listSteps(value)
  if (inner.length === 0) return [[...steps]]
  return inner.flatMap((step) => listLeaves(getAt(value, [step]), [...steps, step]))
}

function generalize(steps: readonly Step[]): string {
  return renderPath(steps)
    .replaceAll(/\[\d+\]/g, '[]')
    .replace(
      /^(environments|branching\.protection|pipelines\.tiers|people\.owners|secrets|featureFlags|notifications\.channels|notifications\.routes)\.[^.[]+/,
      '$1.*',
    )
    .replace(/^(environments\.\*\.(?:secrets|variables|services))\.[^.[]+/, '$1.*')
}
