import type { RuleNotes } from '../model/rule-notes.ts'
import { SCHEMA_ID } from './json-schema.ts'
import type { Report, ReportedFinding } from './report.ts'

/** Makes a finding for tests. */
export function findingOf(given: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    rule: 'index-not-concurrent',
    severity: 'error',
    file: 'migrations/1_pet.ts',
    line: 3,
    migration: '1_pet',
    observed: 'SHARE on public.pet, held for 12 ms.',
    why: 'Writers wait.',
    remedy: 'CREATE INDEX CONCURRENTLY.',
    statement: 'create index "x" on "pet" ("name")',
    page: 'docs/migration-guard/index-not-concurrent.md',
    ...given,
  }
}

/** Makes a report of findings for tests. */
export function reportOf(given: Partial<Report> = {}): Report {
  const { findings = [] } = given
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length
  return {
    $schema: SCHEMA_ID,
    servers: [{ version: '16.14', description: 'embedded' }],
    remarks: ['Released is what v1.0.0 has.'],
    needsMigrationFirst: [],
    rows: 1000,
    migrations: [
      {
        name: '1_pet',
        file: 'migrations/1_pet.ts',
        outcome: 'validated',
        upMs: 1.5,
        downMs: 1,
        upAgainMs: 1,
      },
    ],
    findings,
    suppressed: [],
    unproven: [],
    outcome: {
      ...{ failOn: 'error', errors: count('error'), warnings: count('warning'), infos: count('info') },
      exitCode: count('error') > 0 ? 1 : 0,
    },
    ...given,
  }
}

/** Everything that a report may have, with characters that formats must escape. */
export function fullReport(): Report {
  const odd = 'fails: "a|b", 100%\n<script>alert(1)</script> `x` [y](z) ::error::'
  return reportOf({
    base: 'v1.0.0',
    needsMigrationFirst: ['findPets (libs/pets/src/queries.ts)'],
    findings: [
      findingOf(),
      findingOf({ rule: 'down-fails', severity: 'warning', file: 'migrations/a b,c:d.ts', observed: odd }),
      { ...findingOf({ rule: 'table-unproven', severity: 'info', postgres: [17, 18] }), line: 1 },
    ],
    suppressed: [{ ...findingOf({ rule: 'drop-table' }), reason: 'unused | since 1.4' }],
    unproven: [{ table: 'public.odd', why: 'no value for type "box"', migrations: ['1_pet'] }],
    migrations: [
      {
        ...{ name: '1_pet', file: 'migrations/1_pet.ts', outcome: 'validated' as const, upMs: 2 },
        irreversible: 'the column was never filled',
      },
    ],
  })
}

/** What is said about the rules of `fullReport`. */
export const SOME_NOTES: readonly RuleNotes[] = (
  [
    ['index-not-concurrent', 'error'],
    ['down-fails', 'error'],
    ['drop-table', 'warning'],
    ['table-unproven', 'info'],
    ['style-char', 'off'],
  ] as const
).map(([name, severity]) => ({
  ...{ name, severity, title: `About ${name}`, why: 'Writers wait.', remedy: 'Wait for nobody.' },
  example: { hazard: 'select 1;', safe: 'select 2;' },
}))
