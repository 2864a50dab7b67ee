import type { Finding } from '../model/finding.ts'
import type { MigrationFile } from './migration-file.ts'

/** A finding that has yet to be placed in its file. */
export type NamedFinding = Omit<Finding, 'file' | 'line' | 'migration'> & { name: string }

/** Kysely compares names by the process's own language where two migrations were applied in the same millisecond. */
const BY_LANGUAGE = new Intl.Collator('en')

/** How our own files are called: the time in front makes an order that no two ways of sorting see differently. */
const OWN_NAME = /^\d{14}_[a-z0-9_]+(\.breaking)?$/

/**
 * Checks that new migrations come after the released ones, and that both orders that Kysely uses agree (by code
 * units to apply them, by language on equal times to compare them with what is applied: kysely issue 843).
 */
export function checkOrder(names: readonly string[], released: ReadonlySet<string>): NamedFinding[] {
  const sorted = [...names].sort()
  const last = sorted.findLast((name) => released.has(name))
  const early = sorted.filter((name) => !released.has(name) && last !== undefined && name < last)
  const isNew = (name: string) => names.includes(name) && !released.has(name)
  return [
    ...early.map((name) => tooEarly(name, last ?? '')),
    ...pairs(sorted)
      .filter(([one, other]) => BY_LANGUAGE.compare(one, other) > 0 && (isNew(one) || isNew(other)))
      .map(([one, other]) => ordersDisagree(isNew(other) ? other : one, one, other)),
  ]
}

/** Checks that names are well-formed: ours by their pattern, others by what goes wrong with numbers and doubles. */
export function checkNames(files: readonly MigrationFile[], isOwn: boolean): NamedFinding[] {
  const names = files.map(({ name }) => name)
  const doubles = names.filter((name, index) => names.indexOf(name) !== index)
  const wrong = isOwn ? names.filter((name) => !OWN_NAME.test(name)) : []
  const shuffled = isOwn
    ? []
    : pairs([...names].sort()).filter(([one, other]) => numberOf(one) > numberOf(other))
  return [
    ...doubles.map(doubled),
    ...wrong.map(misnamed),
    ...shuffled.map(([one, other]) => numbersShuffled(one, other)),
  ]
}

function tooEarly(name: string, last: string): NamedFinding {
  return {
    name,
    rule: 'history-non-linear',
    severity: 'error',
    observed: `It sorts before ${last}, which is released.`,
    why: 'Databases that have the released migration refuse to apply one that comes before it, and new databases apply them in another order than the old ones did.',
    remedy: `Give it a name that comes after ${last}: rename the file with the present time in front.`,
  }
}

function ordersDisagree(name: string, one: string, other: string): NamedFinding {
  return {
    name,
    rule: 'history-non-linear',
    severity: 'error',
    observed: `By code units ${one} comes before ${other}; by language it comes after it.`,
    why: 'Kysely applies migrations by the first order and compares what is applied by the second where both were applied in the same millisecond: it then reports corrupted migrations and stops.',
    remedy:
      'Give new migrations numbers or times of one width in front, then small letters, digits and underscores.',
  }
}

function doubled(name: string): NamedFinding {
  return {
    name,
    rule: 'history-misnamed',
    severity: 'error',
    observed: `Two files have the name ${name}, with different endings.`,
    why: 'Kysely keeps migrations by the name without its ending: only one of the two is ever applied.',
    remedy: 'Delete one of them; compiled files belong in another folder.',
  }
}

function misnamed(name: string): NamedFinding {
  return {
    name,
    rule: 'history-misnamed',
    severity: 'error',
    observed: `The name is ${name}.`,
    why: 'The name is the order in which migrations are applied, for ever.',
    remedy:
      'Name it <14 digits of time>_<words_in_snake_case>, for instance 20261121090000_allergies, with .breaking at the end if it breaks the running release.',
  }
}

function numbersShuffled(one: string, other: string): NamedFinding {
  return {
    name: other,
    rule: 'history-misnamed',
    severity: 'warning',
    observed: `${one} is applied before ${other}, although its number is greater.`,
    why: 'Kysely compares names letter by letter, so numbers of different lengths are not applied in their order.',
    remedy: 'Give numbers the same count of digits, with zeros in front.',
  }
}

function numberOf(name: string): number {
  return Number(/^\d+/.exec(name)?.[0] ?? Number.NaN)
}

function pairs(sorted: readonly string[]): [string, string][] {
  return sorted.slice(1).map((name, index) => [sorted[index] ?? '', name])
}
