import { matchesGlob, posix } from 'node:path'
import { type FileTree, findText } from '../tree/file-tree.ts'

const MARK = 'linguist-generated'

/** Says which files are generated, by the marks in .gitattributes: the last line that fits a path decides. */
export function readGenerated(tree: FileTree): (path: string) => boolean {
  const rules = (findText(tree, '.gitattributes') ?? '').split('\n').flatMap(parseLine)
  return (path) => rules.findLast(({ pattern }) => fits(path, pattern))?.isGenerated === true
}

function parseLine(line: string): { pattern: string; isGenerated: boolean }[] {
  const [pattern = '', ...attributes] = line.trim().split(/\s+/)
  if (attributes.includes(MARK)) return [{ pattern, isGenerated: true }]
  return attributes.includes(`-${MARK}`) ? [{ pattern, isGenerated: false }] : []
}

/** Without a slash a pattern is for files of that name anywhere, as git has it. */
function fits(path: string, pattern: string): boolean {
  return pattern.includes('/')
    ? matchesGlob(path, pattern.replace(/^\//, ''))
    : matchesGlob(posix.basename(path), pattern)
}
