/** A moment as the clocks of a place show it. */
export interface LocalTime {
  /** `2026-11-21` */
  readonly day: string
  /** 24 hours: `14:05` */
  readonly time: string
}

/** Day and time of a moment in a zone, with Latin digits (NHS D+Tb-0001). */
export function localTime(instant: string | Date, timeZone: string): LocalTime {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? ''
  return {
    day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  }
}

/**
 * The site's zone to be named beside a time (`GMT+2`): where the reader's clock shows another time, and in the hour
 * that autumn repeats, which would else be told like the one before. Undefined otherwise.
 */
export function zoneToName(instant: string | Date, siteZone: string, readerZone: string): string | undefined {
  const atSite = localTime(instant, siteZone)
  if (isSame(atSite, localTime(instant, readerZone)) && !isRepeated(instant, siteZone)) return undefined
  return new Intl.DateTimeFormat('en', { timeZone: siteZone, timeZoneName: 'shortOffset' })
    .formatToParts(new Date(instant))
    .find(({ type }) => type === 'timeZoneName')?.value
}

// Clocks go back by an hour, on Lord Howe Island by half of one.
const STEPS_MS = [-60, -30, 30, 60].map((minutes) => minutes * 60_000)

function isRepeated(instant: string | Date, timeZone: string): boolean {
  const shown = localTime(instant, timeZone)
  const at = new Date(instant).getTime()
  return STEPS_MS.some((step) => isSame(shown, localTime(new Date(at + step), timeZone)))
}

function isSame(one: LocalTime, other: LocalTime): boolean {
  return one.day === other.day && one.time === other.time
}

const formatters = new Map<string, Intl.DateTimeFormat>()

// Making an Intl formatter takes longer than formatting a whole table with it.
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formatters.set(timeZone, made)
  return made
}
