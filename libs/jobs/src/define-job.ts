import type { Job, JobContext } from '@ehr/http'
import * as z from 'zod/mini'

/** A job together with what its data is. */
export interface DefinedJob<Data> extends Job {
  /** Checks data before it is queued and again before it is used. @throws when it does not fit. */
  parse(data: unknown): Data
}

export interface JobDefinition<Schema extends z.ZodMiniType> extends Pick<Job, 'name' | 'schedule'> {
  /**
   * Ids and codes only: the data stays in the table of jobs for a day, where no history, audit or data class
   * guards it. Never a name, an address, a token.
   */
  readonly data: Schema
  run(context: JobContext, data: z.output<Schema>): Promise<void>
}

/** States a job whose data is checked; for jobs without data a plain `Job` will do. */
export function defineJob<Schema extends z.ZodMiniType>(
  definition: JobDefinition<Schema>,
): DefinedJob<z.output<Schema>> {
  const { data: schema, run, ...rest } = definition
  const parse = (data: unknown) => z.parse(schema, data)
  return { ...rest, parse, run: (context, data) => run(context, parse(data)) }
}
