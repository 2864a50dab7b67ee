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
  render: (change: Change) => MigrationDraft[]
}

/** The kinds, by the name that `--expand` takes. */
export const EXPAND_KINDS = {
  'add-column': {
    summary: 'a column that may be null',
    needs: ['table', 'column', 'type'],
    render: renderAddColumn,
  },
  'not-null': {
    summary: 'a column that becomes required',
    needs: ['table', 'column'],
    render: renderNotNull,
  },
  'rename-column': {
    summary: 'another name for a column (--to, --type: the type it has)',
    needs: ['table', 'column', 'to', 'type'],
    render: (change) => renderReplace({ ...change, from: change.type }),
  },
  'change-type': {
    summary: 'a column of another type in the place of one (--to, --from and --type: the two types)',
    needs: ['table', 'column', 'to', 'from', 'type'],
    render: renderReplace,
  },
  'drop-column': {
    summary: 'a column that goes (--type: the type it has)',
    needs: ['table', 'column', 'type'],
    render: renderDropColumn,
  },
  index: { summary: 'an index', needs: ['table', 'column'], render: renderIndex },
  'foreign-key': {
    summary: 'a foreign key (--to: the other table)',
    needs: ['table', 'column', 'to'],
    render: renderForeignKey,
  },
} as const satisfies Record<string, ExpandKind>

export type ExpandKindName = keyof typeof EXPAND_KINDS

const IDENTIFIER = /^[a-z][a-z0-9_]{0,48}$/
/** Words, brackets and lengths: `text`, `numeric(10,2)`, `text[]`, `timestamp with time zone`. */
const TYPE = /^[a-z][a-z0-9_ ]*(\(\d+(,\s*\d+)?\))?(\[\])?$/

/** Renders the files of a change. Throws on flags that are missing or no names. */
export function renderExpand(
  kind: ExpandKindName,
  given: { name: string; flags: ExpandFlags; facts: Change['facts'] },
): MigrationDraft[] {
  const { name, flags, facts } = given
  const { needs, render } = EXPAND_KINDS[kind]
  const missing = needs.filter((flag) => flags[flag] === undefined)
  if (missing.length > 0) {
    throw new Error(
      `--expand ${kind} needs ${missing.map((flag) => `--${flag}`).join(', ')} too. Nothing was written.`,
    )
  }
  for (const flag of ['table', 'column', 'to', 'type', 'from'] as const) assertFlag(flag, flags[flag])
  const { table = '', column = '', to = '', type = '', from = '' } = flags
  return render({ name, table, column, to, type, from, facts })
}

function assertFlag(flag: keyof ExpandFlags, value: string | undefined): void {
  if (value === undefined) return
  const isType = flag === 'type' || flag === 'from'
  if ((isType ? TYPE : IDENTIFIER).test(value)) return
  const example = isType ? 'numeric(10,2)' : 'visit_note'
  throw new Error(`--${flag} must be ${isType ? 'a type' : 'a name'} such as ${example}, got "${value}".`)
}
