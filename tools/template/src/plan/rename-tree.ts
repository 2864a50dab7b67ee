import { type FileTree, isText, type TreeFile } from '../tree/file-tree.ts'
import { type Renaming, renameText } from './rename-text.ts'

/** Renames in the texts and in the paths of a tree; what is no text stays as it is. */
export function renameTree(tree: FileTree, renaming: Renaming): FileTree {
  return new Map(
    [...tree].map(([path, file]) => [renameText(path, path, renaming), renameFile(path, file, renaming)]),
  )
}

function renameFile(path: string, file: TreeFile, renaming: Renaming): TreeFile {
  if (!isText(file)) return file
  const text = file.content.toString('utf8')
  const renamed = renameText(path, path === 'LICENSE' ? withoutHolder(text, renaming) : text, renaming)
  return renamed === text ? file : { ...file, content: Buffer.from(renamed) }
}

/** The licence asks for its notice to be kept, and its holders are not the team: they stay, unnamed. */
function withoutHolder(text: string, { from }: Renaming): string {
  return text.replace(`The ${from.name} authors`, 'The original authors')
}
