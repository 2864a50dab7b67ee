import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { defineEnvironment } from './declare.ts'
import { flag, oneOf, port, postgresUrl, secretText, webAddress } from './kinds.ts'
import { parseEnvironment } from './parse.ts'

const environment = defineEnvironment({
  app: 'clinic',
  variables: {
    PORT: { schema: port, description: 'The port.', default: '80' },
    HOST: { schema: z.string(), description: 'The host.', default: { development: 'localhost' } },
    SECRET: { schema: secretText(12), description: 'The key.', isSecret: true },
    DATABASE_URL: { schema: postgresUrl, description: 'The database.', isSecret: true, isOptional: true },
  },
})

test('parses what is set and takes the default of the mode for the rest', () => {
  const source = { NODE_ENV: 'development', SECRET: 'twelve-chars', PORT: '8080', OTHER: 'x' }

  expect(parseEnvironment(environment, source)).toEqual({
    PORT: 8080,
    HOST: 'localhost',
    SECRET: 'twelve-chars',
    DATABASE_URL: undefined,
  })
})

test('takes an empty variable for an absent one', () => {
  const source = { NODE_ENV: 'development', SECRET: 'twelve-chars', PORT: '', DATABASE_URL: '' }

  expect(parseEnvironment(environment, source)).toMatchObject({ PORT: 80, DATABASE_URL: undefined })
})

test('assumes production, where a missing default demands a value', () => {
  expect(() => parseEnvironment(environment, { SECRET: 'twelve-chars' })).toThrow(
    'HOST is not set: The host.',
  )
})

test('names everything that is wrong at once and shows no secret', () => {
  const source = { PORT: '99999', SECRET: 'pa55word', DATABASE_URL: 'mysql://user:hunter2@host/db' }

  expect(() => parseEnvironment(environment, source)).toThrow(
    [
      '4 environment variables of clinic cannot be used (production):',
      '  PORT is "99999": expected a whole number from 0 to 65535',
      '  HOST is not set: The host.',
      '  SECRET is wrong (secret, not shown): expected at least 12 characters',
      '  DATABASE_URL is wrong (secret, not shown): expected a connection string such as postgresql://user:password@host:5432/name',
      'All of them: docs/generated/environment-variables.md',
    ].join('\n'),
  )
})

test.each<[string, z.ZodMiniType, string, unknown]>([
  ['a flag', flag, 'false', false],
  ['a port', port, '0', 0],
  ['a word', oneOf(['a', 'b']), 'b', 'b'],
  ['an address', webAddress, 'https://ehr.example.org/', 'https://ehr.example.org/'],
  ['a connection', postgresUrl, 'postgres://a:b@localhost:1/x', 'postgres://a:b@localhost:1/x'],
])('reads %s', (_what, schema, text, value) => {
  expect(schema.parse(text)).toBe(value)
})

test.each<[z.ZodMiniType, string]>([
  [flag, 'yes'],
  [port, '1e3'],
  [port, '-1'],
  [port, ' 80'],
  [oneOf(['a', 'b']), 'c'],
  [webAddress, 'javascript:alert(1)'],
  [webAddress, 'ehr.example.org'],
  [postgresUrl, 'localhost:5432'],
])('refuses what only looks right: %#', (schema, text) => {
  expect(schema.safeParse(text).success).toBe(false)
})
