import { getProblem, listProblems, listProblemsByDate } from '../../contract.ts'

/** What a write makes old: the lists, the record, the timeline, and the history of it. */
export const PROBLEM_READS = [
  listProblems.operationId,
  listProblemsByDate.operationId,
  getProblem.operationId,
  'timeline',
] as const
