import type { Action } from './action.ts'
import { downloadArtifact, uploadArtifact } from './artifacts.ts'
import { cache, restoreCache, saveCache } from './cache.ts'
import { checkout } from './checkout.ts'
import { createAppToken, setUpNode, setUpPnpm } from './tools.ts'

/** The actions that have a counterpart on this machine. */
const ACTIONS: Readonly<Record<string, Action>> = {
  'actions/cache': cache,
  'actions/cache/restore': restoreCache,
  'actions/cache/save': saveCache,
  'actions/checkout': checkout,
  'actions/create-github-app-token': createAppToken,
  'actions/download-artifact': downloadArtifact,
  'actions/setup-node': setUpNode,
  'actions/upload-artifact': uploadArtifact,
  'pnpm/action-setup': setUpPnpm,
}

/** Finds the counterpart of `owner/name@commit`; nothing for an action that does something only on GitHub. */
export function findAction(uses: string): { name: string; action: Action | undefined } {
  const name = uses.replace(/@.*$/, '')
  return { name, action: ACTIONS[name] }
}
