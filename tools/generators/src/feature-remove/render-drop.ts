import { sqlName } from '../feature/name/sql-name.ts'
import type { MigrationDraft } from '../migration/templates/migration-draft.ts'
import { IMPORTS, OUTSIDE, renderDoc, renderFunction, run } from '../migration/templates/parts.ts'

/**
 * The migration that drops a table and its former versions, which nobody uses any more.
 *
 * @param when `later` while the release that runs still has the feature
 */
export function renderDrop(
  { table, hasHistory }: { table: string; hasHistory: boolean },
  when: MigrationDraft['when'],
): MigrationDraft {
  const source = [
    '// guard-ignore-file drop-table: the feature is gone, and no release that runs reads or writes its records\n',
    IMPORTS,
    OUTSIDE,
    renderDoc('Nothing brings the records back but a backup.'),
    `\nexport const irreversible = 'the records of ${table} are gone'\n`,
    renderDoc(`Drops ${table}, one release after the last that had the feature.`),
    renderFunction('up', [
      run(`drop table ${sqlName(table)}`),
      ...(hasHistory ? [run(`drop table ${table}_history`)] : []),
    ]),
  ].join('')
  return when === 'now' ? { suffix: '', when, source } : { suffix: 'contract', when, source }
}
