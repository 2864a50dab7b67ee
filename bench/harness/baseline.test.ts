import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listBenches } from './run-bench.ts'

test('the stored baseline names benches that there are', () => {
  const file = join(import.meta.dirname, '../baseline.json')
  const names = Object.keys(JSON.parse(readFileSync(file, 'utf8')))
  expect(names.length).toBeGreaterThan(0)
  expect(listBenches()).toEqual(expect.arrayContaining(names))
})
