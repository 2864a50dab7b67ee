import type { MigrationDraft } from './migration-draft.ts'
import { IMPORTS, renderDoc, renderFunction, run } from './parts.ts'

/** A migration to be filled in. */
export function renderPlain(): MigrationDraft[] {
  const source = [
    IMPORTS,
    renderDoc('WHAT IT IS FOR, IN ONE SENTENCE.'),
    renderFunction('up', [run('alter table TABLE …')]),
    renderFunction('down', [
      '// Undoes all that up does: "pnpm ehr migrate validate" compares the schema before and after.',
      run('alter table TABLE …'),
    ]),
  ].join('')
  return [{ suffix: '', when: 'now', source }]
}
