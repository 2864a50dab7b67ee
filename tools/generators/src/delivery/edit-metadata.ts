import { createProjectGraphAsync, type GeneratorCallback, type Tree } from '@nx/devkit'
import { formatFiles } from '../feature/format-files.ts'
import { listNodes } from './list-nodes.ts'
import { runDelivery } from './run-delivery.ts'

const FILE = 'delivery.json'

/**
 * Edits delivery.json as `tools/delivery` says, laid out as Biome does it.
 *
 * @returns what tells what was done
 * @throws Error with every reason when the metadata could not be so
 */
export async function editMetadata(tree: Tree, request: object, nodes?: object): Promise<GeneratorCallback> {
  const { refusal, text, said } = runDelivery(tree.root, 'edit/print-edit.ts', {
    root: tree.root,
    nodes: nodes ?? listNodes(await createProjectGraphAsync()),
    ...request,
  })
  if (refusal !== undefined) {
    const { title, lines } = Object(refusal)
    throw new Error([title, 'Nothing was changed.', ...lines].join('\n'))
  }
  const before = tree.read(FILE, 'utf8')
  if (text !== before) {
    const [formatted] = formatFiles(tree.root, [{ path: FILE, text: String(text) }])
    if (formatted !== undefined && formatted.text !== before) tree.write(FILE, formatted.text)
  }
  return () => console.info(Array.isArray(said) ? said.join('\n') : '')
}
