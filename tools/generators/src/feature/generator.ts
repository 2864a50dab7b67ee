import { type GeneratorCallback, type Tree, workspaceRoot } from '@nx/devkit'
import { type FeatureOptions, planFeature } from './feature-plan.ts'
import { finishFeature } from './finish-feature.ts'
import { formatFiles } from './format-files.ts'
import { listUntranslated } from './list-untranslated.ts'
import { planFiles } from './plan-files.ts'
import { readWorkspace } from './workspace.ts'

/**
 * `nx g feature`: writes a feature as a vertical slice.
 *
 * @returns what is left to do once the files are on the disk: link the package, generate types, record the SQL
 * @throws Error with every problem at once; nothing is written then
 */
export default async function featureGenerator(
  tree: Tree,
  options: FeatureOptions,
): Promise<GeneratorCallback> {
  const planned = planFeature(options, { workspace: readWorkspace(tree), now: new Date() })
  if (!planned.ok) {
    throw new Error(`Nothing was written:\n${planned.problems.map((problem) => `- ${problem}`).join('\n')}`)
  }
  const files = planFiles(planned.plan)
  const written = formatFiles(workspaceRoot, [...files, ...listUntranslated(tree, files)])
  for (const { path, text } of written) tree.write(path, text)
  return () => finishFeature(workspaceRoot, planned.plan)
}
