import { expect, test } from 'vitest'
import { createTestI18n } from '../testing/create-test-i18n.ts'

test.each([
  ['latn', 0, 'لا شيء محدّد'],
  ['latn', 1, 'واحد محدّد'],
  ['latn', 2, 'اثنان محدّدان'],
  ['latn', 3, '3 محدّدة'],
  ['arab', 11, '١١ محدّدًا'],
  ['arab', 1100, '١٬١٠٠ محدّد'],
] as const)('in Arabic with %s digits %d selected reads "%s"', async (digits, count, text) => {
  const i18n = await createTestI18n('ar', digits)
  expect(i18n.t('table.selected', { count })).toBe(text)
})
