import type { ObservedMigration } from '../model/observation.ts'
import type { Hit } from '../model/rule.ts'
import type { RuleExample, RuleNotes } from '../model/rule-notes.ts'

/** A rule about a whole migration with its way back, whose example is TypeScript. */
export interface MigrationRule extends RuleNotes {
  example: RuleExample & { language: 'typescript' }
  check(migration: ObservedMigration): Hit[]
}
