import { createHash } from 'node:crypto'

/** What the name of every branch's database begins with. */
export const BRANCH_PREFIX = 'ehr_branch_'
/** A name as people see it, of which nothing had to be changed for the database's. */
const PLAIN = /^[a-z][a-z0-9]{0,29}$/
const SHOWN_LENGTH = 30

/**
 * The name of a branch's database: `ehr_branch_main`, `ehr_branch_feature_growth_charts_3f2a9c1d`. Two branches never
 * share one: whatever had to be changed or cut is told apart by eight digits of the name's hash. Short enough for
 * PostgreSQL's 63 bytes, also with what a swap adds.
 */
export function nameBranchDatabase(branch: string): string {
  if (PLAIN.test(branch)) return BRANCH_PREFIX + branch
  const shown = branch
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, SHOWN_LENGTH)
    .replaceAll(/^_+|_+$/g, '')
  const digest = createHash('sha256').update(branch).digest('hex').slice(0, 8)
  return `${BRANCH_PREFIX}${shown === '' ? '' : `${shown}_`}${digest}`
}
