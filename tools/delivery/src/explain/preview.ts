import type { RenderedFile } from '../renderers/renderer.ts'
import { readMetadata, renderWorkspace, type Workspace } from '../sync/compute-sync.ts'
import { Refusal } from '../sync/refusal.ts'
import { renderUnifiedDiff } from '../sync/unified-diff.ts'
import { applyAssignment } from './parse-assignment.ts'

/**
 * Previews what other settings would change in the generated files, as a unified diff; writes nothing.
 *
 * @throws Refusal when there is no delivery.json, no such setting, or when the metadata could not be so
 */
export async function previewChange(workspace: Workspace, assignments: readonly string[]): Promise<string[]> {
  const metadata = readMetadata(workspace.root)
  const now = await renderWorkspace(workspace, metadata)
  if (now === undefined) throw new Refusal('There is no delivery.json.', ['Make one: pnpm nx g preset hikma'])
  const changed = assignments.reduce(applyAssignment, metadata)
  const then = await renderWorkspace(workspace, changed)
  return diffFiles(now.files, then?.files ?? [])
}

function diffFiles(now: readonly RenderedFile[], then: readonly RenderedFile[]): string[] {
  const before = new Map(now.map(({ path, text }) => [path, text]))
  const after = new Map(then.map(({ path, text }) => [path, text]))
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .flatMap((path) => renderUnifiedDiff({ path, before: before.get(path), after: after.get(path) }))
}
