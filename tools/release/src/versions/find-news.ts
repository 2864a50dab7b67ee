import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Git } from '@ehr/conventions/git/asynchronous'
import * as z from 'zod'
import { type ChangedConfiguration, findChangedConfiguration } from './changed-configuration.ts'
import { listNewMigrations, type NewMigration } from './new-migrations.ts'
import { findTagBefore, listProductTags } from './product-tags.ts'
import type { Deployable } from './release-state.ts'
import type { SemanticVersion } from './semantic-version.ts'
import { createCommitTree, type Tree } from './tree.ts'

/** What whoever runs the product must know of a version, besides what users notice. */
export interface News {
  /** The tag that it is compared with; none of a first version. */
  since?: string
  migrations: readonly NewMigration[]
  configuration: ChangedConfiguration
}

const manifest = z.object({ delivery: z.object({ migrations: z.string().optional() }).optional() })

/** Compares a tree with the product’s tag before a version. */
export async function findNews(
  git: Git,
  options: { tree: Tree; version: SemanticVersion; deployables: readonly Pick<Deployable, 'folder'>[] },
): Promise<News> {
  const { tree, version, deployables } = options
  const tag = findTagBefore(await listProductTags(git), version)
  const before = tag === undefined ? undefined : createCommitTree(git, `refs/tags/${tag.name}`)
  const folders = deployables.flatMap(({ folder }) => findFolder(git.root, folder))
  return {
    ...(tag !== undefined && { since: tag.name }),
    migrations: await listNewMigrations(tree, before, [...new Set(folders)]),
    configuration: await findChangedConfiguration(tree, before),
  }
}

function findFolder(root: string, folder: string): string[] {
  const text = readFileSync(join(root, folder, 'package.json'), 'utf8')
  const migrations = manifest.parse(JSON.parse(text)).delivery?.migrations
  return migrations === undefined ? [] : [`${migrations}/migrations`]
}
