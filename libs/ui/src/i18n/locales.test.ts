import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createTestI18n } from '../testing/create-test-i18n.ts'
import { LANGUAGE_CODES } from './languages.ts'

test('every text that the code asks for exists', async () => {
  const i18n = await createTestI18n('en', 'latn')
  const missing = keysInSource().filter((key) => !i18n.exists(key, { count: 1 }))
  expect(missing).toEqual([])
})

describe.each(LANGUAGE_CODES)('in %s', (language) => {
  test('no text shows its own key', async () => {
    const i18n = await createTestI18n(language, 'latn')
    expect(i18n.t('state.retry')).not.toContain('retry')
  })
})

test.each([
  ['en', 'latn', 1, '1 selected'],
  ['en', 'arab', 1100, '1,100 selected'],
] as const)('in %s with %s digits %d selected reads "%s"', async (language, digits, count, text) => {
  const i18n = await createTestI18n(language, digits)
  expect(i18n.t('table.selected', { count })).toBe(text)
})

function keysInSource(): string[] {
  const root = join(import.meta.dirname, '..')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.tsx?$/.test(file),
  )
  const found = files.flatMap((file) => [
    ...readFileSync(join(root, file), 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'/g),
  ])
  return [...new Set(found.flatMap(([, key]) => key ?? []))]
}
