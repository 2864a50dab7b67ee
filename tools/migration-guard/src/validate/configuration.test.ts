import { expect, test } from 'vitest'
import { parseConfiguration, readConfiguration } from './configuration.ts'

test('takes its own part and passes over the rest', () => {
  const own = { rows: 50, rules: { 'drop-table': 'off', 'style-char': 'warning' }, failOn: 'warning' }

  expect(parseConfiguration(JSON.stringify({ migrationGuard: own, products: [] }))).toEqual(own)
  expect(parseConfiguration('{}')).toEqual({})
})

test('needs no file', async () => {
  expect(await readConfiguration(import.meta.dirname)).toEqual({})
})

test('tells every mistake by its place', () => {
  const wrong = { rows: -1, rules: { 'drop-tabel': 'off', truncate: 'loud' }, colour: 'red' }

  expect(() =>
    parseConfiguration(JSON.stringify({ migrationGuard: wrong })),
  ).toThrowErrorMatchingInlineSnapshot(`
    [Error: delivery.json is not as it should be:
      migrationGuard.rows: Too small: expected number to be >=0
      migrationGuard.rules.truncate: Invalid option: expected one of "error"|"warning"|"info"|"off"
      migrationGuard.rules: Unrecognized key: "drop-tabel"
      migrationGuard: Unrecognized key: "colour"]
  `)
  expect(() => parseConfiguration('{')).toThrow('delivery.json is no JSON')
})
