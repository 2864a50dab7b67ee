/** How a result lies to its range (HL7 observation interpretation, as far as shown). */
export const INTERPRETATIONS = ['N', 'L', 'H', 'LL', 'HH', 'A', 'AA'] as const
export type Interpretation = (typeof INTERPRETATIONS)[number]

export interface MeasuredResult {
  /** Decimal string; absent for a result in words. */
  readonly value?: string | null | undefined
  readonly low?: string | null | undefined
  readonly high?: string | null | undefined
  /** What the laboratory says; goes before our own comparison. */
  readonly interpretation?: Interpretation | null | undefined
}

export type FlagTone = 'plain' | 'abnormal' | 'critical'

/** What to show of a result's place: letters, weight and colour together, and a key of words for readers. */
export interface ResultFlag {
  readonly letters: string
  readonly tone: FlagTone
  readonly words: `flag.${Interpretation | 'none'}`
}

/** The flag of a result. "No range" is a flag of its own: it does not mean normal. */
export function flagOf(result: MeasuredResult): ResultFlag {
  const place = result.interpretation ?? compare(result)
  if (place === undefined) return { letters: '', tone: 'plain', words: 'flag.none' }
  return { letters: place === 'N' ? '' : place, tone: TONES[place], words: `flag.${place}` }
}

const TONES: Readonly<Record<Interpretation, FlagTone>> = {
  N: 'plain',
  L: 'abnormal',
  H: 'abnormal',
  A: 'abnormal',
  LL: 'critical',
  HH: 'critical',
  AA: 'critical',
}

function compare({ value, low, high }: MeasuredResult): Interpretation | undefined {
  if (!value || (!low && !high)) return undefined
  if (low && Number(value) < Number(low)) return 'L'
  if (high && Number(value) > Number(high)) return 'H'
  return 'N'
}
