import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createNodes } from '@ehr/generators/plugin'
import type { WorkspaceGraph } from '../plan/graph.ts'
import { type ProjectNodes, readWorkspaceGraph } from '../plan/read-graph.ts'

/** The folder of this workspace. */
export const ROOT = resolve(import.meta.dirname, '../../../..')

const DEPLOYERS = ['render', 'compose', 'ssh', 'container', 'kubernetes']
const COMMANDS = ['backup', 'deploy', 'image', 'preview', 'rollback', 'secrets']

/** Reads this workspace as the plan sees it today, without asking Nx, which takes seconds. */
export function readThisWorkspace(): WorkspaceGraph {
  return readWorkspaceGraph({ root: ROOT, nodes: inferNodes(), deployers: [] })
}

/** This workspace as it is once every deployer and every command exists. */
export function readCompleteWorkspace(): WorkspaceGraph {
  const graph = readThisWorkspace()
  return { ...graph, deployers: DEPLOYERS, commands: [...new Set([...graph.commands, ...COMMANDS])].sort() }
}

/** Infers the projects as the workspace’s own plugin does; names of projects are those of packages, as Nx takes them. */
export function inferNodes(): ProjectNodes {
  const [pattern, infer] = createNodes
  const files = globSync(pattern, { cwd: ROOT, exclude: (path) => /node_modules|\/dist$/.test(path) })
  const results = infer(files, undefined, { workspaceRoot: ROOT, nxJsonConfiguration: {} })
  if (results instanceof Promise) throw new Error('The plugin answers later. Await it here.')
  const projects = results.flatMap(([, { projects = {} }]) => Object.entries(projects))
  return Object.fromEntries(
    projects.map(([root, { targets = {}, metadata }]) => [
      nameOf(root),
      { data: { root, targets, ...(metadata && { metadata }) } },
    ]),
  )
}

function nameOf(root: string): string {
  return String(Object(JSON.parse(readFileSync(join(ROOT, root, 'package.json'), 'utf8'))).name)
}
