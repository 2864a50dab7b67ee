import type { RehearsedEvent } from '../event/event.ts'
import { matchesPatterns } from './match-pattern.ts'
import type { Workflow } from './read-workflow.ts'

/** Says why an event starts nothing; nothing when GitHub would start the workflow. */
export function whyNotStarted({ events, name }: Workflow, event: RehearsedEvent): string | undefined {
  const known = Object.keys(events)
  if (!known.includes(event.name))
    return `${name} is not started by ${event.name}, only by ${known.join(', ')}.`
  const settings: Record<string, unknown> = Object(events[event.name])
  const types = listOf(settings.types)
  if (event.action !== undefined && types.length > 0 && !types.includes(event.action))
    return `${name} is started by ${event.name} of ${types.join(', ')}, not of ${event.action}.`
  return judgeNames(name, event, settings)
}

/** Where only branches are named no tag starts it, and the other way round. */
function judgeNames(
  name: string,
  { on, name: event }: RehearsedEvent,
  settings: Readonly<Record<string, unknown>>,
): string | undefined {
  if (on === undefined) return undefined
  const [own, other] = on.kind === 'branch' ? ['branches', 'tags'] : ['tags', 'branches']
  const patterns = listOf(settings[own])
  const ignored = listOf(settings[`${own}-ignore`])
  const others = [...listOf(settings[other]), ...listOf(settings[`${other}-ignore`])]
  if (patterns.length > 0 && !matchesPatterns(on.name, patterns))
    return `${name} is started by ${event} of the ${own} ${patterns.join(', ')}, not of ${on.name}.`
  if (ignored.length > 0 && matchesPatterns(on.name, ignored))
    return `${name} is not started by ${event} of ${on.name}, which its ${own}-ignore names.`
  if (event === 'push' && patterns.length + ignored.length === 0 && others.length > 0)
    return `${name} is started by ${event} of ${other} only, and ${on.name} is none.`
  return undefined
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
