import { toLatinDigits } from '../../display/digits.ts'

/** What was typed into a field for a number. */
export type TypedNumber =
  | { readonly kind: 'blank' }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'unreadable' }

/**
 * Reads a typed decimal: Latin, Arabic-Indic or Persian digits, point or comma as decimal sign. The precision
 * stays (`36.80`). A comma before three digits is ambiguous (1,000 or 1.000?) and is not guessed.
 */
export function readTypedNumber(typed: string): TypedNumber {
  const text = toLatinDigits(typed).trim()
  if (text === '') return { kind: 'blank' }
  if (/^[-+]?\d+,\d{3}$/.test(text)) return { kind: 'unreadable' }
  const found = /^([-+]?)(\d*)(?:[.,](\d*))?$/.exec(text)
  const [, sign = '', whole = '', fraction = ''] = found ?? []
  if (found === null || `${whole}${fraction}` === '') return { kind: 'unreadable' }
  const number = `${sign === '-' ? '-' : ''}${whole || '0'}${fraction === '' ? '' : `.${fraction}`}`
  return { kind: 'number', text: number }
}
