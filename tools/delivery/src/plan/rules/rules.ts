import * as apps from './apps.ts'
import * as assurance from './assurance.ts'
import * as branching from './branching.ts'
import * as checks from './checks.ts'
import * as environmentNames from './environment-names.ts'
import * as environments from './environments.ts'
import * as github from './github-plan.ts'
import * as operations from './operations.ts'
import * as people from './people.ts'
import * as releases from './releases.ts'
import type { PlanRule } from './rule.ts'
import * as secrets from './secrets.ts'
import * as variables from './variables.ts'

/** Everything that the metadata must hold besides its shape; each finds all that is wrong with one concern. */
export const RULES: readonly PlanRule[] = [
  people,
  branching,
  github,
  environments,
  environmentNames,
  apps,
  variables,
  secrets,
  checks,
  operations,
  releases,
  assurance,
].flatMap((group): PlanRule[] => Object.values(group))
