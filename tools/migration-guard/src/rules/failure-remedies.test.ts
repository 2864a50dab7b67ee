import { expect, test } from 'vitest'
import { findRemedy } from './failure-remedies.ts'

test.each([
  ['42704', 'type "geometry" does not exist', 'postgis'],
  ['42704', 'operator class "gin_trgm_ops" does not exist for access method "gin"', 'pg_trgm'],
  ['42883', 'function uuid_generate_v4() does not exist', 'uuid-ossp'],
  ['0A000', 'extension "vector" is not available', 'Install vector on every server'],
  [
    '58P01',
    'could not open extension control file "/usr/share/extension/postgis.control": No such file',
    'Install postgis',
  ],
  ['42P01', 'relation "visits" does not exist', 'no such table at this point'],
  ['0A000', 'cannot create index on partitioned table "event" concurrently', 'ATTACH PARTITION'],
])('says what to do about %s: %s', (code, message, expected) => {
  expect(findRemedy({ code, message })).toContain(expected)
})

test('says nothing where the error says it all', () => {
  expect(findRemedy({ code: 'P0001', message: 'raised by a block' })).toBeUndefined()
  expect(findRemedy({ message: 'no code' })).toBeUndefined()
})
