export { type Rehearsed, type RehearseOptions, rehearse } from './rehearse.ts'
export type { CellOutcome, JobOutcome, Result } from './run/outcome.ts'
export { EVENTS } from './workflow/choose-event.ts'
