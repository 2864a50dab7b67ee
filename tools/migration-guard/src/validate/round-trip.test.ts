import { expect, test } from 'vitest'
import type { ObservedMigration, RunFailure } from '../model/observation.ts'
import { HANGING } from './hanging.ts'
import { ROUND_TRIP_RULES } from './round-trip.ts'
import { migrationOf, objectOf, runOf, snapshotOf } from './testing.ts'

const pet = objectOf({ kind: 'table', name: 'pet' })
const chip = objectOf({ kind: 'column', table: 'pet', name: 'chip', facts: { type: 'text', default: null } })
const size = objectOf({ kind: 'enum', name: 'size' })

function check(given: Partial<ObservedMigration>): string[] {
  return [...ROUND_TRIP_RULES, HANGING].flatMap((rule) =>
    rule
      .check(migrationOf(given))
      .map(
        (hit) => `${rule.name} (${hit.severity ?? rule.severity}) line ${hit.site?.line}: ${hit.observed}`,
      ),
  )
}

function without<Key extends keyof ObservedMigration>(...keys: Key[]): Partial<ObservedMigration> {
  return Object.fromEntries(keys.map((key) => [key, undefined]))
}

test('says nothing where all came back', () => {
  expect(check({})).toEqual([])
})

test('a missing down is told with what it would have to undo', () => {
  expect(check({ hasDown: false, ...without('down', 'upAgain') })).toEqual([
    'down-missing (error) line 3: There is no "down"; a rollback would leave this as it is: left over: table public.pet',
  ])
})

test('a missing down is fine where there is nothing to undo, or a reason is declared', () => {
  const missing = { hasDown: false, ...without('down', 'upAgain') }

  expect(check({ ...missing, up: runOf() })).toEqual([])
  expect(check({ ...missing, irreversible: 'the old column was never filled' })).toEqual([])
})

test.each<[string, RunFailure]>([
  [
    'cannot drop table owner because other objects depend on it (SQLSTATE 2BP01)',
    {
      kind: 'statement',
      statementIndex: 0,
      ...{ message: 'x', site: { file: '/work/1_pet.ts', line: 7 } },
      error: { message: 'cannot drop table owner because other objects depend on it', code: '2BP01' },
    },
  ],
  [
    'Not implemented',
    { kind: 'thrown', message: 'Not implemented', site: { file: '/work/1_pet.ts', line: 7 } },
  ],
])('a down that fails is told once: %s', (observed, failure) => {
  const down = runOf({ direction: 'down', before: snapshotOf(pet), after: snapshotOf(pet), failure })

  expect(check({ down, ...without('upAgain') })).toEqual([
    `down-fails (error) line 7: "down" fails: ${observed}`,
  ])
  expect(check({ down, ...without('upAgain'), irreversible: 'told' })).toEqual([])
})

test('what a down forgets is told by its name, without its parts', () => {
  const down = runOf({
    direction: 'down',
    before: snapshotOf(pet, chip, size),
    after: snapshotOf(pet, chip, size),
  })

  expect(check({ down })).toEqual([
    'down-not-inverse (error) line 6: After "down" the schema is not as before "up": \n- left over: table public.pet\n- left over: enum public.size',
  ])
})

test('a column that comes back otherwise is told with what differs', () => {
  const before = snapshotOf(pet, chip)
  const other = { ...chip, oid: 'other', facts: { type: 'character varying(10)', default: null } }
  const up = runOf({ before, after: snapshotOf(pet) })

  expect(
    check({ up, down: runOf({ direction: 'down', before: up.after, after: snapshotOf(pet, other) }) }),
  ).toEqual([
    'down-not-inverse (error) line 6: After "down" the schema is not as before "up": different: column public.pet.chip (type character varying(10) instead of text)',
  ])
})

test('a function that is only indented otherwise is the same, but not what it says', () => {
  const trip = (left: string, right: string) => {
    const [before, after] = [left, right].map((definition) =>
      snapshotOf(objectOf({ kind: 'function', name: 'f()', facts: { definition } })),
    )
    return check({
      up: runOf({ before: before! }),
      down: runOf({ direction: 'down', after: after! }),
      ...without('upAgain'),
    })
  }

  expect(trip("begin\n  \n  x := 'a';", "begin x := 'a';")).toEqual([])
  expect(trip("begin x := 'a b';", "begin x := 'a  b';")).toHaveLength(1)
})

test('an up that cannot run again, or makes something else, is told', () => {
  const failure = { kind: 'statement', statementIndex: 0, message: 'x', site: undefined } as const
  const error = { message: 'relation "pet" already exists', code: '42P07' }
  const again = (given: Parameters<typeof runOf>[0]) => check({ upAgain: runOf(given) })

  expect(again({ failure: { ...failure, error } })).toEqual([
    'down-not-inverse (error) line 6: After "down", "up" cannot run again: relation "pet" already exists (SQLSTATE 42P07)',
  ])
  expect(again({ after: snapshotOf(pet, size) })).toEqual([
    'down-not-inverse (error) line 3: The second "up" makes another schema than the first: left over: enum public.size',
  ])
})

test('data that was there before must not be lost; what came since is for information', () => {
  const table = { schema: 'public', name: 'pet' }
  const lost = { table, columns: ['chip'], rowsBefore: 100, rowsAfter: 100, rowsDifferent: 80 }

  expect(check({ lostByRoundTrip: [lost] })).toEqual([
    'down-loses-data (error) line 6: Lost after "up" and "down": public.pet (chip) in 80 of 100 rows.',
  ])
  expect(check({ lostByRoundTrip: [lost], irreversible: 'chips are gone' })).toEqual([])
  expect(check({ lostSinceUp: [{ ...lost, columns: [], rowsAfter: 0 }] })).toEqual([
    'down-loses-data (info) line 6: "down" drops what was written since "up": 100 of 100 rows of public.pet.',
  ])
})

test('an up that hangs is that finding alone', () => {
  const failure = {
    kind: 'hangs',
    afterMs: 30_000,
    message: 'stopped',
    site: { file: '/a.ts', line: 4 },
  } as const

  expect(check({ up: runOf({ failure }), ...without('down', 'upAgain') })).toEqual([
    'migration-hangs (error) line 4: "up" does not end: it was still running after 30.0 s and was ended: stopped',
  ])
})
