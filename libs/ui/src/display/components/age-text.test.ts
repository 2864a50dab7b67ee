import { expect, test } from 'vitest'
import { createTestI18n } from '../../testing/create-test-i18n.ts'
import { ageOn } from '../age.ts'
import { ageInWords } from './age-text.tsx'

test.each([
  ['en', '1958-03-04', '68y'],
  ['en', '2022-10-21', '4y 1m'],
  ['en', '2025-11-13', '12m 8d'],
  ['en', '2026-10-23', '4w 1d'],
  ['en', '2026-11-20', '1d'],
] as const)('in %s, someone born %s is %s', async (language, value, text) => {
  const { t } = await createTestI18n(language, 'arab')
  const age = ageOn({ value, precision: 'day' }, '2026-11-21')
  expect(ageInWords(age!, t)).toBe(text)
})
