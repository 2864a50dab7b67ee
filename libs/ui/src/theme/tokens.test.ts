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
