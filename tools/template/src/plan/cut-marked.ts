import { type FileTree, findText, withText } from '../tree/file-tree.ts'

/**
 * Cuts out of pages what stands between `<!-- template:begin -->` and `<!-- template:end -->`, for each mark given: what
 * only the template's readers need, or only those who have the demo clinic.
 */
export function cutMarked(tree: FileTree, marks: readonly string[]): FileTree {
  const pattern = new RegExp(`<!-- (${marks.join('|')}):begin -->.*?<!-- \\1:end -->\\n*`, 'gs')
  const pages = [...tree.keys()].filter((path) => path.endsWith('.md'))
  return pages.reduce((cut, path) => {
    const text = findText(cut, path) ?? ''
    const rest = text.replaceAll(pattern, '')
    return rest === text ? cut : withText(cut, path, rest)
  }, tree)
}
