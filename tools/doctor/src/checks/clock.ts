import { askGit } from '../ask-program.ts'
import { type Check, type Finding, ok, problem, warning } from '../check.ts'

const TOLERATED_MS = 5 * 60_000

/** The time, and where this machine believes it is. */
export const clock: Check = {
  name: 'clock',
  run: async (place) => {
    const seconds = Number(await askGit(place, 'log', '-1', '--format=%ct'))
    const newest = Number.isFinite(seconds) ? seconds * 1000 : 0
    return judgeClock({ now: Date.now(), newest, zone: place.env.TZ })
  },
}

/** Says whether a time (ms) can be, given the newest commit's, and whether the zone that is set is one. */
export function judgeClock(told: {
  now: number
  newest: number
  zone: string | undefined
}): Finding | Finding[] {
  const { now, newest, zone } = told
  const found: Finding[] = []
  if (newest > now + TOLERATED_MS) {
    found.push(
      problem(
        `it says ${new Date(now).toISOString()}, but the last commit is from ${new Date(newest).toISOString()}`,
        {
          why: 'Sessions, second factors, certificates and what is cached go by the time.',
          mend: 'Set the clock: sudo timedatectl set-ntp true (Linux), sudo sntp -sS time.apple.com (macOS)',
        },
      ),
    )
  }
  if (zone !== undefined && zone !== '' && !isZone(zone)) {
    found.push(
      warning(`TZ is "${zone}", which is no time zone`, {
        why: 'Times are shown as if this were Greenwich; the clinic’s own times are right all the same.',
        mend: 'unset TZ (or one such as Europe/Zurich)',
      }),
    )
  }
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return found.length > 0 ? found : ok(`${new Date(now).toISOString().slice(0, 16)}Z, ${here}`)
}

function isZone(zone: string): boolean {
  // A path to a file of the system's is allowed too, with a colon before it.
  if (zone.startsWith(':') || zone.startsWith('/')) return true
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    // POSIX has zones such as CET-1CEST, which Node does not know by themselves.
    return /^[A-Za-z]{3,}[+-]?\d/.test(zone)
  }
}
