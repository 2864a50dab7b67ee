import type { Rule } from '../model/rule.ts'
import { checkConstraintValidates } from './check-constraint.ts'
import { concurrentlyInTransaction } from './concurrently-in-transaction.ts'
import { indexNotConcurrent } from './create-index.ts'
import { createTableFkHot } from './create-table-fk-hot.ts'
import { defaultDroppedAfterNotNull } from './default-dropped.ts'
import { domainConstraintValidates } from './domain-constraint.ts'
import { dropCascade, dropTypeCascade } from './drop-cascade.ts'
import { dropColumn } from './drop-column.ts'
import { dropConstraintLoosens, dropPrimaryKey } from './drop-constraint.ts'
import { dropIndexNotConcurrent } from './drop-index.ts'
import { dropNotNull } from './drop-not-null.ts'
import { dropDatabase, dropSchema } from './drop-schema.ts'
import { dropTable } from './drop-table.ts'
import { enumAddValuePosition, enumValueUsedInSameTx, renameEnumValue } from './enums.ts'
import { exclusionConstraint } from './exclusion-constraint.ts'
import { fkValidates } from './foreign-key.ts'
import { grantWidening } from './grant-widening.ts'
import { hiddenDdl } from './hidden-ddl.ts'
import { fkMissingIndex, indexRedundant } from './index-coverage.ts'
import { invalidIndexLeftBehind } from './invalid-index.ts'
import { jsonNotJsonb } from './json-column.ts'
import { ddlAndBackfillSameTx, longLockWindow } from './long-transactions.ts'
import { migrationFails } from './migration-fails.ts'
import { needsPrivilege } from './needs-privilege.ts'
import { notValidAndValidateSameTransaction } from './not-valid-and-validate.ts'
import { attachPartitionScans, createPartitionOf, detachPartitionNotConcurrent } from './partitions.ts'
import { primaryKeyBuildsIndex, primaryKeyNullableColumn } from './primary-key.ts'
import { reindexNotConcurrent } from './reindex.ts'
import { renameColumn, renameSchema, renameTable, setSchema } from './renames.ts'
import { requiredColumnNoDefault } from './required-column.ts'
import {
  constrainedDomain,
  serialColumnRewrites,
  storedGeneratedRewrites,
  volatileDefaultRewrites,
} from './rewriting-column.ts'
import {
  cluster,
  setAccessMethod,
  setLoggedUnlogged,
  setTablespace,
  vacuumFull,
} from './rewriting-commands.ts'
import { policyChange, rlsDisabled, rlsEnabledNoPolicy } from './row-security.ts'
import { securityDefinerSearchPath } from './security-definer.ts'
import { setNotNullScans } from './set-not-null.ts'
import { briefExclusiveLock, explicitLockTable } from './strong-locks.ts'
import {
  styleChar,
  styleEnum,
  styleIfNotExists,
  styleIntegerKey,
  styleNaming,
  styleSerial,
  styleTimestamp,
  styleVarcharLength,
} from './style.ts'
import { lockTimeoutMissing, statementTimeoutMissing } from './timeouts.ts'
import { transactionControl } from './transaction-control.ts'
import { disableTrigger, triggerLock } from './triggers.ts'
import { truncate } from './truncate.ts'
import { collationChangeReindexes, typeChangeNarrows, typeChangeRewrites } from './type-change.ts'
import { typeChangeTimeZoneDependent } from './type-change-time-zone.ts'
import { typeChangeViewDependency } from './type-change-view.ts'
import { backfillUnbatched, deleteWithoutWhere } from './unbounded-changes.ts'
import { uniqueConstraintBuildsIndex } from './unique-constraint.ts'
import { refreshMatviewNotConcurrent, replaceViewLock } from './views.ts'
import { workUnderLock } from './work-under-lock.ts'

/** Every rule that decides on what was observed of one migration. */
export const RULES: readonly Rule[] = [
  // Indexes.
  indexNotConcurrent,
  dropIndexNotConcurrent,
  reindexNotConcurrent,
  concurrentlyInTransaction,
  invalidIndexLeftBehind,
  // Constraints.
  checkConstraintValidates,
  fkValidates,
  notValidAndValidateSameTransaction,
  uniqueConstraintBuildsIndex,
  primaryKeyBuildsIndex,
  primaryKeyNullableColumn,
  exclusionConstraint,
  setNotNullScans,
  domainConstraintValidates,
  // New columns.
  volatileDefaultRewrites,
  serialColumnRewrites,
  storedGeneratedRewrites,
  constrainedDomain,
  requiredColumnNoDefault,
  defaultDroppedAfterNotNull,
  // Types.
  typeChangeRewrites,
  typeChangeNarrows,
  typeChangeTimeZoneDependent,
  collationChangeReindexes,
  typeChangeViewDependency,
  // What is lost.
  dropColumn,
  dropTable,
  dropCascade,
  dropSchema,
  dropDatabase,
  dropTypeCascade,
  truncate,
  deleteWithoutWhere,
  // Long transactions, and waiting without end.
  backfillUnbatched,
  ddlAndBackfillSameTx,
  longLockWindow,
  workUnderLock,
  lockTimeoutMissing,
  statementTimeoutMissing,
  // Names and values that the running release goes by.
  renameColumn,
  renameTable,
  renameSchema,
  setSchema,
  renameEnumValue,
  enumValueUsedInSameTx,
  enumAddValuePosition,
  // Guarantees.
  dropNotNull,
  dropConstraintLoosens,
  dropPrimaryKey,
  fkMissingIndex,
  // Partitions.
  detachPartitionNotConcurrent,
  attachPartitionScans,
  createPartitionOf,
  // Strong locks.
  createTableFkHot,
  triggerLock,
  disableTrigger,
  vacuumFull,
  cluster,
  setLoggedUnlogged,
  setTablespace,
  setAccessMethod,
  refreshMatviewNotConcurrent,
  explicitLockTable,
  replaceViewLock,
  briefExclusiveLock,
  // Access.
  rlsEnabledNoPolicy,
  rlsDisabled,
  policyChange,
  grantWidening,
  securityDefinerSearchPath,
  // How a migration is written.
  hiddenDdl,
  transactionControl,
  jsonNotJsonb,
  indexRedundant,
  // Opt-in.
  styleIntegerKey,
  styleSerial,
  styleVarcharLength,
  styleChar,
  styleTimestamp,
  styleIfNotExists,
  styleEnum,
  styleNaming,
  // Failures.
  migrationFails,
  needsPrivilege,
]
