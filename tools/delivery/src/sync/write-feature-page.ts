import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { metadataSchema } from '../model/metadata.ts'
import { readInventory } from '../plan/read-inventory.ts'
import { renderFeaturePages } from '../renderers/docs/contents.ts'
import { readMetadata } from './compute-sync.ts'

/*
 * `node write-feature-page.ts <root> <feature>`: writes the page of one feature as `nx sync` would, in a fraction of
 * its time, so that a new feature is in sync at once.
 */
const [root = '.', feature = ''] = process.argv.slice(2)
const metadata = readMetadata(root)

if (metadata !== undefined) {
  const folder = `libs/features/${feature}`
  const workspace = readInventory(root, [[feature, { data: { root: folder } }]])
  for (const { path, text } of renderFeaturePages({ metadata: metadataSchema.parse(metadata), workspace })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}
