import { createProjectGraphAsync, type ProjectGraph, readCachedProjectGraph, type Tree } from '@nx/devkit'
import { isOnDaemon } from 'nx/src/daemon/is-on-daemon'
import { SyncError } from 'nx/src/utils/sync-generators'
import { listNodes } from './list-nodes.ts'
import { runDelivery } from './run-delivery.ts'

const SCRIPT = 'sync/print-sync.ts'

/** What Nx does with the answer of a sync generator. */
interface SyncResult {
  outOfSyncMessage?: string
  outOfSyncDetails?: string[]
  callback?: () => void
}

/**
 * Sync generator: writes every file that follows from delivery.json, and deletes those that no longer do.
 *
 * @throws SyncError with everything that is wrong with the metadata, or with what is in the way
 */
export default async function generateDelivery(tree: Tree): Promise<SyncResult> {
  if (!tree.exists('delivery.json')) return {}
  return applySync(tree, listNodes(await readGraph()))
}

/** Does the same for a workspace whose projects are given. */
export function applySync(tree: Tree, nodes: object): SyncResult {
  const { refusal, writes, deletes, rendered, message, details } = runDelivery(tree.root, SCRIPT, {
    root: tree.root,
    nodes,
  })
  if (refusal !== undefined)
    throw new SyncError(String(Object(refusal).title), listTexts(Object(refusal).lines))
  for (const { path, text } of listFiles(writes)) tree.write(path, text)
  for (const { path } of listFiles(deletes)) tree.delete(path)
  return {
    outOfSyncMessage: String(message),
    outOfSyncDetails: listTexts(details),
    callback: () => {
      runDelivery(tree.root, SCRIPT, { note: true, root: tree.root, rendered })
    },
  }
}

/** Nx has just made the graph; asking it for another outside its daemon would take a second. */
function readGraph(): Promise<ProjectGraph> | ProjectGraph {
  return isOnDaemon() ? createProjectGraphAsync() : readCachedProjectGraph()
}

function listTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function listFiles(value: unknown): { path: string; text: string }[] {
  if (!Array.isArray(value)) return []
  return value.map((file) => ({ path: String(Object(file).path), text: String(Object(file).text) }))
}
