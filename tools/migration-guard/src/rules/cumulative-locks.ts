import type { ObservedLock, ObservedRun } from '../model/observation.ts'
import type { Hit } from '../model/rule.ts'
import type { RuleNotes } from '../model/rule-notes.ts'
import { describeLocks, listOf, millisecondsOf } from './describe.ts'

/** About the pending migrations as a set, which Kysely runs in one transaction: it has no `check` of one migration. */
export const CUMULATIVE_LOCKS: RuleNotes = {
  name: 'cumulative-locks',
  severity: 'warning',
  title: 'The pending migrations add up their locks',
  why: "Kysely runs all pending migrations in one transaction: the first one's locks are held until the last one is done, so that tables which each migration would release at once stand still together.",
  remedy: 'Deploy few migrations at a time, or run each in a transaction of its own.',
  example: {
    language: 'files',
    setup: {
      'migrations/20260101000000_both.ts': `export async function up(db) {
  await db.schema.createTable('pet').addColumn('name', 'text').execute()
  await db.schema.createTable('owner').addColumn('name', 'text').execute()
}

export async function down(db) {
  await db.schema.dropTable('owner').execute()
  await db.schema.dropTable('pet').execute()
}`,
    },
    hazard: {
      'migrations/20260201000000_pet_note.ts': `export async function up(db) {
  await db.schema.alterTable('pet').addColumn('note', 'text').execute()
}

export async function down(db) {
  await db.schema.alterTable('pet').dropColumn('note').execute()
}`,
      'migrations/20260201000001_owner_note.ts': `export async function up(db) {
  await db.schema.alterTable('owner').addColumn('note', 'text').execute()
}

export async function down(db) {
  await db.schema.alterTable('owner').dropColumn('note').execute()
}`,
    },
    safe: {
      'migrations/20260201000000_pet_note.ts': `export async function up(db) {
  await db.schema.alterTable('pet').addColumn('note', 'text').execute()
}

export async function down(db) {
  await db.schema.alterTable('pet').dropColumn('note').execute()
}`,
    },
  },
}

/** A migration of the pending set, with its part of the one transaction. */
export interface PendingPart {
  name: string
  run: ObservedRun
}

/**
 * Finds tables that an earlier migration of the set keeps locked against reads while a later one locks further ones.
 * A table that the set itself has made counts for nothing; nor does a set of one.
 */
export function findCumulativeLocks(parts: readonly PendingPart[]): Hit | undefined {
  const made = new Set(
    parts.flatMap(({ run }) => run.statements.flatMap(({ locks }) => locks.filter(isNew).map(oidOf))),
  )
  const locking = parts
    .map(({ name, run }) => ({
      name,
      locks: run.statements.flatMap(({ locks }) => locks.filter((lock) => isFelt(lock, made))),
    }))
    .filter(({ locks }) => locks.length > 0)
  const all = locking.flatMap(({ locks }) => locks)
  const tables = new Set(all.map(oidOf))
  if (locking.length < 2 || tables.size < 2) return undefined
  const longest = Math.max(...all.map(({ heldMs }) => heldMs))
  const names = listOf(locking.map(({ name }) => name))
  return {
    observed: `${names} together keep ${tables.size} tables locked, for up to ${millisecondsOf(longest)} on seeded rows: ${describeLocks(all)}.`,
  }
}

function isFelt({ mode, relation }: ObservedLock, made: ReadonlySet<number>): boolean {
  return (
    mode === 'ACCESS EXCLUSIVE' &&
    relation.kind.endsWith('table') &&
    relation.rows > 0 &&
    !made.has(relation.oid)
  )
}

function isNew({ relation }: ObservedLock): boolean {
  return relation.isNew
}

function oidOf({ relation }: ObservedLock): number {
  return relation.oid
}
