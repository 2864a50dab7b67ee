import type { Field } from '../feature/field.ts'

type Literals = { ok: true; literals: string[] } | { ok: false; expected: string }

/** A value for the rows that are there already, as literals of SQL: one for each column of the field. */
export function parseDefault({ type, options }: Field, value: string): Literals {
  const parts = value.split('|')
  switch (type) {
    case 'string':
    case 'text':
      return literals([value], value !== '', 'any text')
    case 'integer':
      return plain(value, /^-?\d{1,9}$/, 'a whole number')
    case 'decimal':
      return plain(value, DECIMAL, 'a number')
    case 'boolean':
      return plain(value, /^(true|false)$/, 'true or false')
    case 'date':
      return literals([value], /^\d{4}-\d\d-\d\d$/.test(value) && isMoment(value), 'a day: 2026-01-31')
    case 'datetime':
      return literals(
        [value],
        /T.*(Z|[+-]\d\d:\d\d)$/.test(value) && isMoment(value),
        'a time: 2026-01-31T08:00:00Z',
      )
    case 'enum':
      return literals([value], options.includes(value), `one of ${options.join(', ')}`)
    case 'code':
      return literals(parts, parts.length === 3 && parts.every(Boolean), 'system|code|display')
    case 'quantity': {
      const [number = '', unit = ''] = parts
      const isRight = parts.length === 2 && DECIMAL.test(number) && unit !== ''
      return isRight
        ? { ok: true, literals: [number, quote(unit)] }
        : { ok: false, expected: 'value|unit: 70|kg' }
    }
    case 'reference':
      return { ok: false, expected: 'nothing: a reference is optional' }
  }
}

const DECIMAL = /^-?\d+(\.\d+)?$/

function plain(value: string, pattern: RegExp, expected: string): Literals {
  return pattern.test(value) ? { ok: true, literals: [value] } : { ok: false, expected }
}

/** What would end the text of a migration is refused. */
function literals(values: readonly string[], isRight: boolean, expected: string): Literals {
  if (!isRight) return { ok: false, expected }
  if (values.some((value) => /[`\\$\n]/.test(value)))
    return { ok: false, expected: 'text without `, \\ and $' }
  return { ok: true, literals: values.map(quote) }
}

function quote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

function isMoment(value: string): boolean {
  return !Number.isNaN(Date.parse(value))
}
