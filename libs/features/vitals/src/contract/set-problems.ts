import type { PartialDate } from '@ehr/contracts'
import { ageInMonths } from './age-bands.ts'
import { INPUT_PROBLEMS, type VitalSetInput } from './vital-input.ts'
import { HEAD_UNTIL_MONTHS } from './vital-kinds.ts'

/** What of a patient and of the time decides whether a set can be. */
export interface SetCircumstances {
  readonly birthDate: PartialDate | null
  readonly deceasedAt: string | null
  readonly now: Date
}

export interface SetProblem {
  readonly path: readonly string[]
  readonly message: string
}

/** A clock at the bedside may be ahead of the server's by as much. */
const CLOCK_TOLERANCE_MS = 5 * 60_000

/** What is wrong with a set for this patient at this time, where the shape alone does not tell. */
export function setProblems(
  { takenAt, values }: Pick<VitalSetInput, 'takenAt' | 'values'>,
  { birthDate, deceasedAt, now }: SetCircumstances,
): SetProblem[] {
  const moment = Date.parse(takenAt)
  const ageMonths = ageInMonths(birthDate, takenAt)
  const isOlder = ageMonths !== undefined && ageMonths >= HEAD_UNTIL_MONTHS
  const problems = {
    inFuture: moment > now.getTime() + CLOCK_TOLERANCE_MS,
    beforeBirth: birthDate !== null && ageMonths === undefined,
    afterDeath: deceasedAt !== null && moment > Date.parse(deceasedAt),
    headOfOlder: values.headCircumference != null && isOlder,
  }
  return PLACES.flatMap(({ problem, path }) =>
    problems[problem] ? [{ path, message: INPUT_PROBLEMS[problem] }] : [],
  )
}

const PLACES = [
  { problem: 'inFuture', path: ['takenAt'] },
  { problem: 'beforeBirth', path: ['takenAt'] },
  { problem: 'afterDeath', path: ['takenAt'] },
  { problem: 'headOfOlder', path: ['values', 'headCircumference'] },
] as const
