/** Below this age BMI says nothing: weight for length is used instead (CDC, WHO). */
export const BMI_FROM_MONTHS = 24

/** From this age a former height stands in for one that was not measured: adults no longer grow. */
export const ADULT_MONTHS = 18 * 12

/**
 * Body mass index in kg/m², to one decimal.
 *
 * @param weightKg decimal string
 * @param heightCm decimal string
 * @returns undefined when one of them is no number above 0.
 */
export function bodyMassIndex(weightKg: string, heightCm: string): string | undefined {
  const weight = Number(weightKg)
  const height = Number(heightCm)
  if (!(weight > 0 && height > 0)) return undefined
  // The tiny addend keeps 24.45, which is 24.449999… in binary, from being rounded down.
  return ((weight * 10_000) / (height * height) + 1e-9).toFixed(1)
}
