import { expect, test } from 'vitest'
import { mayBeMigration } from './may-be-migration.ts'

test.each([
  ['a function', 'export async function up() {}'],
  ['a constant', 'export const up = async () => {}, down = up'],
  ['a default', 'const m = { up() {} }\nexport default m'],
  ['a name passed on', "export { up } from './other'"],
  ['all names of another', "export * from './other'"],
  ['what CommonJS exports', 'exports.up = async () => {}'],
  [
    'what TypeScript exports as a whole',
    "import { sql } from 'kysely'\nconst up = () => sql``\nexport = { up }",
  ],
  ['what does not parse', 'export const = up'],
])('%s may be a migration', (_what, source) => {
  expect(mayBeMigration('1_a.ts', source)).toBe(true)
})

test.each([
  ['an index', "export * as first from './1_first'\nexport * as second from './2_second'"],
  ['a provider', 'export class Provider { up() {} }'],
  ['types', 'export interface Stamp { at: Date }'],
])('%s is none', (_what, source) => {
  expect(mayBeMigration('index.ts', source)).toBe(false)
})
