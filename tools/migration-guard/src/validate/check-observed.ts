import type { Finding } from '../model/finding.ts'
import type { ObservedFolder } from '../observe/observe-folder.ts'
import { RULES } from '../rules/index.ts'
import { migrationFails } from '../rules/migration-fails.ts'
import type { AttemptContext } from './attempt.ts'
import { checkSet } from './check-set.ts'
import { checkUnproven } from './check-unproven.ts'
import { describeFailure } from './describe-failure.ts'
import { HANGING } from './hanging.ts'
import { UNREADABLE } from './own-notes.ts'
import { tellFile } from './place-hit.ts'
import { ROUND_TRIP_RULES } from './round-trip.ts'
import { runRules } from './run-rules.ts'

const FOLDER_RULES = [...RULES, ...ROUND_TRIP_RULES, HANGING]

/** Decides on what was seen of a folder: each migration, all pending ones together, and what could not be tried. */
export function checkObserved(observed: ObservedFolder, context: AttemptContext): Finding[] {
  const { migrations, unreadable, releasedFailures } = observed
  const alone = migrations.flatMap((migration) => [
    ...runRules(FOLDER_RULES, migration, context),
    ...checkUnproven(migration, context),
  ])
  return [
    ...alone,
    ...checkSet(observed, alone, context),
    ...unreadable.map((file) => describeUnreadable(file, context.root)),
    ...releasedFailures.map((failure) => describeReleased(failure, context.root)),
  ]
}

function describeUnreadable(
  { name, file, message, line = 1 }: ObservedFolder['unreadable'][number],
  root: string,
): Finding {
  const { name: rule, why, remedy } = UNREADABLE
  return {
    ...{ rule, severity: 'error', file: tellFile(file, root), line, migration: name },
    ...{ observed: message, why, remedy },
  }
}

function describeReleased(
  { name, file, failure }: ObservedFolder['releasedFailures'][number],
  root: string,
): Finding {
  return {
    ...{
      rule: migrationFails.name,
      severity: 'error',
      file: tellFile(file, root),
      line: failure.site?.line ?? 1,
    },
    migration: name,
    observed: `It is released, and cannot be applied to a new database: ${describeFailure(failure)}`,
    why: 'Nothing that comes after it could be tried on the state that it leaves; new installations stop at it too.',
    remedy: migrationFails.remedy,
  }
}
