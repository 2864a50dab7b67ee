import type { Rule } from '../model/rule.ts'
import { checkConstraintValidates } from './check-constraint.ts'
import { concurrentlyInTransaction } from './concurrently-in-transaction.ts'
import { indexNotConcurrent } from './create-index.ts'
import { domainConstraintValidates } from './domain-constraint.ts'
import { exclusionConstraint } from './exclusion-constraint.ts'
import { fkValidates } from './foreign-key.ts'
import { invalidIndexLeftBehind } from './invalid-index.ts'
import { needsPrivilege } from './needs-privilege.ts'
import { primaryKeyBuildsIndex, primaryKeyNullableColumn } from './primary-key.ts'
import { requiredColumnNoDefault } from './required-column.ts'
import { constrainedDomain } from './rewriting-column.ts'
import { setNotNullScans } from './set-not-null.ts'
import { typeChangeNarrows, typeChangeRewrites } from './type-change.ts'
import { typeChangeViewDependency } from './type-change-view.ts'
import { uniqueConstraintBuildsIndex } from './unique-constraint.ts'

/** Rules that know why a statement failed; where one of them names it, `migration-fails` says nothing more. */
export const FAILURE_RULES: readonly Rule[] = [
  concurrentlyInTransaction,
  needsPrivilege,
  requiredColumnNoDefault,
  setNotNullScans,
  checkConstraintValidates,
  fkValidates,
  uniqueConstraintBuildsIndex,
  primaryKeyBuildsIndex,
  primaryKeyNullableColumn,
  exclusionConstraint,
  constrainedDomain,
  domainConstraintValidates,
  indexNotConcurrent,
  invalidIndexLeftBehind,
  typeChangeRewrites,
  typeChangeNarrows,
  typeChangeViewDependency,
]
