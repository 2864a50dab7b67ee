import type { RuleNotes } from '../model/rule-notes.ts'

/** What is said of the rules about history, drift, code and the running release, which look at more than what was run. */
export const SOURCE_NOTES: readonly RuleNotes[] = [
  {
    name: 'history-edited',
    severity: 'error',
    title: 'A released migration was edited',
    why: 'Databases that have applied it never will again: new ones get another schema than old ones.',
    remedy: 'Put the file back as it was released, and make the change with a new migration.',
  },
  {
    name: 'history-missing',
    severity: 'error',
    title: 'A released migration is gone or was renamed',
    why: 'Kysely refuses to migrate a database that has applied what is not in the folder.',
    remedy: 'Bring the file back under its released name.',
  },
  {
    name: 'history-non-linear',
    severity: 'error',
    title: 'A migration that does not come last, or has no place of its own',
    why: 'Databases that have the released ones refuse one that comes before them, and Kysely sorts by two orders that must agree.',
    remedy:
      'Give new migrations a name that comes after every released one: the present time in front, of one width.',
  },
  {
    name: 'history-misnamed',
    severity: 'error',
    title: 'A name that makes no reliable order',
    why: 'The name is the order in which migrations are applied, for ever, and the key by which Kysely knows them.',
    remedy: 'Put a number or time of fixed width in front, then small letters, digits and underscores.',
  },
  {
    name: 'drift-snapshot',
    severity: 'error',
    title: 'The committed snapshot of the schema is not what the migrations make',
    why: 'Whoever reviews the snapshot reviews another schema than the one that is deployed.',
    remedy: 'Run `pnpm ehr migrate generate` and commit what it writes.',
  },
  {
    name: 'drift-types',
    severity: 'error',
    title: 'The generated types are not those of the schema',
    why: 'The compiler accepts queries that fail, and refuses others that would work.',
    remedy: 'Run `pnpm ehr migrate generate` and commit what it writes.',
  },
  {
    name: 'drift-data-class',
    severity: 'error',
    title: 'A column without a data class',
    why: 'Nobody has said whether it holds what patients trust us with, so nothing protects it.',
    remedy: 'Begin the comment on the column with its class.',
  },
  {
    name: 'query-breaks',
    severity: 'error',
    title: 'A query of the running release no longer works on the new schema',
    why: 'The running release goes on until it is replaced, and meets the new schema as soon as the migration is applied.',
    remedy:
      'Expand first, deploy a release that no longer asks for the old, and take the old away with the release after it.',
  },
  {
    name: 'query-unrecorded',
    severity: 'error',
    title: 'A query function whose SQL is not recorded',
    why: 'Nobody can try it on a schema that is still to come, so nobody knows what a migration does to it.',
    remedy: 'Call it in the test that records the queries beside it, and record them with `vitest -u`.',
  },
  {
    name: 'breaking-unmarked',
    severity: 'error',
    title: 'A migration that breaks the running release and does not say so',
    why: 'By its name a deploy knows that the running release must not take traffic once it is applied.',
    remedy: 'Rework it so that nothing breaks, or let the name of its file end in `.breaking.ts`.',
  },
  {
    name: 'query-not-awaited',
    severity: 'error',
    title: 'A query that nobody waits for',
    why: 'It runs after the migration has ended, outside of its transaction, or not at all, and its error is lost.',
    remedy: 'Put `await` in front, or await all of them with `Promise.all`.',
    example: {
      language: 'typescript',
      hazard: `export async function up(db) {
  db.schema.createTable('pet').addColumn('name', 'text').execute()
}

export async function down(db) {
  await db.schema.dropTable('pet').execute()
}`,
      safe: `export async function up(db) {
  await db.schema.createTable('pet').addColumn('name', 'text').execute()
}

export async function down(db) {
  await db.schema.dropTable('pet').execute()
}`,
    },
  },
  {
    name: 'query-outside-db',
    severity: 'error',
    title: 'A query on another connection than the one given',
    why: 'It is outside of the transaction: it stays when the migration is rolled back, and waits for the locks of it.',
    remedy: 'Use the `db` that the function is given.',
  },
  {
    name: 'builder-not-executed',
    severity: 'error',
    title: 'A statement that is built and never sent',
    why: 'Awaiting a builder does nothing and says nothing: the migration is recorded as applied without it.',
    remedy: 'End it with `.execute()`.',
    example: {
      language: 'typescript',
      hazard: `export async function up(db) {
  await db.schema.createTable('pet').addColumn('name', 'text').execute()
}

export async function down(db) {
  await db.schema.dropTable('pet')
}`,
      safe: `export async function up(db) {
  await db.schema.createTable('pet').addColumn('name', 'text').execute()
}

export async function down(db) {
  await db.schema.dropTable('pet').execute()
}`,
    },
  },
]
