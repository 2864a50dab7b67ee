import type { RuleNotes } from '../model/rule-notes.ts'
import { MAKE_CHIP, MAKE_PET } from './example-texts.ts'

const FIND_PETS = `export function findPets(db: Db) {
  return db.selectFrom('pet').select('name')
}
`

const RECORDED_FIND = '-- SQL of the query functions beside this file\n\n-- findPets\nselect name from pet;\n'

const RENAME = `export async function up(db) {
  await db.schema.alterTable('pet').renameColumn('name', 'called').execute()
}

export async function down(db) {
  await db.schema.alterTable('pet').renameColumn('called', 'name').execute()
}`

const EXPAND = `export async function up(db) {
  await db.schema.alterTable('pet').addColumn('called', 'text').execute()
}

export async function down(db) {
  await db.schema.alterTable('pet').dropColumn('called').execute()
}`

/** What is said of the rules about history, drift, code and the running release, which look at more than what was run. */
export const SOURCE_NOTES: readonly RuleNotes[] = [
  {
    name: 'history-edited',
    severity: 'error',
    title: 'A released migration was edited',
    why: 'Databases that have applied it never will again: new ones get another schema than old ones.',
    remedy: 'Put the file back as it was released, and make the change with a new migration.',
    example: {
      language: 'files',
      setup: { 'migrations/20260101000000_pet.ts': MAKE_PET },
      hazard: { 'migrations/20260101000000_pet.ts': MAKE_PET.replace('integer', 'bigint') },
      safe: {
        'migrations/20260201000000_pet_number.ts': `export async function up(db) {
  await db.schema.alterTable('pet').addColumn('number', 'bigint').execute()
}

export async function down(db) {
  await db.schema.alterTable('pet').dropColumn('number').execute()
}`,
      },
    },
  },
  {
    name: 'history-missing',
    severity: 'error',
    title: 'A released migration is gone or was renamed',
    why: 'Kysely refuses to migrate a database that has applied what is not in the folder.',
    remedy: 'Bring the file back under its released name.',
    example: {
      language: 'files',
      setup: { 'migrations/20260101000000_pet.ts': MAKE_PET },
      hazard: {
        'migrations/20260101000000_pet.ts': null,
        'migrations/20260101000000_animal.ts': MAKE_PET,
      },
      safe: { 'migrations/20260201000000_chip.ts': MAKE_CHIP },
    },
  },
  {
    name: 'history-non-linear',
    severity: 'error',
    title: 'A migration that does not come last, or has no place of its own',
    why: 'Databases that have the released ones refuse one that comes before them, and Kysely sorts by two orders that must agree.',
    remedy:
      'Give new migrations a name that comes after every released one: the present time in front, of one width.',
    example: {
      language: 'files',
      setup: { 'migrations/20260201000000_pet.ts': MAKE_PET },
      hazard: { 'migrations/20260101000000_chip.ts': MAKE_CHIP },
      safe: { 'migrations/20260301000000_chip.ts': MAKE_CHIP },
    },
  },
  {
    name: 'history-misnamed',
    severity: 'error',
    title: 'A name that makes no reliable order',
    why: 'The name is the order in which migrations are applied, for ever, and the key by which Kysely knows them.',
    remedy: 'Put a number or time of fixed width in front, then small letters, digits and underscores.',
    example: {
      language: 'files',
      setup: {},
      hazard: { 'migrations/9_pet.ts': MAKE_PET, 'migrations/10_chip.ts': MAKE_CHIP },
      safe: { 'migrations/09_pet.ts': MAKE_PET, 'migrations/10_chip.ts': MAKE_CHIP },
    },
  },
  {
    name: 'drift-snapshot',
    severity: 'error',
    title: 'The committed snapshot of the schema is not what the migrations make',
    why: 'Whoever reviews the snapshot reviews another schema than the one that is deployed.',
    remedy: 'Run `pnpm ehr migrate generate` and commit what it writes.',
    example: {
      language: 'files',
      setup: {
        'migrations/20260101000000_pet.ts': `export async function up(db) {
  await db.schema.createTable('pet').addColumn('name', 'text').execute()
}`,
      },
      hazard: {
        'schema/tables/pet.sql': `-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

create table pet (
  name varchar(40)
);
`,
      },
      safe: {
        'schema/tables/pet.sql': `-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

create table pet (
  name text
);
`,
      },
    },
  },
  {
    name: 'drift-types',
    severity: 'error',
    title: 'The generated types are not those of the schema',
    why: 'The compiler accepts queries that fail, and refuses others that would work.',
    remedy: 'Run `pnpm ehr migrate generate` and commit what it writes.',
    example: {
      language: 'files',
      setup: {
        'migrations/20260101000000_pet.ts': `export async function up(db) {
  await db.schema.createTable('pet').addColumn('name', 'text').execute()
}`,
      },
      hazard: {
        'src/tables/pet.ts': `// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

declare module '../database.ts' {
  interface Database {
    pet: PetTable
  }
}

export interface PetTable {
  name: string
}
`,
      },
      safe: {
        'src/tables/pet.ts': `// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

declare module '../database.ts' {
  interface Database {
    pet: PetTable
  }
}

export interface PetTable {
  name: string | null
}
`,
      },
    },
  },
  {
    name: 'drift-data-class',
    severity: 'error',
    title: 'A column without a data class',
    why: 'Nobody has said whether it holds what patients trust us with, so nothing protects it.',
    remedy: 'Begin the comment on the column with its class.',
    example: {
      setup: 'create table pet (name text);',
      hazard: "comment on column pet.name is 'What it is called';",
      safe: "comment on column pet.name is '@public What it is called';",
    },
  },
  {
    name: 'query-breaks',
    severity: 'error',
    title: 'A query of the running release no longer works on the new schema',
    why: 'The running release goes on until it is replaced, and meets the new schema as soon as the migration is applied.',
    remedy:
      'Expand first, deploy a release that no longer asks for the old, and take the old away with the release after it.',
    example: {
      language: 'files',
      setup: {
        'migrations/20260101000000_pet.ts': MAKE_PET,
        'libs/pets/queries.ts': FIND_PETS,
        'libs/pets/queries.sql': RECORDED_FIND,
      },
      hazard: { 'migrations/20260201000000_called.ts': RENAME },
      safe: { 'migrations/20260201000000_called.ts': EXPAND },
    },
  },
  {
    name: 'query-unrecorded',
    severity: 'error',
    title: 'A query function whose SQL is not recorded',
    why: 'Nobody can try it on a schema that is still to come, so nobody knows what a migration does to it.',
    remedy: 'Call it in the test that records the queries beside it, and record them with `vitest -u`.',
    example: {
      language: 'files',
      setup: { 'migrations/20260101000000_pet.ts': MAKE_PET },
      hazard: {
        'libs/pets/queries.ts': FIND_PETS,
        'libs/pets/queries.sql': RECORDED_FIND.replace('findPets', 'listPets'),
      },
      safe: { 'libs/pets/queries.ts': FIND_PETS, 'libs/pets/queries.sql': RECORDED_FIND },
    },
  },
  {
    name: 'breaking-unmarked',
    severity: 'error',
    title: 'A migration that breaks the running release and does not say so',
    why: 'By its name a deploy knows that the running release must not take traffic once it is applied.',
    remedy: 'Rework it so that nothing breaks, or let the name of its file end in `.breaking.ts`.',
    example: {
      language: 'files',
      setup: {
        'migrations/20260101000000_pet.ts': MAKE_PET,
        'libs/pets/queries.ts': FIND_PETS,
        'libs/pets/queries.sql': RECORDED_FIND,
      },
      hazard: { 'migrations/20260201000000_called.ts': RENAME },
      safe: { 'migrations/20260201000000_called.breaking.ts': RENAME },
    },
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
    example: {
      language: 'typescript',
      hazard: `import { Kysely, PostgresDialect } from 'kysely'

const other = new Kysely({ dialect: new PostgresDialect({ pool: { connect: () => {} } }) })

export async function up() {
  await other.schema.createTable('pet').addColumn('name', 'text').execute()
}

export async function down(db) {
  await db.schema.dropTable('pet').execute()
}`,
      safe: MAKE_PET,
    },
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
