export { type BranchVerdict, checkBranch } from './check-branch.ts'
export { decideMerge, listMergeLabels, type MergeDecision, type MergeRequest } from './decide-merge.ts'
export { AUTOMATIC_KINDS, BRANCH_KINDS, BRANCH_TYPES, type BranchKind, findKind } from './kinds.ts'
export {
  type BranchingModel,
  type BranchRole,
  createModel,
  DEFAULT_INTEGRATION,
  findModelName,
  type MergeRule,
  MODEL_NAMES,
  type ModelName,
} from './models.ts'
export { type ModelChoice, readModel } from './read-model.ts'
export { findRefProblem, MAX_BRANCH_LENGTH, printable } from './ref-names.ts'
export { parseTag, type TagMeaning } from './tags.ts'
