import { expect, test } from 'vitest'
import { withDatabase } from '../../catalogue/testing.ts'
import { seedTables } from '../seed-tables.ts'
import { compareContent } from './compare-content.ts'
import { readContent } from './read-content.ts'

const SETUP = `create table keyed (id int primary key, name text, at timestamptz, nothing text check (nothing is null));
  create table keyless (a int, b text)`

const keyed = { schema: 'public', name: 'keyed' }
const keyless = { schema: 'public', name: 'keyless' }

test.for([
  ['update keyed set id = id', []],
  ['alter table keyed rename name to n; alter table keyed rename n to name', []],
  ['alter table keyed drop nothing', []],
  ['alter table keyed add column more int default 1; insert into keyed (id) values (-1)', []],
  ["set timezone = 'Asia/Kolkata'; set datestyle = 'German'", []],
  [
    'alter table keyed drop name; alter table keyed add name text',
    [{ table: keyed, columns: ['name'], rowsBefore: 20, rowsAfter: 20, rowsDifferent: 20 }],
  ],
  [
    'delete from keyed where id % 2 = 0',
    [{ table: keyed, columns: [], rowsBefore: 20, rowsAfter: 10, rowsDifferent: 10 }],
  ],
  [
    "update keyed set at = date_trunc('day', at)",
    [{ table: keyed, columns: ['at'], rowsBefore: 20, rowsAfter: 20, rowsDifferent: 19 }],
  ],
  [
    "update keyless set b = 'same' where a % 4 = 0",
    [{ table: keyless, columns: ['b'], rowsBefore: 20, rowsAfter: 20, rowsDifferent: 5 }],
  ],
  ['drop table keyless', [{ table: keyless, columns: [], rowsBefore: 20, rowsAfter: 0, rowsDifferent: 20 }]],
] as const)('%s', async ([change, lost]) => {
  await withDatabase(SETUP, async (client) => {
    await seedTables(client, { rows: 20, seed: 1 })
    const before = await readContent(client)
    await client.query(change)
    expect(compareContent(before, await readContent(client, [keyed, keyless]))).toEqual(lost)
  })
})
