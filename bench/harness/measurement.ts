/** One figure of a bench, in the shape that `--json` prints. */
export interface Measurement {
  name: string
  value: number
  unit: string
  /** The same thing done the plain way, measured in the same run; null where there is none. */
  reference: number | null
  /** `value` by `reference`; null where there is no reference. */
  ratio: number | null
  /** Such as `<= 0.5`: about the ratio, or about the value where there is none. Empty where nothing is aimed at. */
  aim: string
}

/** What a file of bench/ exports. */
export interface Bench {
  run(): Promise<Measurement[]>
}

/** Whether a measurement is as good as it was meant to be; `none` where nothing was aimed at. */
export type Verdict = 'met' | 'missed' | 'none'

/** Makes a measurement, with its ratio to the reference where there is one. */
export function measurement(
  given: Omit<Measurement, 'ratio' | 'reference'> & { reference?: number },
): Measurement {
  const { name, value, unit, reference, aim } = given
  if (reference === 0) throw new Error(`${name} has a reference of 0 ${unit}. Measure one that takes time.`)
  const ratio = reference === undefined ? null : value / reference
  return { name, value, unit, reference: reference ?? null, ratio, aim }
}

/** Judges a measurement by its aim; throws when the aim is not a comparison with a number. */
export function judge({ name, value, ratio, aim }: Measurement): Verdict {
  if (aim === '') return 'none'
  const [, comparison, bound] = /^(<=|<|>=|>) (\d+(?:\.\d+)?)$/.exec(aim) ?? []
  if (comparison === undefined) throw new Error(`${name} aims at "${aim}"; an aim is written like "<= 0.5".`)
  return compare(ratio ?? value, comparison, Number(bound)) ? 'met' : 'missed'
}

function compare(figure: number, comparison: string, bound: number): boolean {
  if (comparison === '<=') return figure <= bound
  if (comparison === '<') return figure < bound
  return comparison === '>=' ? figure >= bound : figure > bound
}
