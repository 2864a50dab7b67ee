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

/** The site's zone to be named beside a time (`GMT+2`); undefined when the reader's clock shows the same. */
export function zoneToName(instant: string | Date, siteZone: string, readerZone: string): string | undefined {
  const atSite = localTime(instant, siteZone)
  const atReader = localTime(instant, readerZone)
  if (atSite.day === atReader.day && atSite.time === atReader.time) return undefined
  return new Intl.DateTimeFormat('en', { timeZone: siteZone, timeZoneName: 'shortOffset' })
    .formatToParts(new Date(instant))
    .find(({ type }) => type === 'timeZoneName')?.value
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
