import { type GeneratorCallback, type Tree, workspaceRoot } from '@nx/devkit'
import { planFeatureFiles } from './feature-files.ts'
import { finishFeature } from './finish-feature.ts'
import { formatFiles } from './format-files.ts'
import { type FeatureOptions, planFeature } from './plan-feature.ts'
import { readWorkspace } from './workspace.ts'

/**
 * `nx g feature`: writes a feature as a vertical slice; of one that was made by the same command, nothing.
 *
 * @returns what is left to do once the files are on the disk: link the package, generate types, record the SQL
 * @throws Error with every problem at once; nothing is written then
 */
export default async function featureGenerator(
  tree: Tree,
  options: FeatureOptions,
): Promise<GeneratorCallback> {
  const workspace = readWorkspace(tree)
  const planned = planFeature(options, { workspace, now: new Date() })
  if (!planned.ok) throw refusal(planned.problems)
  const { record, isNew } = planned
  if (!isNew) {
    return () => console.info(`The feature "${record.name}" was made by this command already: nothing to do.`)
  }
  const files = planFeatureFiles(record, workspace)
  const taken = files.filter(({ path }) => tree.exists(path))
  if (taken.length > 0) {
    throw refusal(taken.map(({ path }) => `${path} is there already: choose another name, or move it away.`))
  }
  for (const { path, text } of formatFiles(workspaceRoot, files)) tree.write(path, text)
  return () => finishFeature(workspaceRoot, record.name)
}

function refusal(problems: readonly string[]): Error {
  return new Error(`Nothing was written:\n${problems.map((problem) => `- ${problem}`).join('\n')}`)
}
