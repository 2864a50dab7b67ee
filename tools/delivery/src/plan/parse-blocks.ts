import { type AppBlock, appBlockSchema } from '../model/app-block.ts'
import type { WorkspaceGraph } from './graph.ts'
import type { Problem } from './problem.ts'
import { describeIssues } from './shape-problems.ts'

/** Parses the `delivery` blocks of all applications that have one. */
export function parseBlocks({ apps }: WorkspaceGraph): {
  blocks: Record<string, AppBlock>
  problems: Problem[]
} {
  const parsed = Object.entries(apps)
    .filter(([, { block }]) => block !== undefined)
    .map(([name, { block, root }]) => ({ name, root, result: appBlockSchema.safeParse(block) }))
  return {
    blocks: Object.fromEntries(
      parsed.flatMap(({ name, result }) => (result.success ? [[name, result.data]] : [])),
    ),
    problems: parsed.flatMap(({ root, result }) =>
      result.success ? [] : describeIssues(result.error.issues, `${root}/package.json: delivery`),
    ),
  }
}
