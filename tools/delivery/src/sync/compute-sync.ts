import { join } from 'node:path'
import type { DeliveryPlan } from '../plan/delivery-plan.ts'
import { plan } from '../plan/plan.ts'
import { type ProjectNodes, readWorkspaceGraph } from '../plan/read-graph.ts'
import type { RenderedFile } from '../renderers/renderer.ts'
import { listDeployers } from './deployers.ts'
import { describeInTheWay, describeKept, describeSync, listDifferences } from './describe-sync.ts'
import { listMarkedFiles } from './generated-files.ts'
import { loadRenderers } from './load-renderers.ts'
import { parseMetadataText } from './parse-metadata-text.ts'
import { planSync, type SyncPlan } from './plan-sync.ts'
import { readTextIfAny } from './read-text.ts'
import { Refusal } from './refusal.ts'
import { renderFiles } from './render-files.ts'
import { pickUntouched } from './untouched-files.ts'

/** A workspace, and what Nx knows of its projects. */
export interface Workspace {
  root: string
  nodes: ProjectNodes
}

/** What `nx sync` is to do. */
export interface SyncOutcome extends Pick<SyncPlan, 'writes' | 'deletes'> {
  rendered: readonly RenderedFile[]
  message: string
  details: readonly string[]
}

/**
 * Works out what `nx sync` has to do; nothing where there is no delivery.json.
 *
 * @throws Refusal with everything that is wrong
 */
export async function computeSync(workspace: Workspace): Promise<SyncOutcome | undefined> {
  const rendered = await renderWorkspace(workspace)
  if (rendered === undefined) return undefined
  const { root } = workspace
  const sync = planSync(rendered.files, {
    read: (path) => readTextIfAny(join(root, path)),
    marked: listMarkedFiles(root),
    pickUntouched: (paths) => pickUntouched(root, paths),
  })
  if (sync.inTheWay.length > 0)
    throw new Refusal('Files are in the way of generated ones.', sync.inTheWay.map(describeInTheWay))
  // Nx shows details of changes only; where nothing else changes, what is left over must be said as an error.
  if (sync.writes.length + sync.deletes.length === 0 && sync.kept.length > 0)
    throw new Refusal('Files are left over.', sync.kept.map(describeKept))
  return {
    writes: sync.writes,
    deletes: sync.deletes,
    rendered: rendered.files,
    message: describeSync(sync),
    details: listDifferences(sync),
  }
}

/**
 * Renders a workspace by its delivery.json, or by other metadata; nothing where there is no delivery.json.
 *
 * @throws Refusal with everything that is wrong
 */
export async function renderWorkspace(
  { root, nodes }: Workspace,
  metadata: unknown = readMetadata(root),
): Promise<{ plan: DeliveryPlan; files: RenderedFile[] } | undefined> {
  if (metadata === undefined) return undefined
  const outcome = plan(readWorkspaceGraph({ root, nodes, deployers: listDeployers(root) }), metadata)
  if (!outcome.ok) {
    const lines = outcome.problems.map(({ path, wrong, right }) => `${path}: ${wrong}\n  ${right}`)
    throw new Refusal(
      `delivery.json cannot be: ${lines.length === 1 ? 'a problem' : `${lines.length} problems`}.`,
      lines,
    )
  }
  return { plan: outcome.plan, files: renderFiles(outcome.plan, await loadRenderers(root)) }
}

/** Reads delivery.json, unchecked; nothing where there is none. @throws Refusal when it is no JSON */
export function readMetadata(root: string): unknown {
  const text = readTextIfAny(join(root, 'delivery.json'))
  return text === undefined ? undefined : parseMetadataText(text)
}
