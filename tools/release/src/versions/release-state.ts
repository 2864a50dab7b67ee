import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BranchingModel, readModel } from '@ehr/conventions/branching'
import { listPackages } from '@ehr/conventions/workspace'
import * as z from 'zod'
import { findChangedDeployables } from './changed-deployables.ts'
import type { Changeset, ChangesetProblem } from './changeset.ts'
import { checkChangesets } from './check-changesets.ts'
import { readProjects } from './projects.ts'
import { FOLDER, readChangesets } from './read-changesets.ts'
import { getVersion, type SemanticVersion } from './semantic-version.ts'

/** One package that is released. */
export interface Deployable {
  name: string
  /** Relative to the workspace’s root. */
  folder: string
  version: string
}

/** What the next version follows from, as the working tree has it. */
export interface ReleaseState {
  root: string
  product: { title: string; version: SemanticVersion }
  deployables: readonly Deployable[]
  /** Folders of all packages, relative to the workspace’s root. */
  folders: readonly string[]
  changesets: readonly Changeset[]
  series: 'pre' | 'exit' | undefined
  problems: readonly ChangesetProblem[]
  model: BranchingModel
  settings: ReleaseSettings
}

/** What delivery.json says about versions. */
export type ReleaseSettings = z.infer<typeof deliverySchema>['releases']

const deliverySchema = z.object({
  product: z.object({ name: z.string() }),
  releases: z.object({
    tag: z.enum(['afterDeploy', 'startsDeploy', 'none']),
    prereleases: z.boolean(),
    changelog: z.string(),
  }),
})

const manifestSchema = z.object({ version: z.string().default(''), delivery: z.unknown().optional() })
const configSchema = z.object({ fixed: z.array(z.array(z.string())).default([]) })

/** Reads it. @throws when a file is missing or cannot be read; what is wrong with changesets is among the problems. */
export async function readReleaseState(root: string): Promise<ReleaseState> {
  const { product, releases } = deliverySchema.parse(readJson(root, 'delivery.json'))
  const packages = listPackages(root)
  const deployables = packages.flatMap(({ name, folder }) => {
    const { version, delivery } = manifestSchema.parse(readJson(root, `${folder}/package.json`))
    return delivery === undefined ? [] : [{ name, folder, version }]
  })
  const { version } = manifestSchema.parse(readJson(root, 'package.json'))
  const { changesets, problems, series } = readChangesets(root)
  const names = {
    deployables: deployables.map(({ name }) => name),
    packages: packages.map(({ name }) => name),
  }
  return {
    root,
    product: { title: product.name, version: getVersion(version, 'package.json') },
    deployables,
    folders: packages.map(({ folder }) => folder),
    changesets,
    series,
    problems: [
      ...problems,
      ...(await checkNames(root, changesets, names)),
      ...checkTogether(version, deployables),
      ...checkConfig(root, names.deployables),
    ],
    model: readModel(root),
    settings: releases,
  }
}

/** Nx is asked only where something is named that is not released. */
async function checkNames(
  root: string,
  changesets: readonly Changeset[],
  names: { deployables: string[]; packages: string[] },
): Promise<ChangesetProblem[]> {
  const named = changesets.flatMap(({ releases }) => releases.map(({ name }) => name))
  const isLibrary = named.some((name) => names.packages.includes(name) && !names.deployables.includes(name))
  const projects = isLibrary ? await readProjects(root) : []
  const shipping = (name: string) => {
    const root = projects.find((project) => project.name === name)?.root ?? ''
    return findChangedDeployables(projects, [`${root}/src/index.ts`]).map((each) => each.name)
  }
  return checkChangesets(changesets, { ...names, listShipping: shipping })
}

/** The product and what is deployed of it have one version. */
function checkTogether(version: string, deployables: readonly Deployable[]): ChangesetProblem[] {
  return deployables
    .filter((each) => each.version !== version)
    .map((each) => ({
      path: `${each.folder}/package.json`,
      wrong: `it has the version "${each.version}", and the product has ${version}.`,
      mend: `Write "version": "${version}" there.`,
    }))
}

function checkConfig(root: string, deployables: readonly string[]): ChangesetProblem[] {
  const { fixed } = configSchema.parse(readJson(root, `${FOLDER}/config.json`))
  const isWhole = fixed.some((group) => deployables.every((name) => group.includes(name)))
  if (isWhole || deployables.length < 2) return []
  return [
    {
      path: `${FOLDER}/config.json`,
      wrong: 'what is deployed is not in one group of "fixed".',
      mend: `Write "fixed": [${JSON.stringify(deployables)}], and each as "!<name>" under "ignore".`,
    },
  ]
}

function readJson(root: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'))
  } catch (cause) {
    throw new Error(`${path} could not be read as JSON. Mend it, or resolve the conflict in it.`, { cause })
  }
}
