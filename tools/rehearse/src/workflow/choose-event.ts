import type { Workflow } from './read-workflow.ts'

/** In the order in which people want to see them. */
const ORDER = [
  ...['pull_request', 'push', 'pull_request_target', 'release', 'workflow_dispatch', 'schedule'],
  'merge_group',
] as const

/** Chooses what to rehearse where nobody says it. Throws where the workflow is started by nothing that is known. */
export function chooseEvent({ events, name }: Workflow): string {
  const found = ORDER.find((event) => event in events)
  if (found === undefined)
    throw new Error(`${name} is started by ${Object.keys(events).join(', ')}, which is not rehearsed.`)
  const { tags, branches } = Object(events.push)
  return found === 'push' && tags !== undefined && branches === undefined ? 'tag' : found
}

/** Lists the events that can be asked for. */
export const EVENTS: readonly string[] = [...ORDER, 'tag']

/** Chooses the time of a schedule: its first, where nobody says which. */
export function chooseSchedule({ events }: Workflow, wanted: string | undefined): string | undefined {
  return wanted ?? events.schedule?.[0]?.cron
}

/** Completes what a person who starts a workflow did not choose. */
export function completeInputs(
  { events }: Workflow,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const inputs = Object.entries(events.workflow_dispatch?.inputs ?? {})
  const defaults = inputs.flatMap(([name, input]) =>
    input.default === undefined ? [] : [[name, String(input.default)] as const],
  )
  const chosen = { ...Object.fromEntries(defaults), ...given }
  const missing = inputs.filter(([name, { required }]) => required === true && chosen[name] === undefined)
  for (const [name, { options = [] }] of missing)
    throw new Error(
      `The input ${name} must be chosen: --input ${name}=${options.length > 0 ? options.join('|') : '…'}.`,
    )
  return chosen
}
