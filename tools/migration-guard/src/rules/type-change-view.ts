import type { Rule } from '../model/rule.ts'
import { hitEach } from './hit-each.ts'
import { listActions } from './table-actions.ts'

/** A change of type that something else stands in the way of. */
export const typeChangeViewDependency: Rule = {
  name: 'type-change-view-dependency',
  severity: 'error',
  title: 'Change of type of a column that a view uses',
  why: 'PostgreSQL refuses to change the type of a column that a view, rule, policy, trigger or generated column uses. DROP … CASCADE instead takes them all away, with their grants.',
  remedy:
    'In the same migration: DROP VIEW by name, change the type, CREATE VIEW again with its grants. For a busy table, a new column instead.',
  example: {
    setup:
      'create table visit (id int primary key, place varchar(20)); create view place as select place from visit;',
    hazard: 'alter table visit alter column place type text;',
    safe: 'drop view place; alter table visit alter column place type text; create view place as select place from visit;',
  },
  check: (migration) =>
    hitEach(
      migration,
      listActions(migration, 'alter type').filter(
        ({ statement }) => statement.error?.code === FEATURE_NOT_SUPPORTED,
      ),
    ),
}

const FEATURE_NOT_SUPPORTED = '0A000'
