import type { Rule } from '../model/rule.ts'
import { findReindex } from '../statements/index-statements.ts'
import { hitEach } from './hit-each.ts'

/** REINDEX of indexes that are in use. */
export const reindexNotConcurrent: Rule = {
  name: 'reindex-not-concurrent',
  severity: 'error',
  title: 'Indexes rebuilt while nobody can write',
  why: 'REINDEX holds SHARE on the table and ACCESS EXCLUSIVE on the index while it builds it anew: writes wait, and so does each query whose plan looks at the index.',
  remedy:
    'Outside of a transaction: REINDEX INDEX CONCURRENTLY (or TABLE). If it fails, drop the invalid index ending in _ccnew.',
  example: {
    setup: 'create table visit (id int primary key, place text); create index visit_place on visit (place);',
    hazard: 'reindex index visit_place;',
    safe: 'reindex index concurrently visit_place;',
    transaction: 'none',
  },
  check: (migration) =>
    hitEach(
      migration,
      migration.up.statements
        .filter(({ parsed, error }) => !error && findReindex(parsed)?.isConcurrent === false)
        .filter(({ rewritten }) =>
          rewritten.some(({ kind, isNew, rows }) => kind === 'index' && !isNew && rows > 0),
        )
        .map((statement) => ({ statement })),
    ),
}
