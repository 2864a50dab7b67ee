import { judge, type Measurement, type Verdict } from './measurement.ts'

const HEAD = ['', 'value', 'reference', 'ratio', 'aim', ''] as const
const VERDICTS: Record<Verdict, string> = { met: 'met', missed: 'MISSED', none: '' }

/** Renders measurements as a table for a terminal, with the verdict on each and the sum of them below. */
export function renderTable(measurements: readonly Measurement[]): string {
  const rows = [HEAD, ...measurements.map(renderRow)]
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, column))
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n\n${renderVerdict(measurements)}\n`
}

function renderRow(measurement: Measurement): string[] {
  const { name, value, unit, reference, ratio, aim } = measurement
  const subject = ratio === null ? '' : ' × reference'
  return [
    name,
    `${round(value)} ${unit}`,
    reference === null ? '' : `${round(reference)} ${unit}`,
    ratio === null ? '' : round(ratio),
    aim === '' ? '' : `${aim}${subject}`,
    VERDICTS[judge(measurement)],
  ]
}

function renderVerdict(measurements: readonly Measurement[]): string {
  const verdicts = measurements.map(judge).filter((verdict) => verdict !== 'none')
  const met = verdicts.filter((verdict) => verdict === 'met').length
  return met === verdicts.length ? `All ${met} aims are met.` : `${met} of ${verdicts.length} aims are met.`
}

/** Text to the left, figures to the right. */
function pad(cell: string, width: number, column: number): string {
  return column === 0 || column >= 4 ? cell.padEnd(width) : cell.padStart(width)
}

function round(figure: number): string {
  const digits = Math.abs(figure) >= 100 ? 0 : Math.abs(figure) >= 10 ? 1 : 2
  return figure.toFixed(digits)
}
