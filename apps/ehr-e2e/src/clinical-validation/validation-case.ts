/** A known answer: what is put in, what must come out, and where that is published. */
export interface ValidationCase {
  /** Stays the same for good: a signed document refers to it. */
  readonly id: string
  readonly given: string
  readonly expected: string
  readonly source: string
  /** What the product answers, written as `expected` is. */
  readonly actual: () => string
}

/** The cases of one rule or calculation. */
export interface ValidationTopic {
  readonly title: string
  /** What the product does here, and what it does not. */
  readonly scope: string
  readonly cases: readonly ValidationCase[]
}

/** A case that was run. */
export interface ValidationResult {
  readonly id: string
  readonly given: string
  readonly expected: string
  readonly source: string
  readonly actual: string
  readonly passed: boolean
}

/** Runs one case; an error is an answer too, and a wrong one. */
export function runCase({ actual, ...facts }: ValidationCase): ValidationResult {
  const answer = answerOf(actual)
  return { ...facts, actual: answer, passed: answer === facts.expected }
}

function answerOf(actual: () => string): string {
  try {
    return actual()
  } catch (error) {
    return `error: ${error instanceof Error ? error.message : String(error)}`
  }
}
