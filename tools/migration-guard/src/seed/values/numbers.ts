import type { Hints, SeedType, Strategy } from '../model.ts'
import { hashOf } from './hash.ts'

const WHOLE: Readonly<Record<string, number>> = {
  int2: 32_767,
  int4: 2_147_483_647,
  int8: Number.MAX_SAFE_INTEGER,
  oid: 2_147_483_647,
}

/** Whole numbers: counting up, small ones, and around the constants of the checks. */
export function listWholeNumbers(type: SeedType, { literals, salt }: Hints): Strategy[] {
  const greatest = WHOLE[type.name] ?? 32_767
  const near = literals
    .map(Number)
    .filter((value) => Number.isSafeInteger(value))
    .flatMap((value) => [value, value + 1, value - 1])
    .filter((value) => Math.abs(value) <= greatest)
  // So that the same numbers do not stand for one row in every table: a history would seem to be written already.
  const start = 100 + (salt % 900)
  return [
    { make: (row) => `((${row} + ${start}) % ${greatest})`, isInjective: true },
    ...near.flatMap((value) => [
      { make: () => `(${value})`, isInjective: false },
      ...(value + 1e6 < greatest
        ? [{ make: (row: string) => `(${value} + ${row})`, isInjective: true }]
        : []),
    ]),
    { make: (row) => `(${row} % ${greatest})`, isInjective: true },
    { make: (row) => `(1 + ${hashOf(row, salt)} % 9)`, isInjective: false },
    { make: (row) => `(1 + ${row} % 5)`, isInjective: false },
    { make: (row) => `(${hashOf(row, salt)} % 2)`, isInjective: false },
    { make: () => '0', isInjective: false },
    { make: (row) => `(2000 + ${row} % 20)`, isInjective: false },
    { make: (row) => `(-(${row} % ${greatest}))`, isInjective: true },
    { make: (row) => `(10 * (${row} % ${Math.floor(greatest / 10)}))`, isInjective: true },
  ]
}

/** Numbers with a fraction, within precision and scale. */
export function listDecimals(type: SeedType, { literals, salt }: Hints): Strategy[] {
  const { digits, scale } = takeModifier(type)
  // numeric(3,5) has three digits behind two zeros.
  if (digits < 0) {
    const top = 10 ** (digits + scale)
    return [{ make: (row) => `((${row} % ${top}) / 1e${scale}::numeric)`, isInjective: true }]
  }
  const limit = 10 ** Math.min(digits, 12)
  const unit = `1${'0'.repeat(Math.max(scale, 0))}::numeric`
  const near = literals.filter((text) => Number.isFinite(Number(text)) && Math.abs(Number(text)) + 1 < limit)
  return [
    // Both parts change with the row, so that a lost fraction is seen too.
    {
      make: (row) => `((${row} % ${limit}) + (${hashOf(row, salt)} % ${unit}) / ${unit}) % ${limit}`,
      isInjective: true,
    },
    ...near.flatMap((text) => [
      { make: () => `(${text}::numeric)`, isInjective: false },
      { make: () => `(${text}::numeric + 1)`, isInjective: false },
      { make: () => `(${text}::numeric - 1)`, isInjective: false },
      { make: (row: string) => `(${text}::numeric + (${row} % 100) / 100.0)`, isInjective: false },
      { make: (row: string) => `(${text}::numeric - (1 + ${row} % 90) / 100.0)`, isInjective: false },
    ]),
    { make: (row) => `((${hashOf(row, salt)} % ${unit}) / ${unit})`, isInjective: false },
    { make: (row) => `(${row} % ${Math.min(limit, 10)})`, isInjective: false },
    { make: (row) => `(${row}::numeric / ${unit}) % ${limit}`, isInjective: true },
    { make: () => '0', isInjective: false },
    { make: (row) => `-((1 + ${row} % 9) % ${limit})`, isInjective: false },
  ]
}

/** `numeric(10,2)`: 8 digits before the point, 2 after it. */
function takeModifier({ name, modifier }: SeedType): { digits: number; scale: number } {
  if (name !== 'numeric' || modifier < 4) return { digits: 9, scale: 2 }
  const precision = ((modifier - 4) >> 16) & 0xffff
  const raw = (modifier - 4) & 0x7ff
  const scale = raw >= 1024 ? raw - 2048 : raw
  return { digits: precision - scale, scale: Math.min(scale, 9) }
}
