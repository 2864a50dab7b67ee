import type { PartialDate } from '@ehr/contracts'

export type AgeUnit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years'

/** An age as one or two counts, largest unit first. */
export interface Age {
  readonly parts: readonly { readonly unit: AgeUnit; readonly count: number }[]
  /** The birth date is known only to the month or year. */
  readonly isApproximate: boolean
}

/**
 * Age on a calendar day, in the units of the NHS patient banner (PAB table 7): days to 4 weeks, weeks and days
 * to 1 year, months and days to 2, years and months to 18, then years. Undefined for a birth after that day.
 */
export function ageOn(born: PartialDate, day: string): Age | undefined {
  const birth = calendarParts(born.value)
  const today = calendarParts(day)
  if (born.precision === 'year') return known([['years', today.year - birth.year]], true)
  const months = wholeMonths(birth, today, born.precision === 'month')
  if (born.precision === 'month') {
    if (months < 24) return known([['months', months]], true)
    return known(months < 18 * 12 ? yearsAndMonths(months) : [['years', Math.floor(months / 12)]], true)
  }
  return known(dayParts(birth, today, months), false)
}

/** Age of a newborn whose moment of birth is known: minutes to 2 hours, hours to 2 days; undefined later. */
export function newbornAge(bornAt: string, now: Date): Age | undefined {
  const minutes = Math.floor((now.getTime() - new Date(bornAt).getTime()) / 60_000)
  if (minutes >= 48 * 60) return undefined
  return known(minutes < 120 ? [['minutes', minutes]] : [['hours', Math.floor(minutes / 60)]], false)
}

type Count = readonly [unit: AgeUnit, count: number]

function known(counts: readonly Count[], isApproximate: boolean): Age | undefined {
  if (counts.some(([, count]) => count < 0)) return undefined
  return { parts: counts.map(([unit, count]) => ({ unit, count })), isApproximate }
}

function dayParts(birth: CalendarParts, today: CalendarParts, months: number): readonly Count[] {
  const days = Math.round((utc(today) - utc(birth)) / 86_400_000)
  if (days < 28) return [['days', days]]
  if (months < 12) return [['weeks', Math.floor(days / 7)], ...rest('days', days % 7)]
  if (months < 24) return [['months', months], ...rest('days', daysSince(birth, today, months))]
  return months < 18 * 12 ? yearsAndMonths(months) : [['years', Math.floor(months / 12)]]
}

function yearsAndMonths(months: number): readonly Count[] {
  return [['years', Math.floor(months / 12)], ...rest('months', months % 12)]
}

function rest(unit: AgeUnit, count: number): readonly Count[] {
  return count === 0 ? [] : [[unit, count]]
}

interface CalendarParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

function calendarParts(value: string): CalendarParts {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = value.split('-').map(Number)
  return { year, month, day }
}

function wholeMonths(birth: CalendarParts, today: CalendarParts, isDayUnknown: boolean): number {
  const months = (today.year - birth.year) * 12 + today.month - birth.month
  return !isDayUnknown && today.day < birth.day ? months - 1 : months
}

/** Days since the last monthly birthday; someone born on the 31st has it on the 1st after a shorter month. */
function daysSince(birth: CalendarParts, today: CalendarParts, months: number): number {
  const last = { ...birth, month: birth.month + months }
  return Math.max(0, Math.round((utc(today) - utc(last)) / 86_400_000))
}

function utc({ year, month, day }: CalendarParts): number {
  return Date.UTC(year, month - 1, day)
}
