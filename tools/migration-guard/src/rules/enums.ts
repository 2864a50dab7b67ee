import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import { findCause } from './causes.ts'
import { changesOf, textOf } from './changes.ts'
import { describeError } from './describe-work.ts'

/** Labels of an enum that were replaced in their place. */
export const renameEnumValue: Rule = {
  name: 'rename-enum-value',
  severity: 'warning',
  title: 'A value of an enum gets another name',
  why: 'It takes no lock at all and looks harmless, but each statement of the running release that writes or compares with the old value fails from then on.',
  remedy: 'Add the new value, write it, change the rows in batches, and keep the old one: it costs nothing.',
  example: {
    setup: "create type visit_state as enum ('open', 'done');",
    hazard: "alter type visit_state rename value 'done' to 'closed';",
    safe: "alter type visit_state add value 'closed' after 'done';",
  },
  check: ({ up }) =>
    changesOf(up).changed.flatMap(({ before, after }): Hit[] => {
      const renamed = before.kind === 'enum' ? findRenamed(labelsOf(before), labelsOf(after)) : []
      if (renamed.length === 0) return []
      const statement = findCause(up, ({ parsed }) => isRename(parsed))
      return [
        {
          ...(statement === undefined ? {} : { statement }),
          observed: `Enum ${before.schema}.${before.name}: ${renamed.map(([from, to]) => `'${from}' is '${to}' now`).join(', ')}.`,
        },
      ]
    }),
}

/** PostgreSQL's own refusal. */
export const enumValueUsedInSameTx: Rule = {
  name: 'enum-value-used-in-same-tx',
  severity: 'error',
  title: 'A new enum value is used before it is committed',
  why: 'PostgreSQL refuses a value that the same transaction added (55P04), so that the migration fails wherever it runs.',
  remedy: 'Add the value in one migration and use it in the next, which must not share its transaction.',
  example: {
    setup:
      "create type visit_state as enum ('open', 'done'); create table visit (id bigint primary key, state visit_state);",
    hazard:
      "alter type visit_state add value 'lost' after 'done'; update visit set state = 'lost' where id = 1;",
    safe: "alter type visit_state add value 'lost' after 'done';",
  },
  check: ({ up }) =>
    up.statements.flatMap((statement): Hit[] =>
      statement.error?.code === '55P04'
        ? [{ statement, observed: `${describeError(statement.error)}.` }]
        : [],
    ),
}

/** ADD VALUE without BEFORE or AFTER. */
export const enumAddValuePosition: Rule = {
  name: 'enum-add-value-position',
  severity: 'info',
  title: 'A new enum value has no place among the others',
  why: 'It becomes the last one, and the order of an enum is what ORDER BY and comparisons go by; it cannot be moved afterwards.',
  remedy: 'Say where it belongs: ADD VALUE … BEFORE … or AFTER ….',
  example: {
    setup: "create type severity as enum ('low', 'high');",
    hazard: "alter type severity add value 'medium';",
    safe: "alter type severity add value 'medium' before 'high';",
  },
  check: (migration) =>
    migration.up.statements.flatMap((statement): Hit[] => {
      const added = findAddedLast(migration, statement)
      return added === undefined ? [] : [{ statement, observed: `'${added}' was added as the last value.` }]
    }),
}

function findAddedLast({ up }: ObservedMigration, { parsed, error }: ObservedStatement): string | undefined {
  const tree = parsed?.tree
  if (!tree || !('AlterEnumStmt' in tree) || error) return undefined
  const { oldVal, newVal, newValNeighbor, typeName = [] } = tree.AlterEnumStmt
  if (oldVal !== undefined || newValNeighbor !== undefined || newVal === undefined) return undefined
  const last = typeName.at(-1)
  const name = last && 'String' in last ? last.String.sval : undefined
  const before = [...up.before.values()].find((object) => object.kind === 'enum' && object.name === name)
  // IF NOT EXISTS, and an enum of the same migration, change nothing for others.
  return before === undefined || labelsOf(before).includes(newVal) ? undefined : newVal
}

function isRename(parsed: ObservedStatement['parsed']): boolean {
  return (
    parsed !== undefined && 'AlterEnumStmt' in parsed.tree && parsed.tree.AlterEnumStmt.oldVal !== undefined
  )
}

/** Labels that are gone, with those that stand in their place. */
function findRenamed(before: readonly string[], after: readonly string[]): [string, string][] {
  const kept = after.filter((label) => before.includes(label))
  const gone = before.filter((label) => !kept.includes(label))
  const came = after.filter((label) => !kept.includes(label))
  return gone.flatMap((label, at): [string, string][] => {
    const successor = came[at]
    return successor === undefined ? [] : [[label, successor]]
  })
}

function labelsOf(object: Parameters<typeof textOf>[0]): string[] {
  const labels: unknown = JSON.parse(textOf(object, 'labels') || '[]')
  return Array.isArray(labels) ? labels.filter((label) => typeof label === 'string') : []
}
