import { editPreset } from '@ehr/delivery/edit'
import { isMarked } from '@ehr/delivery/generated-files'
import { applyEdits, modify } from 'jsonc-parser'
import type { Answers } from '../answers/answers.ts'
import { type FileTree, findText, getText, withoutFiles, withText } from '../tree/file-tree.ts'

const FILE = 'delivery.json'

/**
 * Makes the delivery the preset that was chosen, with the team's repository. What follows from it is left out, for
 * `nx sync` to write: what another preset has no use for must not stay, and no two versions of it need merging.
 */
export function deliverBy(tree: FileTree, { preset, repository }: Answers): FileTree {
  const { text } = editPreset(getText(tree, FILE), { name: preset, replace: false })
  const delivered = withText(tree, FILE, repository === null ? text : withRepository(text, repository))
  return withoutFiles(delivered, (path) => isDelivered(path, findText(tree, path) ?? ''))
}

function withRepository(text: string, repository: string): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2 }
  return applyEdits(text, modify(text, ['product', 'repository'], repository, { formattingOptions }))
}

/** Sources quote the mark; `*.local.*` are the team's whatever they say. */
function isDelivered(path: string, text: string): boolean {
  return isMarked(text) && !path.includes('.local.') && !/(^|\/)src\//.test(path)
}
