import type { Hints, SeedType, Strategy } from '../model.ts'
import { quote } from './hash.ts'
import { generateMatching } from './patterns.ts'

/** Lengths beyond this are left to the type. */
const LONGEST = 4000

/** Texts: what the patterns of the checks ask for, then plain ones, then the forms that checks often want. */
export function listTexts(type: SeedType, hints: Hints): Strategy[] {
  const limit = takeLimit(type)
  const plain = [...listPlain(limit), ...listForms(hints.salt)]
  return [
    ...hints.patterns.flatMap((pattern) => listMatching(pattern, hints)),
    ...plain.slice(0, 1),
    ...hints.literals.map((text) => ({ make: () => `${quote(text)}::text`, isInjective: false })),
    ...hints.lengths.filter((length) => length > 0 && length <= LONGEST).flatMap(listOfLength),
    ...plain.slice(1),
    { make: () => `''::text`, isInjective: false },
  ]
}

/** Greatest number of characters: `varchar(5)` has the modifier 9. */
function takeLimit({ name, modifier }: SeedType): number {
  if (name === 'char') return 1
  if (name === 'name') return 63
  return (name === 'varchar' || name === 'bpchar') && modifier > 4 ? modifier - 4 : LONGEST
}

function listPlain(limit: number): Strategy[] {
  // Short ones count with as few characters as there are: 36^n values.
  if (limit < 12) {
    return [
      { make: (row) => `right(lpad(upper(to_hex(${row})), ${limit}, '0'), ${limit})`, isInjective: true },
      { make: (row) => `right(${LETTERS(row, limit)}, ${limit})`, isInjective: true },
      { make: (row) => `lower(right(${LETTERS(row, limit)}, ${limit}))`, isInjective: true },
      { make: (row) => `right(lpad((${row})::text, ${limit}, '0'), ${limit})`, isInjective: true },
    ]
  }
  return [
    // With a capital, so that a lossy lower() is proven.
    { make: (row) => `'Text ' || (${row})`, isInjective: true },
    { make: (row) => `'word_' || lower(${LETTERS(row, 4)})`, isInjective: true },
    { make: (row) => `'Word' || ${LETTERS(row, 4)}`, isInjective: true },
  ]
}

/** The number written in letters, at least so many of them. */
function LETTERS(row: string, width: number): string {
  return `translate(lpad((${row})::text, ${Math.min(width, 10)}, '0'), '0123456789', 'ABCDEFGHIJ')`
}

function listForms(salt: number): Strategy[] {
  const injective = [
    (row: string) => `'user' || (${row}) || '@example.org'`,
    (row: string) => `'https://example.org/' || (${row})`,
    (row: string) => `(${row})::text`,
    (row: string) => LETTERS(row, 3),
    (row: string) => `lower(${LETTERS(row, 3)})`,
    (row: string) => `'item-' || (${row})`,
    (row: string) => `md5((${row})::text)`,
    (row: string) => `md5((${row})::text)::uuid::text`,
    (row: string) => `encode(sha256((${row})::text::bytea), 'hex')`,
    (row: string) => `encode(sha256((${row})::text::bytea), 'base64')`,
    (row: string) => `'+49' || lpad((${row})::text, 9, '1')`,
    (row: string) => `lpad((${row})::text, 5, '1')`,
    (row: string) => `(date '2000-01-01' + (${row})::int % 9000)::text`,
    (row: string) => `'{"n": ' || (${row}) || '}'`,
    (row: string) => `'/' || 'path/' || (${row})`,
    (row: string) => `'1.2.' || (${row})`,
    (row: string) =>
      `'10.' || (${row}) / 65536 % 256 || '.' || (${row}) / 256 % 256 || '.' || (${row}) % 256`,
    (row: string) => `'#' || lpad(to_hex((${row}) % 16777216), 6, '0')`,
  ].map((make) => ({ make, isInjective: true }))
  const fixed = [
    'UTC',
    'Europe/Berlin',
    'en',
    'EN',
    'EUR',
    'en-GB',
    'A',
    'a',
    '1',
    '12:00',
    'text/plain',
    salt % 2 ? 'y' : 'n',
  ]
  return [...injective, ...fixed.map((text) => ({ make: () => `${quote(text)}::text`, isInjective: false }))]
}

/** Texts of exactly that many characters: digits, letters, hexadecimal. */
function listOfLength(length: number): Strategy[] {
  return [
    { make: (row) => `right(lpad((${row})::text, ${length}, '0'), ${length})`, isInjective: true },
    { make: (row) => `right(${`lpad(${LETTERS(row, 10)}, ${length}, 'A')`}, ${length})`, isInjective: true },
    {
      make: (row) => `lower(right(${`lpad(${LETTERS(row, 10)}, ${length}, 'A')`}, ${length}))`,
      isInjective: true,
    },
    {
      make: (row) => `left(repeat(md5((${row})::text), ${Math.ceil(length / 32)}), ${length})`,
      isInjective: length > 8,
    },
  ]
}

/** Texts that match, made here, since PostgreSQL cannot: as many as there are rows, where there are as many. */
function listMatching(pattern: string, { salt, rows }: Hints): Strategy[] {
  const many = generateMatching(pattern, { count: Math.min(rows * 2, 3000), seed: salt })
  const few = many.slice(0, 20)
  const pick = (texts: readonly string[]) => (row: string) =>
    `(array[${texts.map(quote).join(', ')}])[1 + (${row}) % ${texts.length}]`
  if (many.length === 0) return []
  return [
    { make: pick(few), isInjective: false },
    ...(many.length > few.length ? [{ make: pick(many), isInjective: true }] : []),
  ]
}
