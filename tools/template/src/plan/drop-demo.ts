import { applyEdits, modify } from 'jsonc-parser'
import { type FileTree, getText, withText } from '../tree/file-tree.ts'

const FILE = 'package.json'

/**
 * Makes development begin with an empty clinic. The made-up people stay, since tests, journeys and benchmarks work on
 * them; `wantsDemo` of tools/dev reads what is written here.
 */
export function dropDemo(tree: FileTree): FileTree {
  const text = getText(tree, FILE)
  const formattingOptions = { insertSpaces: true, tabSize: 2 }
  return withText(tree, FILE, applyEdits(text, modify(text, ['ehr', 'demo'], false, { formattingOptions })))
}
