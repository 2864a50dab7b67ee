import type { DeliveryPlan, PlannedEnvironment } from '@ehr/delivery'
import type { HttpContext } from '../http/request.ts'

/** What is verified, and what it should be. */
export interface Target {
  plan: DeliveryPlan
  environment: PlannedEnvironment
  /** Without a path: `https://ehr.example.org`. */
  url: string
  http: HttpContext
  env: Readonly<Record<string, string | undefined>>
  /** What `/version` may say: the commit, its beginning, or the version of the product. Empty for whatever it says. */
  releases: readonly string[]
  /** The last migration that the commit has; undefined where it has none, or it is not known which commit it is. */
  head: string | undefined
}

/** What one look showed. */
export interface Verdict {
  ok: boolean
  text: string
}

/** One look, with how long it took. */
export interface CheckResult extends Verdict {
  name: string
  ms: number
}
