import type { EnvironmentMetadata } from '@ehr/delivery'
import type { Precondition } from './precondition.ts'

type Window = NonNullable<EnvironmentMetadata['window']>

/** It is a day and an hour at which the environment may be deployed. */
export const isWithinWindow: Precondition = async ({ environment, plan, http }) => {
  const { window } = environment.metadata
  if (window === null) return undefined
  const { timeZone } = plan.metadata.product
  const told = `${window.days.join(', ')} ${window.from}–${window.to} ${timeZone}`
  if (isWithin(window, timeZone, http.clock.now())) return { name: 'window', verdict: 'met', text: told }
  return {
    name: 'window',
    verdict: 'unmet',
    text: `${environment.name} is deployed ${told} only.`,
    todo: 'Deploy it then; in an emergency, change the window in delivery.json by a pull request.',
  }
}

/** Says whether a moment is within a window; one that ends before it begins lasts past midnight, of the day it began. */
export function isWithin({ days, from, to }: Window, timeZone: string, at: Date): boolean {
  const { day, time } = localTime(timeZone, at)
  if (from <= to) return has(days, day) && time >= from && time < to
  if (time >= from) return has(days, day)
  const { day: yesterday } = localTime(timeZone, new Date(at.getTime() - 24 * 60 * 60 * 1_000))
  return time < to && has(days, yesterday)
}

function has(days: Window['days'], day: string): boolean {
  return days.some((each) => each === day)
}

function localTime(timeZone: string, at: Date): { day: string; time: string } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    day: (parts.get('weekday') ?? '').toLowerCase(),
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  }
}
