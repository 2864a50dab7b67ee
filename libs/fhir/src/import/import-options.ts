import type { Database } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'

export type Db = Kysely<Database>

export interface ImportOptions {
  /** File, or folder with files, of FHIR R4 JSON: bundles, resources alone, NDJSON. */
  readonly path: string
  /** What the input is called; the same name and ids later mean the same records. Default: the folder's name. */
  readonly source?: string | undefined
  /** `YYYY-MM-DD`: all dates move by the whole days that bring the newest event of the input to this day. */
  readonly shiftTo?: string | undefined
  /** Reads and compares, writes nothing. */
  readonly isDryRun?: boolean | undefined
  /** What counts as past: a date after it is a plan, not the newest event. */
  readonly now: Date
  readonly signal?: AbortSignal | undefined
  /** Called for each resource that was not imported, or was left alone; never with a patient's data. */
  readonly onProblem?: ((problem: ImportProblem) => void) | undefined
  /** Called now and then; the caller decides what to show. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined
}

export interface ImportProblem {
  readonly file: string
  /** Path in the file's JSON: `entry[3].resource.code`. */
  readonly path: string
  readonly detail: string
}

export interface ImportProgress {
  readonly step: 'dates' | 'resources' | 'links'
  readonly readBytes: number
  readonly totalBytes: number
  readonly resources: number
}
