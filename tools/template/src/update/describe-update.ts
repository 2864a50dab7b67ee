import type { UpdateReport } from './update-state.ts'

const SHOWN = 12

/** What an update did to the files, for the person who called it. */
export function describeReport(report: UpdateReport): string {
  const { added, updated, merged, removed, conflicts, left, takenOut } = report
  return [
    `From ${report.from} to ${report.to}: ${added.length} files are new, ${updated.length} updated, ${merged.length} merged with yours, ${removed.length} gone.`,
    ...section('Stays out, as you took it out', takenOut),
    ...section(
      'Left as you have it',
      left.map(({ path, why }) => `${path} (${why})`),
    ),
    ...section('In conflict', conflicts),
  ].join('\n')
}

/** What a person does about conflicts. */
export function describeConflicts({ conflicts }: UpdateReport): string {
  return `
Resolve ${conflicts.length === 1 ? 'the conflict' : `the ${conflicts.length} conflicts`} as after any merge (git status, git mergetool) and "git add" the files, then:

  pnpm ehr template update --continue   # migrates code and writes what is generated
  pnpm ehr template update --abort      # or: back to where you were`
}

/** What a person does next. */
export function describeFinish({ to }: UpdateReport, migrations: readonly string[]): string {
  return [
    ...section('Migrations of code that ran', migrations),
    `
The files are of version ${to} and staged. Look at them (git diff --staged), then:

  pnpm nx run-many -t lint typecheck test build
  git commit
  pnpm ehr template update --abort      # or: back to where you were`,
  ].join('\n')
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const more = lines.length - SHOWN
  return [
    `\n${title}:`,
    ...lines.slice(0, SHOWN).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ]
}
