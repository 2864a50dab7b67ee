import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { FeatureRecord } from '../feature/feature-record.ts'
import type { PlannedFile } from '../feature/plan-files.ts'
import {
  changesOf,
  createRepository,
  type Repository,
  renderFeature,
} from '../migration/repository-of-tests.ts'
import { type FieldOptions, generateFields } from './generator.ts'

// Each run starts Biome, which waits for its turn where the machine is busy.
vi.setConfig({ testTimeout: 60_000 })
afterAll(() => vi.resetConfig())

const RECORD: FeatureRecord = {
  ...{ name: 'lab-orders', singular: 'lab-order', table: 'lab_order', timestamp: '20260201000000' },
  fields:
    'test:code@clinical status:enum(ordered,done)@clinical ordered_at:datetime@date lot:string?@other-id',
  ...{ patient: true, readOnly: false, roles: 'clinician,nurse' },
}
const FOLDER = 'libs/features/lab-orders'

let files: PlannedFile[]
beforeAll(() => {
  const repository = createRepository()
  files = renderFeature(repository.openTree(), RECORD)
  repository.remove()
})

let repository: Repository
beforeEach(() => {
  repository = createRepository()
  for (const { path, text } of files) repository.write(path, text)
})
afterEach(() => repository.remove())

/** Changes fields; gives the paths that were written, the times of migrations replaced. */
function change(options: Partial<FieldOptions>): string[] {
  const tree = repository.openTree()
  generateFields(tree, { feature: 'lab-orders', ...options })
  repository.flush(tree)
  return changesOf(tree).map(
    ({ path, type }) => `${type === 'DELETE' ? '- ' : ''}${path.replace(/\d{14}/, '<time>')}`,
  )
}

function refusal(options: Partial<FieldOptions>): string {
  const tree = repository.openTree()
  try {
    generateFields(tree, { feature: 'lab-orders', ...options })
  } catch (error) {
    expect(changesOf(tree)).toEqual([])
    return String(error)
  }
  return 'not refused'
}

const edit = (path: string, before: string, after: string) => {
  const text = repository.read(`${FOLDER}/${path}`)
  expect(text).toContain(before)
  repository.write(`${FOLDER}/${path}`, text.replace(before, after))
}
const read = (path: string) => repository.read(`${FOLDER}/${path}`)

test.each<[string, Partial<FieldOptions>, string]>([
  [
    'added',
    { add: 'weight:quantity? priority:enum(low,high)', default: 'priority=low' },
    `${RECORD.fields} weight:quantity?@clinical priority:enum(low,high)@clinical`,
  ],
  [
    'renamed',
    { rename: 'lot:lotNumber test:kind' },
    RECORD.fields.replace('lot:', 'lot_number:').replace('test:', 'kind:'),
  ],
  ['removed', { remove: 'orderedAt test' }, 'status:enum(ordered,done)@clinical lot:string?@other-id'],
  ['of more values', { addValue: 'status:cancelled' }, RECORD.fields.replace('done)', 'done,cancelled)')],
])('a feature with fields %s is as if it had been generated so', (_, options, fields) => {
  change(options)
  const tree = repository.openTree()
  const wanted = renderFeature(tree, { ...RECORD, fields }).filter(
    ({ path }) => !/^(libs\/db-migrations|\.changeset)\//.test(path),
  )
  for (const { path, text } of wanted) expect({ path, text: repository.read(path) }).toEqual({ path, text })
  const gone = files.filter(
    ({ path }) => path.startsWith(FOLDER) && !wanted.some((file) => file.path === path),
  )
  for (const { path } of gone) expect(tree.exists(path)).toBe(false)
})

test('every layer follows a field more', () => {
  expect(change({ add: 'weight:quantity?' }).sort()).toMatchInlineSnapshot(`
    [
      "apps/ehr-e2e/src/journeys/lab-orders.spec.ts",
      "libs/db-migrations/migrations/<time>_lab_orders_add_weight.ts",
      "libs/features/lab-orders/package.json",
      "libs/features/lab-orders/src/api/demo.ts",
      "libs/features/lab-orders/src/api/lab-order-of-tests.ts",
      "libs/features/lab-orders/src/api/mapping.ts",
      "libs/features/lab-orders/src/contract.ts",
      "libs/features/lab-orders/src/locales/ar.json",
      "libs/features/lab-orders/src/locales/en.json",
      "libs/features/lab-orders/src/same-as-english.json",
      "libs/features/lab-orders/src/web/form/lab-order-draft.ts",
      "libs/features/lab-orders/src/web/form/lab-order-fields.tsx",
      "libs/features/lab-orders/src/web/screens/list-lab-orders.tsx",
      "libs/features/lab-orders/src/web/screens/show-lab-order.tsx",
    ]
  `)
})

test('run again it changes nothing, and a feature may be named in any case', () => {
  change({ feature: 'LabOrder', add: 'weight:quantity?', rename: 'lot:lotNumber' })
  expect(change({ add: 'weight:quantity?', rename: 'lot:lotNumber' })).toEqual([])
})

test('what people edited stays: beside, above and within what changes', () => {
  edit('src/locales/ar.json', '"lot": "Lot"', '"lot": "رقم التشغيلة"')
  edit('src/same-as-english.json', '"Lot", ', '')
  edit(
    'src/contract.ts',
    '  lot: z.nullable(z.string()),',
    '  /** On the label. */\n  lot: z.nullable(z.string()),',
  )
  edit('src/api/mapping.ts', '    lot: row.lot,', '    // Printed.\n    lot: row.lot,')
  edit('README.md', 'as a vertical slice', 'as we like them')
  repository.write(`${FOLDER}/src/own.ts`, 'export const mine = 1\n')
  change({ add: 'weight:quantity?', rename: 'lot:lotNumber' })
  expect(JSON.parse(read('src/locales/ar.json')).field).toMatchObject({
    lotNumber: 'رقم التشغيلة',
    weight: 'Weight',
  })
  expect(read('src/contract.ts')).toContain(
    '  /** On the label. */\n  lotNumber: z.nullable(z.string()),\n  weight:',
  )
  expect(read('src/api/mapping.ts')).toContain('    // Printed.\n    lotNumber: row.lotNumber,\n    weight:')
  expect(read('README.md')).toContain('as we like them')
  expect(read('src/own.ts')).toBe('export const mine = 1\n')
})

test('where somebody edited the same line, nothing is written and the place is named', () => {
  edit('src/api/mapping.ts', '    lot: row.lot,', '    lot: row.lot?.trim() ?? null,')
  const line =
    read('src/api/mapping.ts')
      .split('\n')
      .findIndex((text) => text.includes('trim()')) + 1
  expect(refusal({ rename: 'lot:lotNumber' })).toBe(
    `Error: Nothing was written:\n- ${FOLDER}/src/api/mapping.ts:${line} was edited where the change would write: lotNumber: row.lotNumber,. Edit it by hand first, or run it with --conflicts for marks.`,
  )
})

test('with --conflicts both are there, between the usual marks, and all else is changed', () => {
  edit('src/api/mapping.ts', '    lot: row.lot,', '    lot: row.lot?.trim() ?? null,')
  change({ rename: 'lot:lotNumber', conflicts: true })
  expect(read('src/api/mapping.ts')).toContain(
    '<<<<<<< yours\n    lot: row.lot?.trim() ?? null,\n=======\n    lotNumber: row.lotNumber,\n>>>>>>> nx g field\n',
  )
  expect(read('src/contract.ts')).toContain('lotNumber: z.nullable')
})

test('a file that somebody took out stays out, one that somebody edited does not go', () => {
  const tree = repository.openTree()
  tree.delete(`${FOLDER}/src/web/chart-panel.tsx`)
  repository.flush(tree)
  change({ rename: 'lot:lotNumber' })
  expect(repository.openTree().exists(`${FOLDER}/src/web/chart-panel.tsx`)).toBe(false)
  edit('src/web/timeline.ts', 'newest first', 'the newest first')
  expect(refusal({ remove: 'orderedAt' })).toContain(
    'src/web/timeline.ts was edited where the change would write',
  )
})

test('a released feature has its change told in a changeset', () => {
  repository.git('add', '.')
  expect(change({ add: 'weight:quantity?' }).filter((path) => path.startsWith('.changeset'))).toEqual([])
  const tree = repository.openTree()
  tree.delete('.changeset/add-lab-orders.md')
  repository.flush(tree)
  expect(change({ add: 'height:quantity?', rename: 'lot:lotNumber', remove: 'weight' })).toContain(
    '.changeset/lab-orders-add-height.md',
  )
  expect(repository.read('.changeset/lab-orders-add-height.md')).toContain(
    'Lab orders: “Height” can be recorded; “Lot” is called “Lot number” now; “Weight” can no longer be recorded.',
  )
})

test.each<[string, Partial<FieldOptions>]>([
  [
    'There is no feature "lab-ordres". Did you mean "lab-orders"? Generated are lab-orders.',
    { feature: 'lab-ordres' },
  ],
  ['"patients" was written by hand', { feature: 'patients', add: 'x:text?' }],
  ['is required, and records that are there have none', { add: 'x:text' }],
  ['Say what is to change: --add, --rename, --remove or --add-value.', {}],
])('refuses: %s', (reason, options) => {
  expect(refusal(options)).toContain(reason)
})

test('a column that waits to be dropped is not added again', () => {
  change({ remove: 'lot' })
  expect(refusal({ add: 'lot:string?' })).toContain(
    'lab_order has a column lot already; if it was removed earlier',
  )
})
