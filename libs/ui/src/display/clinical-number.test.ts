import { expect, test } from 'vitest'
import { formatDoseNumber, formatMeasuredNumber, unitText, withoutDecimals } from './clinical-number.ts'

test.each([
  ['.5', '0.5'],
  ['0.50', '0.5'],
  ['5.0', '5'],
  ['5.', '5'],
  ['1000', '1,000'],
  ['1234567.25', '1,234,567.25'],
  ['007', '7'],
  [0.125, '0.125'],
  ['-2.50', '-2.5'],
])('the dose %s is written %s', (value, text) => {
  expect(formatDoseNumber(value)).toBe(text)
})

test.each([
  ['5.40', '5.40'],
  ['.4', '0.4'],
  ['7.0', '7.0'],
  ['250000', '250000'],
])('the reported value %s keeps its precision: %s', (value, text) => {
  expect(formatMeasuredNumber(value)).toBe(text)
})

test.each(['', '.', '1,5', 'abc', '1e3', '٥'])('refuses "%s"', (value) => {
  expect(() => formatDoseNumber(value)).toThrow(`"${value}" is not a decimal number`)
})

test.each([
  ['0.5', 'mg', '500', 'micrograms'],
  ['0.25', 'g', '250', 'mg'],
  ['0.0005', 'g', '500', 'micrograms'],
  ['0.0625', 'mg', '62.5', 'micrograms'],
  ['2.5', 'mg', '2.5', 'mg'],
  ['0.5', 'mL/h', '0.5', 'mL/h'],
  ['5.0', 'mg', '5.0', 'mg'],
  ['0', 'mg', '0', 'mg'],
])('%s %s is better said as %s %s', (value, unit, wanted, wantedUnit) => {
  const { value: shown, unit: shownUnit } = withoutDecimals({ value, unit })
  expect([shown, shownUnit]).toEqual([wanted, wantedUnit])
})

// Forms that the Joint Commission and ISMP forbid on the left of the arrow.
test.each([
  ['U', 'units'],
  ['IU', 'units'],
  ['[iU]/L', 'units/L'],
  ['ug', 'micrograms'],
  ['µg', 'micrograms'],
  ['mcg/kg', 'micrograms/kg'],
  ['m[IU]/L', 'milliunits/L'],
  ['umol/L', 'micromol/L'],
  ['cc', 'mL'],
  ['mm[Hg]', 'mmHg'],
  ['Cel', '°C'],
  ['kg/m2', 'kg/m²'],
  ['10*3/uL', '10³/µL'],
  ['10*12/L', '10¹²/L'],
  ['{beats}/min', '/min'],
  ['mg/dL', 'mg/dL'],
  ['mL/min/{1.73_m2}', 'mL/min/1.73 m²'],
  ['%', '%'],
])('the unit %s is written "%s"', (unit, text) => {
  expect(unitText(unit)).toBe(text)
})
