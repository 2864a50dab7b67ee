import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEmptyTestDatabase, type TestDatabase } from '@ehr/db/testing'
import { createMigrationDb, readCatalogue } from '@ehr/db-migrations'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { columnsOf } from '../../feature/columns.ts'
import { parseFields } from '../../feature/parse-fields.ts'
import { type ChangeOptions, planChanges } from '../plan-changes.ts'
import { RECORD, WORKSPACE } from '../workspace-of-tests.ts'
import { planFieldMigrations } from './plan-field-migrations.ts'

const NOW = new Date('2099-02-03T04:05:06Z')

const FUNCTIONS = join(import.meta.dirname, '../../../../../libs/db-migrations/schema/functions')

let database: TestDatabase
let db: Kysely<unknown>
let folder: string
beforeAll(async () => {
  database = await createEmptyTestDatabase()
  db = createMigrationDb(database.ownerUrl)
  // Below this package: the migrations import Kysely as its own do.
  const modules = join(import.meta.dirname, '../../../node_modules/.trials')
  mkdirSync(modules, { recursive: true })
  folder = mkdtempSync(join(modules, 'field-'))
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
  rmSync(folder, { recursive: true })
})

beforeEach(async () => {
  await sql`drop schema public cascade`.execute(db)
  await sql`create schema public`.execute(db)
  for (const name of ['uuidv7', 'keep_former_version']) {
    await sql.raw(readFileSync(join(FUNCTIONS, `${name}.sql`), 'utf8')).execute(db)
  }
  await sql`create table encounter (id uuid primary key, patient_id uuid not null)`.execute(db)
  await createOrders()
})

/** The table that the generator of features makes, with a row of each patient and one former version. */
async function createOrders(): Promise<void> {
  const { fields } = parseFields(RECORD.fields, WORKSPACE)
  const columns = fields.flatMap(columnsOf).map(({ column, definition }) => `"${column}" ${definition}`)
  const comments = fields.flatMap(columnsOf).map((one) => [one.column, one.comment] as const)
  await sql`create table lab_order (id uuid primary key default uuidv7(), patient_id uuid not null,
    ${sql.raw(columns.join(', '))}, version integer not null default 1, updated_at timestamptz)`.execute(db)
  for (const [column, comment] of comments) {
    await sql`comment on column ${sql.id('lab_order', column)} is ${sql.lit(comment)}`.execute(db)
  }
  await sql`create table lab_order_history (superseded_at timestamptz not null,
    like lab_order including comments, primary key (id, version))`.execute(db)
  await sql`create trigger keep_former_version before update or delete on lab_order
    for each row execute function keep_former_version()`.execute(db)
  await sql`insert into lab_order (patient_id, test_system, test_code, test_display, status, ordered_at, lot, "order",
      size_value, size_unit, urgent)
    select gen_random_uuid(), 's', 'c' || n, 'd', 'done', now(), 'lot ' || n, 'o', n, 'mg', true
    from generate_series(1, 20) n`.execute(db)
  await sql`update lab_order set lot = lot || ' b'`.execute(db)
}

/** Plans a change; gives the modules of the migrations in the order of time, those of later last. */
async function plan(options: ChangeOptions, creation = { before: '', after: '' }) {
  const planned = planChanges(options, RECORD, WORKSPACE)
  if (!planned.ok) throw new Error(planned.problems.join('\n'))
  const changed = {
    ...{ record: RECORD, table: 'lab_order', facts: { hasHistory: true } },
    snapshot: "constraint lab_order_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'done'::text])))",
  }
  const place = { migrations: ['20990101000000_lab_orders'], later: [], findTable: () => undefined }
  const files = planFieldMigrations({ changes: planned.changes, changed, place, creation, now: NOW })
  if (!files.ok) throw new Error(files.problems.join('\n'))
  const load = async ({ path, text }: { path: string; text: string }) => {
    const file = join(mkdtempSync(join(folder, 'run-')), path.replaceAll('/', '-'))
    writeFileSync(file, text)
    return await import(file)
  }
  const [now, later] = [files.files.filter(isNow), files.files.filter((file) => !isNow(file))]
  return {
    paths: [...now, ...later].map(({ path }) => path),
    now: await Promise.all(now.map(load)),
    later: await Promise.all(later.map(load)),
  }
}

const isNow = ({ path }: { path: string }) => path.startsWith('migrations/')
const read = async (query: ReturnType<typeof sql>) => (await query.execute(db)).rows

/** Up, down and up again; the way back has to lead to where it began. */
async function roundTrip(
  steps: readonly { up: (db: Kysely<unknown>) => unknown; down: (db: Kysely<unknown>) => unknown }[],
) {
  const before = await readCatalogue(db)
  for (const step of steps) await step.up(db)
  const after = await readCatalogue(db)
  for (const step of steps.toReversed()) await step.down(db)
  expect(await readCatalogue(db)).toEqual(before)
  for (const step of steps) await step.up(db)
  expect(await readCatalogue(db)).toEqual(after)
}

const EVERY_KIND =
  'w1:quantity? w2:code? w3:enum(a,b)? w4:string? w5:text? w6:integer? w7:decimal? w8:boolean? w9:date? w10:datetime? limit:reference(encounter)?'

test('fields of every kind are added, to the former versions too', async () => {
  const index = { before: '', after: 'sql`create index lab_order_limit_id on lab_order (limit_id)`' }
  const { paths, now } = await plan({ add: EVERY_KIND }, index)
  expect(paths).toEqual(['migrations/20990203040506_lab_orders_add_w1_w2_w3_w4_w5_w6_w7_w8_w9_w10.ts'])
  await roundTrip(now)
  await sql`update lab_order set w1_value = 3, w3 = 'a'`.execute(db)
  await sql`update lab_order set w1_value = 4`.execute(db)
  expect(await read(sql`select distinct w1_value, w3 from lab_order_history where w3 is not null`)).toEqual([
    { w1_value: '3', w3: 'a' },
  ])
  await expect(sql`update lab_order set w3 = 'c'`.execute(db)).rejects.toThrow('lab_order_w3_check')
})

test('a required field has a value in every record, and a default until every release writes it', async () => {
  const add = 'priority:enum(routine,urgent) "limit:code"'.replaceAll('"', '')
  const given = { add, default: 'priority=routine limit="s|c|It\'s"' }
  const { paths, now, later } = await plan(given)
  expect(paths).toEqual([
    'migrations/20990203040506_lab_orders_add_priority_limit.ts',
    'later/lab_orders_add_priority_limit_contract.ts',
  ])
  await roundTrip(now)
  expect(await read(sql`select distinct priority, limit_display from lab_order`)).toEqual([
    { priority: 'routine', limit_display: "It's" },
  ])
  await roundTrip(later)
  await expect(sql`insert into lab_order (patient_id) values (uuidv7())`.execute(db)).rejects.toThrow(
    'null value',
  )
})

test('a field gets another name: either release writes, nothing is lost, the old name goes later', async () => {
  const { paths, now, later } = await plan({ rename: 'test:examination lot:lotNumber' })
  expect(paths).toEqual([
    'migrations/20990203040506_lab_orders_rename_test_to_examination_expand.ts',
    'migrations/20990203040508_lab_orders_rename_lot_to_lot_number_expand.ts',
    'later/lab_orders_rename_test_to_examination_contract.ts',
    'later/lab_orders_rename_lot_to_lot_number_contract.ts',
  ])
  await roundTrip(now)
  await sql`update lab_order set examination_code = 'new' where lot = 'lot 1 b'`.execute(db)
  await sql`update lab_order set test_code = 'old' where lot_number = 'lot 2 b'`.execute(db)
  const codes = sql`select test_code, examination_code, lot_number from lab_order where lot in ('lot 1 b', 'lot 2 b', 'lot 3 b') order by lot`
  expect(await read(codes)).toEqual([
    { test_code: 'new', examination_code: 'new', lot_number: 'lot 1 b' },
    { test_code: 'old', examination_code: 'old', lot_number: 'lot 2 b' },
    { test_code: 'c3', examination_code: 'c3', lot_number: 'lot 3 b' },
  ])
  for (const step of later) await step.up(db)
  expect(await read(sql`select examination_code from lab_order where lot_number = 'lot 2 b'`)).toEqual([
    { examination_code: 'old' },
  ])
  const former = sql`select lot_number from lab_order_history where examination_code = 'c4' and version = 1`
  expect(await read(former)).toEqual([{ lot_number: 'lot 4' }])
})

test('an enum, a reference and a reserved word get other names with what holds them', async () => {
  const creation = {
    before: 'sql`create index lab_order_encounter_id on lab_order (encounter_id)`',
    after: 'sql`create index lab_order_visit_id on lab_order (visit_id)`',
  }
  const { now, later } = await plan({ rename: 'status:state encounter:visit order:limit' }, creation)
  await roundTrip(now)
  for (const step of later) await step.up(db)
  await expect(sql`update lab_order set state = 'x'`.execute(db)).rejects.toThrow('lab_order_state_check')
  await expect(sql`update lab_order set visit_id = uuidv7()`.execute(db)).rejects.toThrow(
    'lab_order_visit_id_fkey',
  )
  await expect(sql`update lab_order set "limit" = null`.execute(db)).rejects.toThrow('null value')
})

test('a required field that goes may be null at once, and goes later, from the former versions too', async () => {
  const { paths, now, later } = await plan({ remove: 'status note size' })
  expect(paths).toEqual([
    'migrations/20990203040506_lab_orders_remove_status_loosen.ts',
    'migrations/20990203040508_lab_orders_remove_size_loosen.ts',
    'later/lab_orders_remove_status_contract.ts',
    'later/lab_orders_remove_size_contract.ts',
    'later/lab_orders_remove_note_contract.ts',
  ])
  await roundTrip(now)
  await sql`update lab_order set status = null, size_value = null`.execute(db)
  for (const step of later) await step.up(db)
  const left = sql`select count(*)::int from information_schema.columns
    where table_name like 'lab_order%' and column_name in ('status', 'note', 'size_value', 'size_unit')`
  expect(await read(left)).toEqual([{ count: 0 }])
})

test('an enum takes values more, and no others', async () => {
  const { paths, now } = await plan({ addValue: 'status:cancelled' })
  expect(paths).toEqual(['migrations/20990203040506_lab_orders_values_of_status.ts'])
  await roundTrip(now)
  await sql`update lab_order set status = 'cancelled'`.execute(db)
  await expect(sql`update lab_order set status = 'x'`.execute(db)).rejects.toThrow('lab_order_status_check_2')
})

test('a list in another order gets its index, under a name that is free', async () => {
  const index = (columns: string) => `sql\`create index lab_order_patient_id on lab_order (${columns})\``
  const creation = { before: index('patient_id, ordered_at desc'), after: index('patient_id, id desc') }
  const { paths } = await plan({ remove: 'ordered_at' }, creation)
  expect(paths).toContain('migrations/20990203040508_lab_orders_index.ts')
})
