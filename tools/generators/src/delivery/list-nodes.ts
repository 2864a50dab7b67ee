import type { ProjectGraph } from '@nx/devkit'

/** What tools/delivery reads of a project. */
interface Node {
  data: { root: string; targets: Record<string, { outputs?: readonly string[] }>; metadata?: object }
}

/** Takes from the project graph what tools/delivery reads, which is a small part of it. */
export function listNodes({ nodes }: Pick<ProjectGraph, 'nodes'>): Record<string, Node> {
  return Object.fromEntries(
    Object.entries(nodes).map(([name, { data }]) => {
      const targets = Object.entries(data.targets ?? {}).map(
        ([target, { outputs }]) => [target, outputs === undefined ? {} : { outputs }] as const,
      )
      const { root, metadata } = data
      return [name, { data: { root, targets: Object.fromEntries(targets), ...(metadata && { metadata }) } }]
    }),
  )
}
