import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderJsonSchema, SCHEMA_FILE } from './json-schema.ts'
import { renderFormatted } from './render-formatted.ts'

test('the published schema is that of the model (else: pnpm nx sync)', async () => {
  const published = await readFile(join(import.meta.dirname, '../..', SCHEMA_FILE), 'utf8')

  expect(published.replaceAll('\r\n', '\n')).toBe(renderJsonSchema())
})

test('is what JSON.stringify would say, but for the spaces', () => {
  const value = {
    a: [1, 'b', null],
    c: {},
    d: [],
    e: [{ f: 'x'.repeat(200) }],
    g: ['y'.repeat(120)],
    h: undefined,
  }

  expect(JSON.parse(renderFormatted(value))).toEqual(JSON.parse(JSON.stringify(value)))
  expect(renderFormatted({ a: [1, 2] })).toBe('{\n  "a": [1, 2]\n}\n')
})
