/**
 * A dose as it may be written safely: 0.5 not .5, 5 not 5.0, 1,000 (NHS MEDi-014 to 017; Joint Commission).
 * Always Latin digits and a decimal point, whatever the locale.
 *
 * @throws Error when `value` is not a decimal number.
 */
export function formatDoseNumber(value: string | number): string {
  const { sign, whole, fraction } = decimalParts(String(value))
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const kept = fraction.replace(/0+$/, '')
  return `${sign}${grouped}${kept === '' ? '' : `.${kept}`}`
}

/** A measured value with the precision that the laboratory reported (`5.40`), only never without a leading 0. */
export function formatMeasuredNumber(value: string | number): string {
  const { sign, whole, fraction } = decimalParts(String(value))
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

export interface Dose {
  readonly value: string
  readonly unit: string
}

/** Each unit and the next smaller one, a thousandth of it. */
const SMALLER: Readonly<Record<string, string>> = {
  kg: 'g',
  g: 'mg',
  mg: 'micrograms',
  micrograms: 'nanograms',
  L: 'mL',
}

/** The same dose in the unit that needs no decimals, where there is one: 0.5 mg → 500 micrograms (MEDi-041). */
export function withoutDecimals({ value, unit }: Dose): Dose {
  const named = unitText(unit)
  const { sign, whole, fraction } = decimalParts(value)
  const smaller = SMALLER[named]
  const digits = fraction.replace(/0+$/, '')
  if (whole !== '0' || digits === '' || smaller === undefined) return { value, unit: named }
  const thousands = digits.padEnd(3, '0')
  const shifted = formatMeasuredNumber(`${sign}${thousands.slice(0, 3)}.${thousands.slice(3)}`)
  return withoutDecimals({ value: shifted, unit: smaller })
}

// Written in full where a short form was misread (Joint Commission and ISMP lists), else as people know it.
const UNIT_TEXTS: Readonly<Record<string, string>> = {
  U: 'units',
  IU: 'units',
  '[iU]': 'units',
  '[IU]': 'units',
  ug: 'micrograms',
  µg: 'micrograms',
  μg: 'micrograms',
  mcg: 'micrograms',
  ng: 'nanograms',
  umol: 'micromol',
  'm[IU]': 'milliunits',
  'u[IU]': 'microunits',
  'k[IU]': 'kilounits',
  cc: 'mL',
  ml: 'mL',
  l: 'L',
  dl: 'dL',
  'mm[Hg]': 'mmHg',
  Cel: '°C',
  '[degF]': '°F',
  '[in_i]': 'in',
  '[lb_av]': 'lb',
  '{score}': '',
  '{1.73_m2}': '1.73 m²',
  '1': '',
}

/** A unit (UCUM or as typed) in words that are not misread: `[iU]/mL` → `units/mL`. */
export function unitText(unit: string): string {
  return unit
    .split('/')
    .map((part) => UNIT_TEXTS[part] ?? plainPart(part))
    .join('/')
}

function plainPart(part: string): string {
  return part
    .replace(/\{[^}]*\}/g, '')
    .replace(/^10\*(\d+)$/, (_, power: string) => `10${superscript(power)}`)
    .replace(/^m2$/, 'm²')
    .replace(/^uL$/, 'µL')
}

function superscript(digits: string): string {
  return [...digits].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')
}

function decimalParts(value: string): { sign: string; whole: string; fraction: string } {
  const found = /^([-+]?)(\d*)(?:\.(\d*))?$/.exec(value.trim())
  const [, sign = '', whole = '', fraction = ''] = found ?? []
  if (found === null || `${whole}${fraction}` === '') {
    throw new Error(`"${value}" is not a decimal number; write it with digits and a point, such as 0.5.`)
  }
  return { sign: sign === '-' ? '-' : '', whole: whole.replace(/^0+(?=\d)/, '') || '0', fraction }
}
