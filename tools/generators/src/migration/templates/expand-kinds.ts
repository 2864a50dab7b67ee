import { renderAddColumn, renderDropColumn, renderNotNull } from './expand-column.ts'
import { renderForeignKey, renderIndex } from './expand-index.ts'
import { renderReplace } from './expand-replace.ts'
import type { Change, ExpandFlags, MigrationDraft } from './migration-draft.ts'

/** A kind of change that needs more than one step, or a step in its own way. */
interface ExpandKind {
  /** For the command's help. */
  summary: string
  /** Flags without which nothing can be written. */
  needs: readonly (keyof ExpandFlags)[]
  /** Whether the table has the column before, and what `to` names if it is not a new column. */
  column: 'old' | 'new'
  to?: 'table'
  render: (change: Change) => MigrationDraft[]
}

/** The kinds, by the name that `--expand` takes. */
export const EXPAND_KINDS = {
  'add-column': {
    summary: 'a column that may be null',
    needs: ['table', 'column', 'type'],
    column: 'new',
    render: renderAddColumn,
  },
  'not-null': {
    summary: 'a column that becomes required',
    needs: ['table', 'column'],
    column: 'old',
    render: renderNotNull,
  },
  'rename-column': {
    summary: 'another name for a column (--to, --type: the type it has)',
    needs: ['table', 'column', 'to', 'type'],
    column: 'old',
    render: (change) => renderReplace([{ ...change, from: change.type }]),
  },
  'change-type': {
    summary: 'a column of another type in the place of one (--to, --from and --type: the two types)',
    needs: ['table', 'column', 'to', 'from', 'type'],
    column: 'old',
    render: (change) => renderReplace([change]),
  },
  'drop-column': {
    summary: 'a column that goes (--type: the type it has)',
    needs: ['table', 'column', 'type'],
    column: 'old',
    render: renderDropColumn,
  },
  index: { summary: 'an index', needs: ['table', 'column'], column: 'old', render: renderIndex },
  'foreign-key': {
    summary: 'a foreign key (--to: the other table)',
    needs: ['table', 'column', 'to'],
    column: 'old',
    to: 'table',
    render: renderForeignKey,
  },
} as const satisfies Record<string, ExpandKind>

export type ExpandKindName = keyof typeof EXPAND_KINDS

/** Says whether `--expand` knows the kind. */
export function isExpandKind(kind: string): kind is ExpandKindName {
  return Object.hasOwn(EXPAND_KINDS, kind)
}

/** A change as the templates take it, from flags that were not refused. */
export function toChange(name: string, flags: ExpandFlags, facts: Change['facts']): Change {
  const { table = '', column = '', to = '', type = '', from = '', comment = '@CLASS WHAT IT IS' } = flags
  return { name, table, column, to, type, from, comment: comment.replaceAll("'", "''"), facts }
}
