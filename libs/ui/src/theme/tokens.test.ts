import { describe, expect, test } from 'vitest'
import { contrastRatio } from './color-math.ts'
import { tintOf } from './css-variables.ts'
import { MEANINGS, TOKENS } from './tokens.ts'

const SCHEMES = ['light', 'dark'] as const
// Ratios of the design on the sub-surface, where they are lowest.
const TEXTS = ['text', 'dimmed', 'accent', 'critical', 'abnormal', 'caution', 'ok', 'focus'] as const
const GROUNDS = ['surface', 'sub', 'hover', 'banner', 'banner-deceased', 'banner-stripe'] as const

describe.each(SCHEMES)('in the %s scheme', (scheme) => {
  test.each(TEXTS)('%s is readable on surface and sub-surface', (name) => {
    for (const ground of ['surface', 'sub'] as const) {
      expect(contrastRatio(TOKENS[name][scheme], TOKENS[ground][scheme]), ground).toBeGreaterThanOrEqual(4.5)
    }
  })

  test.each(GROUNDS)('text, dimmed text and alarms are readable on %s', (ground) => {
    for (const name of ['text', 'dimmed', 'critical', 'abnormal'] as const) {
      expect(contrastRatio(TOKENS[name][scheme], TOKENS[ground][scheme]), name).toBeGreaterThanOrEqual(4.5)
    }
  })

  test.each(['selected', 'synthetic-ground', 'range-band'] as const)('text is readable on %s', (ground) => {
    expect(contrastRatio(TOKENS.text[scheme], TOKENS[ground][scheme])).toBeGreaterThanOrEqual(4.5)
  })

  test('borders of controls and the focus ring are visible (WCAG 1.4.11)', () => {
    for (const name of ['control-border', 'focus'] as const) {
      for (const ground of ['surface', 'sub', 'banner'] as const) {
        expect(contrastRatio(TOKENS[name][scheme], TOKENS[ground][scheme]), ground).toBeGreaterThanOrEqual(3)
      }
    }
  })

  test.each(Object.entries(MEANINGS))(
    '%s carries white text, and is readable on its own tint',
    (_, color) => {
      expect(contrastRatio('#ffffff', color.filled[scheme])).toBeGreaterThanOrEqual(4.5)
      expect(contrastRatio(color.text[scheme], tintOf(color.text[scheme], scheme))).toBeGreaterThanOrEqual(
        4.5,
      )
      expect(contrastRatio(TOKENS.text[scheme], tintOf(color.text[scheme], scheme))).toBeGreaterThanOrEqual(
        4.5,
      )
    },
  )
})

// The design's own table: ratios on the sub-surface, light and dark. A colour that changes changes its row.
test.each([
  ['text', 14.8, 13.0],
  ['dimmed', 5.9, 7.0],
  ['control-border', 3.3, 4.3],
  ['accent', 5.7, 7.5],
  ['critical', 6.3, 7.3],
  ['abnormal', 6.3, 8.6],
  ['caution', 6.4, 10.1],
  ['ok', 6.0, 8.7],
  ['focus', 5.9, 9.4],
] as const)('%s has the ratio of the design', (name, light, dark) => {
  expect(contrastRatio(TOKENS[name].light, TOKENS.sub.light)).toBeCloseTo(light, 0)
  expect(contrastRatio(TOKENS[name].dark, TOKENS.sub.dark)).toBeCloseTo(dark, 0)
})

test('what is filled carries white as the design says', () => {
  expect(contrastRatio('#ffffff', MEANINGS.accent.filled.light)).toBeCloseTo(6.2, 1)
  expect(contrastRatio('#ffffff', MEANINGS.accent.filled.dark)).toBeCloseTo(4.7, 1)
})

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#56606b', '#f4f6f8', 5.9],
  ['#a3adb8', '#1e2329', 6.95],
  ['#7d8894', '#f4f6f8', 3.3],
])('the ratio of %s on %s is %d', (one, other, ratio) => {
  expect(contrastRatio(one, other)).toBeCloseTo(ratio, 1)
})

test('refuses what is not a colour', () => {
  expect(() => contrastRatio('red', '#ffffff')).toThrow('"red" is not a colour; write it as #rrggbb.')
})
