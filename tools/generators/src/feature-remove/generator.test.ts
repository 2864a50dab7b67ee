import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { FeatureRecord } from '../feature/feature-record.ts'
import type { PlannedFile } from '../feature/plan-files.ts'
import {
  changesOf,
  createRepository,
  type Repository,
  renderFeature,
} from '../migration/repository-of-tests.ts'
import featureRemoveGenerator, { type RemoveOptions } from './generator.ts'

// Each run starts Biome, which waits for its turn where the machine is busy.
vi.setConfig({ testTimeout: 60_000 })
afterAll(() => vi.resetConfig())

const RECORD: FeatureRecord = {
  ...{ name: 'lab-orders', singular: 'lab-order', table: 'lab_order', timestamp: '20260201000000' },
  fields: 'test:code@clinical note:text?@text encounter:reference(encounters)?@key',
  ...{ patient: true, readOnly: false, roles: 'clinician,nurse' },
}

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

function commit(): void {
  repository.git('add', '.')
  repository.git('commit', '-qm', 'feature')
}

/** Removes; gives what is left to commit, as git says it. */
function remove(options: Partial<RemoveOptions> = {}): string[] {
  const tree = repository.openTree()
  featureRemoveGenerator(tree, { name: 'lab-orders', ...options })
  repository.flush(tree)
  const status = repository.git('status', '--porcelain', '--untracked-files=all', '--no-renames')
  return status
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/\d{14}/, '<time>'))
}

function refusal(options: Partial<RemoveOptions> = {}): string {
  const tree = repository.openTree()
  try {
    featureRemoveGenerator(tree, { name: 'lab-orders', ...options })
  } catch (error) {
    expect(changesOf(tree)).toEqual([])
    return String(error)
  }
  return 'not refused'
}

test('generated, looked at and removed before it was committed, nothing is left', () => {
  repository.write('libs/features/lab-orders/src/own.ts', 'export {}')
  repository.write('docs/generated/features/lab-orders.md', '# Lab orders')
  repository.write(
    'libs/db-migrations/migrations/20260301000000_lab_orders_add_lot.ts',
    '// alter table lab_order',
  )
  const left = remove().filter((line) => !line.includes('/schema/'))
  expect(left).toEqual([])
})

test('of a committed one the code, the journey and the changeset go, the migration and the table stay', () => {
  commit()
  const left = remove()
  expect(left.filter((line) => !line.includes('libs/features/lab-orders/'))).toEqual([
    ' D .changeset/add-lab-orders.md',
    ' D apps/ehr-e2e/src/journeys/lab-orders.spec.ts',
  ])
  expect(left.length).toBe(files.filter(({ path }) => !path.startsWith('libs/db-migrations')).length)
})

test('any case and the singular name it, and a second run says that it is gone', () => {
  commit()
  expect(remove({ name: 'LabOrder' }).length).toBeGreaterThan(2)
  expect(refusal()).toContain(
    'There is no feature "lab-orders". To drop the records of one that is gone: --drop-data.',
  )
})

test('a changeset that somebody edited stays: it may tell of more', () => {
  repository.write('.changeset/add-lab-orders.md', 'Lab orders, and new reports.')
  commit()
  expect(remove()).not.toContain(' D .changeset/add-lab-orders.md')
})

test('with its data, the drop waits for the release in between', () => {
  commit()
  expect(remove({ dropData: true })).toContain('?? libs/db-migrations/later/drop_lab_orders_contract.ts')
  expect(repository.read('libs/db-migrations/later/drop_lab_orders_contract.ts')).toMatchInlineSnapshot(`
    "// guard-ignore-file drop-table: the feature is gone, and no release that runs reads or writes its records
    import { type Kysely, sql } from 'kysely'

    /** Outside of a transaction: each statement keeps its lock for itself alone. */
    export const transaction = false

    /** Nothing brings the records back but a backup. */
    export const irreversible = 'the records of lab_order are gone'

    /** Drops lab_order, one release after the last that had the feature. */
    export async function up(db: Kysely<unknown>): Promise<void> {
      await sql\`drop table lab_order\`.execute(db)
      await sql\`drop table lab_order_history\`.execute(db)
    }
    "
  `)
})

test('the data of one that is gone is dropped at once, by name, and once', () => {
  commit()
  remove()
  commit()
  expect(remove({ dropData: true })).toEqual(['?? libs/db-migrations/migrations/<time>_drop_lab_orders.ts'])
  expect(refusal({ dropData: true })).toContain('_drop_lab_orders.ts is there already')
})

test('refuses with every place where others use it, and writes nothing', () => {
  repository.write(
    'libs/features/wards/package.json',
    '{\n"dependencies": { "@ehr/feature-lab-orders": "workspace:*" } }',
  )
  repository.write(
    'libs/features/wards/src/api/rows.ts',
    "\nimport { x } from '@ehr/feature-lab-orders/contract'\n",
  )
  repository.write('libs/features/wards/src/contract.ts', "export const access = 'lab-orders:write'\n")
  repository.write('apps/ehr-e2e/src/journeys/wards.spec.ts', "await page.goto('/lab-orders/new')\n")
  repository.write(
    'libs/db-migrations/schema/tables/result.sql',
    'create table result (\n  lab_order_id uuid, -- @key Which\n  constraint result_fkey FOREIGN KEY (lab_order_id) REFERENCES lab_order(id)\n);\n',
  )
  commit()
  repository.write(
    'libs/features/lab-orders/src/contract.ts',
    "// edited\ndefinePermissions({\n  'lab-orders:write': [],\n})",
  )
  expect(refusal()).toMatchInlineSnapshot(`
    "Error: Nothing was written:
    - apps/ehr-e2e/src/journeys/wards.spec.ts:1 goes to the screens of lab-orders.
    - libs/features/wards/package.json:2 lists @ehr/feature-lab-orders.
    - libs/features/wards/src/api/rows.ts:2 imports @ehr/feature-lab-orders.
    - libs/features/wards/src/contract.ts:1 uses the permission lab-orders:write.
    - The table result points to lab_order: its column lab_order_id.
    - libs/features/lab-orders/src/contract.ts was edited and not committed, and would be lost: commit it, or take it back."
  `)
})

test('a file that was never committed would be lost with a committed feature', () => {
  commit()
  repository.write('libs/features/lab-orders/src/mine.ts', 'export {}')
  expect(refusal()).toContain('libs/features/lab-orders/src/mine.ts was edited and not committed')
})

test('a migration of another name that changes the uncommitted table is in the way', () => {
  repository.write(
    'libs/db-migrations/migrations/20260301000000_faster.ts',
    '// create index on lab_order (id)',
  )
  expect(refusal()).toContain('20260301000000_faster.ts changes the table lab_order: take it out first.')
})

test.each<[string, Partial<RemoveOptions>]>([
  ['There is no feature "lab-order-list".', { name: 'lab-order-list' }],
  ['Did you mean "lab-orders"?', { name: 'lab-ordres' }],
  ['cannot name a feature', { name: '../patients', dropData: true }],
  ['and no migration of that name that made a table', { name: 'rooms', dropData: true }],
  ['There is no table "room"', { name: 'rooms', dropData: true, table: 'room' }],
  [
    'The table encounter is that of the feature encounters',
    { name: 'visits', dropData: true, table: 'encounter' },
  ],
])('refuses: %s', (reason, options) => {
  commit()
  expect(refusal(options)).toContain(reason)
})

test('a table that code still reads is not dropped', () => {
  repository.write('libs/codes/src/read.ts', "db.selectFrom('patient').selectAll()")
  repository.write('libs/codes/src/read.sql', 'select * from "patient"')
  commit()
  expect(refusal({ name: 'people', dropData: true, table: 'patient' })).toContain(
    'libs/codes/src/read.sql:1 uses the table patient.',
  )
})
