import { expect, test } from 'vitest'
import { createTestI18n } from '../../testing/create-test-i18n.ts'
import { ageOn } from '../age.ts'
import { ageInWords } from './age-text.tsx'

test.each([
  ['1958-03-04', '68 سنة'],
  ['2022-10-21', '4 سنوات وشهر واحد'],
  ['2024-09-21', 'سنتان وشهران'],
  ['2026-11-01', '20 يومًا'],
])('in Arabic, someone born %s is %s', async (value, text) => {
  const { t } = await createTestI18n('ar', 'arab')
  const age = ageOn({ value, precision: 'day' }, '2026-11-21')
  expect(ageInWords(age!, t)).toBe(text)
})
