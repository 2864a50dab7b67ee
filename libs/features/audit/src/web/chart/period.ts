/** How far back is asked, in months; `all` from the beginning. */
export const PERIODS = ['1', '3', '12', 'all'] as const
export type Period = (typeof PERIODS)[number]

/** Where a period that ends now begins; `undefined` for all. */
export function periodStart(period: Period, now: Date): string | undefined {
  if (period === 'all') return undefined
  const start = new Date(now)
  start.setUTCDate(1)
  start.setUTCMonth(start.getUTCMonth() - Number(period))
  // The same day of the month, or its last one where that month is shorter.
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate()
  start.setUTCDate(Math.min(now.getUTCDate(), lastDay))
  return start.toISOString()
}
