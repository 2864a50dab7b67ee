/** The demo clinic's calendar: everything is counted from the Monday of one week. */
export interface Calendar {
  readonly anchor: Temporal.PlainDate
  readonly timeZone: string
  /** A day: 0 is Monday of the anchor's week, -1 the Sunday before. */
  day(offset: number): Temporal.PlainDate
  /** A moment of such a day on the clinic's clocks. */
  moment(offset: number, hour: number, minute?: number): Temporal.Instant
}

/** Monday of the week that a day is in. */
export function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 })
}

/** Makes the calendar of the week that begins on `anchor`. @throws when that is no Monday. */
export function createCalendar(anchor: Temporal.PlainDate, timeZone: string): Calendar {
  if (anchor.dayOfWeek !== 1) throw new Error(`The demo's anchor must be a Monday; ${anchor} is not.`)
  const day = (offset: number) => anchor.add({ days: offset })
  return {
    anchor,
    timeZone,
    day,
    moment: (offset, hour, minute = 0) =>
      day(offset).toPlainDateTime({ hour, minute }).toZonedDateTime(timeZone).toInstant(),
  }
}
