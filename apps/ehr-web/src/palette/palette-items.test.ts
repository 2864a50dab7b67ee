import { expect, test } from 'vitest'
import { filterItems, type PaletteItem } from './palette-items.ts'

function item(label: string): PaletteItem {
  return { id: label, group: 'pages', label, run: () => undefined }
}

const items = [item('Patients'), item('Sign out'), item('Régime'), item('تسجيل الخروج')]

test.each([
  ['pat', ['Patients']],
  ['out si', ['Sign out']],
  ['regime', ['Régime']],
  ['الخروج', ['تسجيل الخروج']],
  ['ign', []],
  ['', ['Patients', 'Sign out', 'Régime', 'تسجيل الخروج']],
])('"%s" finds %j', (text, labels) => {
  expect(filterItems(items, text).map(({ label }) => label)).toEqual(labels)
})
