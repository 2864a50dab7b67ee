import { expect, test } from 'vitest'
import { decideDatabase, type WayBackFacts } from './database-way-back.ts'

const lossless = { kind: 'tried', isFine: true, isLossless: true, why: [] } as const
const facts: WayBackFacts = {
  newMigrations: ['1_a', '2_b.breaking'],
  proof: lossless,
  policy: 'down-if-lossless',
  isReachable: true,
}

test.each<[string, Partial<WayBackFacts>, string]>([
  ['stays where the version before serves on it', { newMigrations: ['1_a'] }, 'stays'],
  ['is undone where that was proven to lose nothing', {}, 'down'],
  ['is restored where undoing loses something', { proof: { ...lossless, isLossless: false } }, 'restore'],
  ['is restored where nothing was proven', { proof: undefined }, 'restore'],
  ['is restored where the metadata want that', { policy: 'restore-only' }, 'restore'],
  ['is left to people where it cannot be reached', { isReachable: false }, 'restore'],
])('the database %s', (_, change, kind) => {
  expect(decideDatabase({ ...facts, ...change }).kind).toBe(kind)
})
