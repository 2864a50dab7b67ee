import { askOne, askText, hasTerminal } from './ask.ts'
import type { MigrationOptions } from './generator.ts'
import { EXPAND_KINDS, isExpandKind } from './templates/expand-kinds.ts'
import type { ExpandFlags } from './templates/migration-draft.ts'

const EXAMPLES: Readonly<Record<keyof ExpandFlags, string>> = {
  table: 'encounter',
  column: 'visit_kind',
  to: 'kind',
  type: 'text',
  from: 'integer',
  comment: '@clinical Kind of visit',
}

/** What was given, and what somebody at the terminal adds to it. */
export async function askForFlags(given: MigrationOptions): Promise<MigrationOptions> {
  if (!hasTerminal() || given.contract === true) return given
  const summaries = Object.entries(EXPAND_KINDS).map(([kind, { summary }]) => [kind, summary])
  const kinds = { '': 'a migration to be filled in', ...Object.fromEntries(summaries) }
  const expand = given.expand ?? (await askOne('What kind of change?', kinds))
  if (!isExpandKind(expand)) return { ...given, expand }
  const needs: readonly (keyof ExpandFlags)[] = EXPAND_KINDS[expand].needs
  const answers: ExpandFlags = {}
  for (const flag of needs) {
    const answer = given[flag] ?? (await askText(`--${flag}`, EXAMPLES[flag]))
    if (answer !== undefined) answers[flag] = answer
  }
  return { ...given, ...answers, expand }
}
