import type { ObservedRun, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import type { CatalogueObject } from '../model/snapshot.ts'
import { findCause } from './causes.ts'
import { changesOf } from './changes.ts'
import { describeObject } from './describe.ts'

/** New columns of type json. */
export const jsonNotJsonb: Rule = {
  name: 'json-not-jsonb',
  severity: 'warning',
  title: 'A column of type json',
  why: 'json has no equality: SELECT DISTINCT, GROUP BY and UNION over the column fail, also in statements that are there already and list all columns; nor can it be indexed.',
  remedy: 'jsonb, unless spaces and the order of keys have to be kept.',
  example: {
    hazard: 'create table note (id bigint primary key, content json);',
    safe: 'create table note (id bigint primary key, content jsonb);',
  },
  check: ({ up }) =>
    listNewColumns(up)
      .filter(({ facts }) => facts.type === 'json' || facts.type === 'json[]')
      .map((column) => columnHit(up, column, `${describeObject(column)} is of type ${column.facts.type}.`)),
}

/** Columns that are new or of another type, without the copies of them that partitions and children have. */
export function listNewColumns(run: ObservedRun): CatalogueObject[] {
  const { appeared, changed } = changesOf(run)
  const retyped = changed.filter(({ facts }) => facts.includes('type')).map(({ after }) => after)
  return [...appeared, ...retyped].filter(({ kind, facts }) => kind === 'column' && facts.inherited !== true)
}

/** A hit on the statement that made the column. */
export function columnHit(run: ObservedRun, { table, name }: CatalogueObject, observed: string): Hit {
  const says = ({ parsed, sql }: ObservedStatement) =>
    /^(CreateStmt|CreateTableAsStmt|AlterTableStmt)$/.test(parsed?.kind ?? '') &&
    sql.includes(table ?? '') &&
    sql.includes(name)
  const statement = findCause(run, says)
  return statement === undefined ? { observed } : { observed, statement }
}
