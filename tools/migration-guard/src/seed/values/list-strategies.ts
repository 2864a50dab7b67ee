import type { Hints, SeedType, Strategy } from '../model.ts'
import { hashOf, quote } from './hash.ts'
import { listDecimals, listWholeNumbers } from './numbers.ts'
import { listBits, listBooleans, listBytes, listJson, listOthers } from './others.ts'
import { listTexts } from './texts.ts'
import { listDates, listIntervals, listTimesOfDay, listTimestamps } from './times.ts'

type Lister = (type: SeedType, hints: Hints) => Strategy[]

const LISTERS: Readonly<Record<string, Lister>> = {
  ...spread(['int2', 'int4', 'int8', 'oid'], listWholeNumbers),
  ...spread(['numeric', 'float4', 'float8'], listDecimals),
  ...spread(['text', 'varchar', 'bpchar', 'char', 'name', 'citext'], listTexts),
  ...spread(['timestamp', 'timestamptz'], listTimestamps),
  ...spread(['time', 'timetz'], listTimesOfDay),
  ...spread(['bit', 'varbit'], listBits),
  ...spread(['json', 'jsonb'], listJson),
  ...{ date: listDates, interval: listIntervals, bool: listBooleans, bytea: listBytes },
}

/**
 * Lists the ways to make values of a type, the one to try first in front; each is SQL of the type underneath its
 * domains. Empty for a type that nothing is known of.
 */
export function listStrategies(type: SeedType, hints: Hints): Strategy[] {
  const { sql } = baseOf(type)
  return listRaw(baseOf(type), hints).map(({ make, isInjective }) => ({
    make: (row) => `(${make(row)})::${sql}`,
    isInjective,
  }))
}

/** The type underneath domains. */
export function baseOf(type: SeedType): SeedType {
  return type.kind === 'd' && type.inner !== undefined ? baseOf(type.inner) : type
}

function listRaw(type: SeedType, hints: Hints): Strategy[] {
  if (type.kind === 'e') return listLabels(type, hints)
  if (type.kind === 'r') return listRanges(type, hints)
  if (type.kind === 'm') return listMultiranges(type, hints)
  if (type.kind === 'c') return listComposites(type, hints)
  if (type.inner !== undefined) return listArrays(type.inner, hints)
  return LISTERS[type.name]?.(type, hints) ?? listOthers(type, hints) ?? listUnknown(type, hints)
}

function listLabels({ labels, sql }: SeedType, { salt }: Hints): Strategy[] {
  if (labels.length === 0) return []
  const all = `array[${labels.map(quote).join(', ')}]`
  return [
    { make: (row) => `(${all})[1 + ${hashOf(row, salt)} % ${labels.length}]::${sql}`, isInjective: false },
    ...labels.map((label) => ({ make: () => `${quote(label)}::${sql}`, isInjective: false })),
  ]
}

/** From one value to the next but some: those of different rows do not meet. */
function listRanges({ inner, sql }: SeedType, hints: Hints): Strategy[] {
  if (inner === undefined) return []
  const [low] = listRaw(inner, { ...hints, literals: [] })
  if (low === undefined) return []
  const from = (row: string) => `(${low.make(`(${row}) * 3`)})::${inner.sql}`
  const to = (row: string) => `(${low.make(`(${row}) * 3 + 2`)})::${inner.sql}`
  return [
    {
      make: (row) => `${sql}(least(${from(row)}, ${to(row)}), greatest(${from(row)}, ${to(row)}))`,
      isInjective: true,
    },
    { make: (row) => `${sql}(${from(row)}, null)`, isInjective: true },
    { make: (row) => `${sql}(${from(row)}, ${from(row)}, '[]')`, isInjective: true },
    ...hints.literals.map((text) => ({ make: () => `${quote(text)}::${sql}`, isInjective: false })),
    { make: () => `'empty'::${sql}`, isInjective: false },
  ]
}

function listMultiranges({ inner, sql }: SeedType, hints: Hints): Strategy[] {
  if (inner === undefined) return []
  return listRanges(inner, { ...hints, literals: [] }).map(({ make, isInjective }) => ({
    make: (row) => `${sql}(${make(row)})`,
    isInjective,
  }))
}

function listComposites({ attributes, sql }: SeedType, hints: Hints): Strategy[] {
  const parts = attributes.map((attribute) => listStrategies(attribute, { ...hints, literals: [] })[0])
  const make = (row: string) => `row(${parts.map((part) => part?.make(row) ?? 'null').join(', ')})::${sql}`
  return [{ make, isInjective: parts.some((part) => part?.isInjective === true) }]
}

function listArrays(inner: SeedType, hints: Hints): Strategy[] {
  const element = `${inner.sql}[]`
  const several = listStrategies(inner, hints).slice(0, 12)
  return [
    ...several.slice(0, 1).map(({ make, isInjective }) => ({
      make: (row: string) => `array[${make(row)}, ${make(`(${row} + 1)`)}]::${element}`,
      isInjective,
    })),
    ...several.map(({ make, isInjective }) => ({
      make: (row: string) => `array[${make(row)}]::${element}`,
      isInjective,
    })),
    ...hints.lengths
      .filter((length) => length > 1 && length <= 100)
      .flatMap((length) =>
        several.slice(0, 1).map(({ make }) => ({
          make: (row: string) => `array_fill(${make(row)}, array[${length}])::${element}`,
          isInjective: false,
        })),
      ),
    { make: () => `'{}'::${element}`, isInjective: false },
  ]
}

/** Forms that a type of some extension may take for its own; PostgreSQL has said which of them it does. */
export const GUESSES = [
  ...[
    '1',
    'a',
    '{}',
    '0',
    'a.b',
    '(0,0)',
    '[1,1]',
    '[1,2,3]',
    '2024-01-01',
    'POINT(1 1)',
    '(1,1)',
    'true',
    '1.0.0',
  ],
  ...['a=>1', '978-3-16-148410-0', '\\x00', '00:00', '{1}', '<a/>', 'DE', 'EUR 1.00', '10.0.0.1'],
] as const

function listUnknown({ sql }: SeedType, { literals }: Hints): Strategy[] {
  if (literals.length === 0) return []
  const texts = `array[${literals.map(quote).join(', ')}]`
  return [{ make: (row) => `(${texts})[1 + (${row}) % ${literals.length}]::${sql}`, isInjective: false }]
}

/** Whether values of the type are made of constants alone, so that guesses must be checked first. */
export function isUnknown(type: SeedType): boolean {
  const base = baseOf(type)
  return listRaw(base, { literals: [], lengths: [], patterns: [], salt: 0, rows: 1 }).length === 0
}

function spread(names: readonly string[], lister: Lister): Record<string, Lister> {
  return Object.fromEntries(names.map((name) => [name, lister]))
}
