import { DATA_CLASSES } from '@ehr/db-migrations'
import { EXPAND_KINDS, type ExpandKindName } from './expand-kinds.ts'
import type { ExpandFlags } from './migration-draft.ts'

const IDENTIFIER = /^[a-z][a-z0-9_]{0,48}$/
/** Words, brackets and lengths: `text`, `numeric(10,2)`, `text[]`, `timestamp with time zone`. */
const TYPE = /^[a-z][a-z0-9_ ]*(\(\d+(,\s*\d+)?\))?(\[\])?$/
/** What would end the text in the migration is refused; a quote is doubled. */
const COMMENT = /^@(?<dataClass>[a-z-]+) [^`\\$\n]+$/

/** Tells which flags are missing, and which are not what they have to be. */
export function refuseFlags(kind: ExpandKindName, flags: ExpandFlags): string[] {
  const needs: readonly (keyof ExpandFlags)[] = EXPAND_KINDS[kind].needs
  const missing = needs.filter((flag) => flags[flag] === undefined).map((flag) => `--${flag}`)
  return [
    ...(missing.length === 0 ? [] : [`--expand ${kind} needs ${missing.join(', ')} too.`]),
    ...(['table', 'column', 'to'] as const).flatMap((flag) =>
      refuse(flags[flag], IDENTIFIER, `--${flag} must be a name such as visit_note`),
    ),
    ...(['type', 'from'] as const).flatMap((flag) =>
      refuse(flags[flag], TYPE, `--${flag} must be a type such as numeric(10,2)`),
    ),
    ...refuseComment(flags.comment),
  ]
}

function refuse(value: string | undefined, pattern: RegExp, expected: string): string[] {
  return value === undefined || pattern.test(value) ? [] : [`${expected}, got "${value}".`]
}

function refuseComment(comment: string | undefined): string[] {
  if (comment === undefined) return []
  const dataClass = COMMENT.exec(comment)?.groups?.dataClass ?? ''
  if (Object.hasOwn(DATA_CLASSES, dataClass)) return []
  const classes = Object.keys(DATA_CLASSES).join(', ')
  return [`--comment must be "@class what it is", got "${comment}"; classes: ${classes}.`]
}
