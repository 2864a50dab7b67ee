import type { Result } from '../run/outcome.ts'

/** Hears what a rehearsal does, as it does it. */
export interface Reporter {
  jobBegan(job: string): void
  stepBegan(job: string, step: string): void
  stepEnded(job: string, step: string, result: Result, seconds: number): void
  jobEnded(job: string, result: Result, seconds: number, why?: string): void
  /** One line of output, masked. */
  line(job: string, text: string): void
  /** Something that GitHub would show above the run: `::notice::` and the like. */
  annotated(job: string, kind: 'notice' | 'warning' | 'error', text: string): void
  /** Something that is otherwise than on GitHub: an action that does nothing here, a service on another port. */
  differs(what: string): void
}
