import { applyExceptions, type Excepted } from '../metadata/exceptions.ts'
import type { Exception } from '../metadata/read-metadata.ts'
import type { Fault, Severity } from './fetch-faults.ts'

/** From which severity on a fault blocks. */
export const LEVELS = ['critical', 'high', 'moderate', 'low'] as const satisfies readonly Severity[]

/** One of them. */
export type Level = (typeof LEVELS)[number]

/** Faults, by what they mean for a change. */
export interface FaultVerdict extends Excepted<Fault> {
  /** Less severe than what blocks. */
  minor: Fault[]
}

/** Judges faults by their severity and by what is excepted; one without a severity blocks, since it may be any. */
export function judgeFaults(
  faults: readonly Fault[],
  { from, exceptions, today }: { from: Level; exceptions: readonly Exception[]; today: string },
): FaultVerdict {
  const blocking: readonly Severity[] = [...LEVELS.slice(0, LEVELS.indexOf(from) + 1), 'unknown']
  const own = exceptions.filter(({ check }) => check === 'osv')
  const matches = ({ id, aliases }: Fault, { subject }: Exception) => [id, ...aliases].includes(subject)
  return {
    ...applyExceptions(
      faults.filter(({ severity }) => blocking.includes(severity)),
      own,
      { matches, today },
    ),
    minor: faults.filter(({ severity }) => !blocking.includes(severity)),
  }
}

/** Renders the verdict, for a person. */
export function renderFaults(
  { left, accepted, minor, stale }: FaultVerdict,
  { count, from }: { count: number; from: Level },
): string {
  const lines = [
    left.length === 0
      ? `None of ${count} packages has a known fault of severity ${from} or worse.`
      : `${left.length} known faults of severity ${from} or worse, in ${count} packages:`,
    ...left.map(describe),
    ...accepted.map(
      ({ finding, exception }) =>
        `${describe(finding)}\n    accepted until ${exception.until}: ${exception.reason}`,
    ),
    ...stale.map(
      ({ subject, until }) =>
        `  The exception for ${subject} until ${until} is of no use (any more): take it out of delivery.json.`,
    ),
    ...(minor.length > 0 ? [`Less severe, for information: ${minor.length}.`, ...minor.map(describe)] : []),
  ]
  if (left.length > 0)
    lines.push(
      'Update the package ("pnpm update --recursive <name>", or an override in pnpm-workspace.yaml). Where there is no update and it does not concern us: scans.exceptions of delivery.json, with a reason and an end.',
    )
  return lines.join('\n')
}

function describe({ id, aliases, severity, summary, package: { name, version } }: Fault): string {
  const ids = [id, ...aliases].join(', ')
  return `  ${severity}: ${name} ${version}: ${summary || 'no summary'} (${ids})`
}
