/** Parameters of a distribution at one age: power of the Box-Cox transformation, median, coefficient of variation. */
export interface Lms {
  readonly l: number
  readonly m: number
  readonly s: number
}

/** Beyond three standard deviations, how far a value is in steps of the last one: for skewed measures. */
const RESTRICTED_FROM = 3

/** z-score of a value (LMS method: Cole and Green, Statistics in Medicine 1992;11:1305). */
export function zScore(value: number, { l, m, s }: Lms): number {
  return l === 0 ? Math.log(value / m) / s : ((value / m) ** l - 1) / (l * s)
}

/** The value at a z-score. */
export function valueAt(z: number, { l, m, s }: Lms): number {
  return l === 0 ? m * Math.exp(s * z) : m * (1 + l * s * z) ** (1 / l)
}

/**
 * z-score as WHO's own programs give it for weight and BMI: linear beyond three standard deviations, where the
 * method would stretch far (WHO Child Growth Standards, Methods and development, 2006, chapter 7, "restricted
 * application of the LMS method").
 */
export function restrictedZScore(value: number, lms: Lms): number {
  const z = zScore(value, lms)
  if (Math.abs(z) <= RESTRICTED_FROM) return z
  const sign = Math.sign(z)
  const third = valueAt(sign * RESTRICTED_FROM, lms)
  const step = Math.abs(third - valueAt(sign * (RESTRICTED_FROM - 1), lms))
  return sign * RESTRICTED_FROM + (value - third) / step
}

/** Share of people below a z-score, in per cent (error function: Abramowitz and Stegun, 7.1.26; error < 1.5e-7). */
export function percentileOf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const terms = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429]
  const sum = terms.reduceRight((total, term) => (total + term) * t, 0)
  const below = (1 - sum * Math.exp(-x * x)) / 2
  return 100 * (z < 0 ? 0.5 - below : 0.5 + below)
}
