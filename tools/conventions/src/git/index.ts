export { type Blob, listAllBlobs, listBlobs, readBlobs, sizeUp } from './blobs.ts'
export {
  EMPTY_TREE,
  findBranch,
  findByGit,
  findCommit,
  findMergeBase,
  git,
  isAncestor,
  isShallow,
} from './git.ts'
export { listStaged, type StagedChange } from './staged.ts'
