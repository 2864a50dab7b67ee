import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import type { RuleName } from '../model/rule-names.ts'
import { findDrop } from '../statements/index-statements.ts'
import { type Cascade, listCascades } from './cascades.ts'
import { describeObject, listOf } from './describe.ts'

/** What CASCADE took along without being named, as the catalogue shows it. */
export const dropCascade: Rule = {
  name: 'drop-cascade',
  severity: 'error',
  title: 'CASCADE takes along what nobody named',
  why: 'Views, foreign keys, triggers and defaults of other tables go without a word, and each of them is locked against reads meanwhile.',
  remedy:
    'Leave CASCADE out, and drop each dependant by its name, or change it so that it no longer depends, in a migration that says so.',
  example: {
    setup:
      'create table patient (id bigint primary key, name text); create view patient_name as select id, name from patient;',
    hazard: 'drop table patient cascade;',
    safe: 'create view patient_id as select id from patient; drop view patient_id cascade;',
  },
  check: (migration) => listHits(migration, 'drop-cascade'),
}

/** A type or domain that took columns, functions or defaults along. */
export const dropTypeCascade: Rule = {
  name: 'drop-type-cascade',
  severity: 'error',
  title: 'Dropping a type takes its columns along',
  why: 'DROP TYPE … CASCADE drops every column of that type, with its values, in tables that the statement does not name.',
  remedy:
    'Change the columns to another type first (as a new column, filled in batches), then drop the type without CASCADE.',
  example: {
    setup: "create type mood as enum ('good', 'bad'); create table visit (id bigint primary key, mood mood);",
    hazard: 'drop type mood cascade;',
    safe: "create type tone as enum ('low', 'high'); drop type tone;",
  },
  check: (migration) => listHits(migration, 'drop-type-cascade'),
}

function listHits({ up }: ObservedMigration, rule: RuleName): Hit[] {
  return listCascades(up)
    .filter(({ statement }) => ruleOf(statement) === rule)
    .map(toHit)
}

function toHit({ statement, taken, defaults }: Cascade): Hit {
  const lost = [
    ...taken.map(describeObject),
    ...defaults.map(({ schema, table, name }) => `default of ${schema}.${table}.${name}`),
  ]
  return { statement, observed: `CASCADE also took ${listOf(lost)}.` }
}

function ruleOf({ parsed }: ObservedStatement): RuleName {
  const objectType = findDrop(parsed)?.objectType
  if (objectType === 'OBJECT_SCHEMA') return 'drop-schema'
  return objectType === 'OBJECT_TYPE' || objectType === 'OBJECT_DOMAIN' ? 'drop-type-cascade' : 'drop-cascade'
}
