import { listAffectedNames, listProjects, type Project } from '../nx/projects.ts'
import type { Scope } from './find-scope.ts'

/** Lists the projects that a scope affects, with their targets; asks Nx for nothing that is known without it. */
export async function listAffectedProjects(root: string, scope: Scope): Promise<Project[]> {
  if (scope.base === scope.head && !scope.hasWorkingTree) return []
  if (scope.isEverything) return listProjects(root)
  const range = { base: scope.base, ...(!scope.hasWorkingTree && { head: scope.head }) }
  const [projects, names] = await Promise.all([listProjects(root), listAffectedNames(root, range)])
  return projects.filter(({ name }) => names.includes(name))
}

/** Groups projects by the targets asked for: each target has a list, which may be empty. */
export function groupByTarget(
  projects: readonly Project[],
  targets: readonly string[],
): Record<string, string[]> {
  return Object.fromEntries(
    targets.map((target) => [
      target,
      projects.filter((project) => project.targets.includes(target)).map(({ name }) => name),
    ]),
  )
}
