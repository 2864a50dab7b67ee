import type { ObservedRun, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import type { CatalogueObject } from '../model/snapshot.ts'
import { findCause } from './causes.ts'
import { changesOf, textOf } from './changes.ts'
import { describeObject } from './describe.ts'
import { columnHit, listNewColumns } from './json-column.ts'

/** Opt-in: keys of four bytes. */
export const styleIntegerKey: Rule = {
  name: 'style-integer-key',
  severity: 'off',
  title: 'A key of four bytes',
  why: 'It ends at 2,147,483,647, and to widen it then rewrites the table and all that refer to it.',
  remedy: 'bigint, or uuid.',
  example: {
    hazard: 'create table note (id int primary key);',
    safe: 'create table note (id bigint primary key);',
  },
  check: ({ up }) =>
    listNewColumns(up)
      .filter((column) => /^(integer|smallint)$/.test(textOf(column, 'type')) && isKey(up, column))
      .map((column) => columnHit(up, column, `${describeObject(column)} is ${column.facts.type}.`)),
}

/** Opt-in: serial columns. */
export const styleSerial: Rule = {
  name: 'style-serial',
  severity: 'off',
  title: 'serial instead of an identity column',
  why: 'The sequence has rights and an owner of its own, and the default can be dropped apart from it.',
  remedy: 'bigint generated always as identity, in a new table.',
  example: {
    hazard: 'create table note (id bigserial primary key);',
    safe: 'create table note (id bigint generated always as identity primary key);',
  },
  check: ({ up }) =>
    listNewColumns(up)
      .filter((column) => /^nextval\(/.test(textOf(column, 'default')))
      .map((column) => columnHit(up, column, `${describeObject(column)} takes its default from a sequence.`)),
}

/** Opt-in: varchar(n). */
export const styleVarcharLength: Rule = typeRule({
  name: 'style-varchar-length',
  title: 'A text with a length in its type',
  why: 'The length is a rule that changes, and to narrow it again reads the whole table.',
  remedy: 'text, with a CHECK where the length matters.',
  example: {
    hazard: 'create table note (id bigint primary key, title varchar(80));',
    safe: 'create table note (id bigint primary key, title text check (length(title) <= 80));',
  },
  pattern: /^character varying\(/,
})

/** Opt-in: char(n). */
export const styleChar: Rule = typeRule({
  name: 'style-char',
  title: 'A text that is filled up with spaces',
  why: 'char(n) stores and compares padding that nobody has written.',
  remedy: 'text.',
  example: {
    hazard: 'create table country (code char(2) primary key);',
    safe: 'create table country (code text primary key);',
  },
  pattern: /^character\(/,
})

/** Opt-in: timestamp without time zone. */
export const styleTimestamp: Rule = typeRule({
  name: 'style-timestamp',
  title: 'A moment without its time zone',
  why: 'What moment is meant depends on the setting of whoever reads it.',
  remedy: 'timestamptz.',
  example: {
    hazard: 'create table visit (id bigint primary key, begins_at timestamp);',
    safe: 'create table visit (id bigint primary key, begins_at timestamptz);',
  },
  pattern: /^timestamp.* without time zone$/,
})

/** Opt-in: IF NOT EXISTS and IF EXISTS. */
export const styleIfNotExists: Rule = {
  name: 'style-if-not-exists',
  severity: 'off',
  title: 'IF NOT EXISTS passes over a difference',
  why: 'Where the thing is there already, it may be another one than the migration means, and nobody hears of it.',
  remedy: 'Leave it out, so that a database in an unexpected state stops the deploy.',
  example: {
    hazard: 'create table if not exists note (id bigint primary key);',
    safe: 'create table note (id bigint primary key);',
  },
  check: ({ up }) =>
    up.statements
      .filter(({ parsed }) => parsed?.isDdl === true && 'if_not_exists' in parsed.node)
      .map((statement) => ({ statement, observed: 'IF NOT EXISTS is written.' })),
}

/** Opt-in: enum types. */
export const styleEnum: Rule = {
  name: 'style-enum',
  severity: 'off',
  title: 'An enum type',
  why: 'A value of an enum can never be dropped, and a new one cannot be used in the transaction that adds it.',
  remedy: 'A table of values with a foreign key, or text with a CHECK.',
  example: {
    hazard: "create type visit_state as enum ('open', 'done');",
    safe: 'create table visit_state (name text primary key);',
  },
  check: ({ up }) =>
    changesOf(up)
      .appeared.filter(({ kind }) => kind === 'enum')
      .map(
        (object): Hit =>
          withCause(
            up,
            ({ parsed }) => parsed?.kind === 'CreateEnumStmt',
            `${describeObject(object)} is new.`,
          ),
      ),
}

/** Opt-in: names that have to be quoted. */
export const styleNaming: Rule = {
  name: 'style-naming',
  severity: 'off',
  title: 'A name that has to be quoted',
  why: 'A name with capitals, spaces or signs is another one without its quotes.',
  remedy: 'Small letters, digits and underscores.',
  example: {
    hazard: 'create table "visitNote" (id bigint primary key);',
    safe: 'create table visit_note (id bigint primary key);',
  },
  check: ({ up }) =>
    changesOf(up)
      .appeared.filter(
        ({ kind, name }) =>
          ['table', 'column', 'view', 'enum'].includes(kind) && !/^[a-z_][a-z0-9_]*$/.test(name),
      )
      .map(
        (object): Hit =>
          withCause(up, ({ sql }) => sql.includes(object.name), `${describeObject(object)} is new.`),
      ),
}

function typeRule({ pattern, ...notes }: Omit<Rule, 'severity' | 'check'> & { pattern: RegExp }): Rule {
  return {
    ...notes,
    severity: 'off',
    check: ({ up }) =>
      listNewColumns(up)
        .filter((column) => pattern.test(textOf(column, 'type')))
        .map((column) => columnHit(up, column, `${describeObject(column)} is ${column.facts.type}.`)),
  }
}

function withCause(run: ObservedRun, says: (statement: ObservedStatement) => boolean, observed: string): Hit {
  const statement = findCause(run, says)
  return statement === undefined ? { observed } : { observed, statement }
}

function isKey({ after }: ObservedRun, { schema, table, name }: CatalogueObject): boolean {
  return [...after.values()].some(
    ({ kind, facts, ...object }) =>
      kind === 'constraint' &&
      object.schema === schema &&
      object.table === table &&
      facts.type === 'primary key' &&
      facts.columns === name,
  )
}
