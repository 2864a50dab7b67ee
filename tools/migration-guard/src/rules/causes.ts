import type { ObservedRun, ObservedStatement } from '../model/observation.ts'

type Says = (statement: ObservedStatement) => boolean

/**
 * The statement that a change of the catalogue is due to: the first that says so, by the first of the questions that any
 * answers; else the first that changed the catalogue from within a block or function.
 */
export function findCause(run: ObservedRun, ...questions: Says[]): ObservedStatement | undefined {
  for (const says of questions) {
    const found = run.statements.find((statement) => statement.error === undefined && says(statement))
    if (found !== undefined) return found
  }
  return run.statements.find(({ hasHiddenDdl }) => hasHiddenDdl)
}
