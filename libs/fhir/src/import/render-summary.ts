import type { ImportProgress } from './import-options.ts'
import type { ImportSummary, Outcome, OutcomeCounts } from './summary.ts'

const COLUMNS = [
  ['created', 'created'],
  ['updated', 'updated'],
  ['unchanged', 'unchanged'],
  ['leftAlone', 'left alone'],
  ['failed', 'failed'],
  ['notMapped', 'not mapped'],
] as const satisfies readonly (readonly [Outcome, string])[]

const MOST_ELEMENTS = 12

/** Writes the summary for people: what became of each type, and what was left out. */
export function renderSummary(summary: ImportSummary): string[] {
  return [
    headline(summary),
    ...table(summary.types),
    ...counts('References that led nowhere and were left out', summary.unresolvedReferences),
    ...counts('Elements that have no place here', summary.droppedElements),
  ]
}

/** Writes one line on how far the import is. */
export function renderProgress({ step, readBytes, totalBytes, resources }: ImportProgress): string {
  const percent = totalBytes === 0 ? 100 : Math.floor((readBytes / totalBytes) * 100)
  const what = step === 'dates' ? 'looking for the newest date' : 'importing'
  return `${what}: ${percent} % read, ${grouped(resources)} resources`
}

function headline({
  source,
  isDryRun,
  files,
  bytes,
  seconds,
  shiftDays,
  brokenFiles,
}: ImportSummary): string {
  const size = `${grouped(files)} file${files === 1 ? '' : 's'}, ${(bytes / 1e6).toFixed(1)} MB`
  const parts = [
    `Source "${source}": ${size}, ${seconds.toFixed(1)} s`,
    ...(shiftDays === 0 ? [] : [`all dates (birth dates too) moved by ${grouped(shiftDays)} days`]),
    ...(brokenFiles === 0 ? [] : [`${brokenFiles} not read to the end`]),
    ...(isDryRun ? ['dry run: nothing was written'] : []),
  ]
  return `${parts.join('; ')}.`
}

function table(types: ImportSummary['types']): string[] {
  const rows = Object.entries(types).map(([type, count]) => [type, ...cells(count)])
  const total = Object.values(types).reduce<OutcomeCounts>(
    (sum, count) => ({
      created: sum.created + count.created,
      updated: sum.updated + count.updated,
      unchanged: sum.unchanged + count.unchanged,
      leftAlone: sum.leftAlone + count.leftAlone,
      failed: sum.failed + count.failed,
      notMapped: sum.notMapped + count.notMapped,
    }),
    { created: 0, updated: 0, unchanged: 0, leftAlone: 0, failed: 0, notMapped: 0 },
  )
  const all = [['', ...COLUMNS.map(([, title]) => title)], ...rows, ['total', ...cells(total)]]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
  return all.map((row) =>
    row
      .map((cell, column) => aligned(cell, widths[column] ?? 0, column))
      .join('  ')
      .trimEnd(),
  )
}

function cells(count: OutcomeCounts): string[] {
  return COLUMNS.map(([outcome]) => (count[outcome] === 0 ? '–' : grouped(count[outcome])))
}

function aligned(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width)
}

function counts(title: string, byName: Readonly<Record<string, number>>): string[] {
  const all = Object.entries(byName)
  if (all.length === 0) return []
  const shown = all.slice(0, MOST_ELEMENTS).map(([name, count]) => `${name} ${grouped(count)}`)
  const rest = all.length > MOST_ELEMENTS ? `, and ${all.length - MOST_ELEMENTS} more (--json has all)` : ''
  return [`${title}: ${shown.join(', ')}${rest}.`]
}

function grouped(count: number): string {
  return count.toLocaleString('en-GB')
}
