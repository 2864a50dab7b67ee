import * as z from 'zod'

/** One figure of a bench, as `pnpm bench <name> --json` prints it. */
export const figureSchema = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  reference: z.number().nullable(),
  ratio: z.number().nullable(),
  aim: z.string(),
})

/** What is stored of each bench that is held. */
export const baselineSchema = z.record(
  z.string(),
  z.array(z.object({ name: z.string(), ratio: z.number().positive(), better: z.enum(['lower', 'higher']) })),
)

/** One figure of a bench. */
export type Figure = z.infer<typeof figureSchema>

/** The stored figures, by bench. */
export type Baseline = z.infer<typeof baselineSchema>

/** What became of one stored figure. */
export interface Comparison {
  name: string
  /** How much worse than the baseline, in per cent; less than nothing where it is better. */
  worsePercent: number
  text: string
  isRegression: boolean
}

/**
 * Keeps what can be compared on any machine: figures with a reference of the same run. Values alone say more about the
 * machine than about the code.
 */
export function toBaseline(figures: readonly Figure[]): Baseline[string] {
  return figures.flatMap(({ name, ratio, unit, aim }) =>
    ratio === null ? [] : [{ name, ratio: Math.round(ratio * 1000) / 1000, better: directionOf(unit, aim) }],
  )
}

/** Compares figures with the baseline of their bench; a stored figure that is measured no more is a regression. */
export function compareFigures(
  stored: Baseline[string],
  figures: readonly Figure[],
  tolerancePercent: number,
): Comparison[] {
  return stored.map(({ name, ratio: before, better }) => {
    const now = figures.find((figure) => figure.name === name)?.ratio
    if (now === undefined || now === null)
      return { name, worsePercent: Number.POSITIVE_INFINITY, text: 'is measured no more', isRegression: true }
    const worsePercent = ((better === 'lower' ? now - before : before - now) / before) * 100
    const isRegression = worsePercent > tolerancePercent
    const change = `${Math.abs(worsePercent).toFixed(0)} % ${worsePercent > 0 ? 'worse' : 'better'}`
    return {
      name,
      worsePercent,
      isRegression,
      text: `${before.toFixed(2)} before, ${now.toFixed(2)} now: ${change}`,
    }
  })
}

/** Renders the comparison of one bench. */
export function renderComparisons(bench: string, comparisons: readonly Comparison[]): string {
  const lines = comparisons.map(
    ({ name, text, isRegression }) => `  ${isRegression ? '✗' : '✓'} ${name}: ${text}`,
  )
  return [`${bench}, as ratios to the reference of the same run:`, ...lines].join('\n')
}

/** By what is aimed at; where nothing is, more a second is better, and less of anything else. */
function directionOf(unit: string, aim: string): 'lower' | 'higher' {
  if (aim !== '') return aim.startsWith('<') ? 'lower' : 'higher'
  return unit.endsWith('/s') ? 'higher' : 'lower'
}
