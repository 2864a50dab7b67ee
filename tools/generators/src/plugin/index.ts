import { readdirSync, writeFileSync } from 'node:fs'
import { listPackages } from '@ehr/conventions/workspace'
import {
  type CreateDependencies,
  type CreateNodes,
  type CreateNodesResult,
  DependencyType,
  type PostTasksExecution,
  type TargetConfiguration,
} from '@nx/devkit'
import { readDeliveryBlock } from './delivery-block.ts'
import { planDependencies } from './dependencies.ts'
import { DECIDING_FILES, groupByPackage } from './facts.ts'
import { inferTargets } from './targets.ts'
import { noteTasks } from './task-notes.ts'
import { inferRootTargets } from './workspace-target.ts'

type Targets = Record<string, TargetConfiguration>

/** The name under which Nx reports this plugin. */
export const name = '@ehr/generators'

/** Infers the targets of every package from its files: a new package needs no configuration of its own. */
export const createNodes: CreateNodes = [
  DECIDING_FILES,
  (files, _options, { workspaceRoot }) => [
    ...groupByPackage(files).map((facts) =>
      project(facts.folder, inferTargets(facts), deliveryOf(workspaceRoot, facts.folder)),
    ),
    [
      'package.json',
      { projects: { '.': { name: 'workspace', targets: inferRootTargets(listFiles(workspaceRoot)) } } },
    ],
  ],
]

/** Adds the edges that discovery of features makes. */
export const createDependencies: CreateDependencies = (_options, { projects, workspaceRoot }) =>
  planDependencies(
    listPackages(workspaceRoot).map(({ name, manifest }) => ({ name, exports: manifest.exports })),
  )
    .filter(({ source, target }) => source in projects && target in projects)
    .map((edge) => ({ ...edge, type: DependencyType.implicit }))

/** Leaves a note of how each task ended, for the check that asks for one. */
export const postTasksExecution: PostTasksExecution = (_options, { taskResults }) => {
  const file = process.env.EHR_TASK_NOTES
  if (file !== undefined) writeFileSync(file, JSON.stringify(noteTasks(taskResults)))
}

function project(folder: string, targets: Targets, metadata: object): [string, CreateNodesResult] {
  return [`${folder}/package.json`, { projects: { [folder]: { targets, ...metadata } } }]
}

/** Only applications are delivered; their block reaches whoever reads the project graph as `metadata.delivery`. */
function deliveryOf(root: string, folder: string): object {
  const delivery = folder.startsWith('apps/') ? readDeliveryBlock(root, folder) : undefined
  return delivery === undefined ? {} : { metadata: { delivery } }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
}
