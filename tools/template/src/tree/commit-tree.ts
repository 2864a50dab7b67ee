import type { FileTree } from './file-tree.ts'
import { askGit, runGit } from './run-git.ts'

/** A commit to be made beside the branches. */
export interface SideCommit {
  readonly ref: string
  readonly files: FileTree
  readonly parent?: string
  readonly message: string
}

const NOBODY = 'template <template@localhost> 0 +0000'

/**
 * Makes a commit of a whole tree under a ref of its own; neither the index nor the working tree is touched.
 *
 * @returns the commit's id
 */
export function commitTree(root: string, { ref, files, parent, message }: SideCommit): string {
  const head = [
    `commit ${ref}`,
    `committer ${NOBODY}`,
    dataOf(Buffer.from(message)),
    ...(parent === undefined ? [] : [`from ${parent}`]),
    'deleteall',
    '',
  ]
  const parts = [...files].flatMap(([path, { mode, content }]) => [
    Buffer.from(`M ${mode} inline ${quote(path)}\ndata ${content.length}\n`),
    content,
    Buffer.from('\n'),
  ])
  const input = Buffer.concat([Buffer.from(head.join('\n')), ...parts, Buffer.from('done\n')])
  runGit(root, ['fast-import', '--quiet', '--done', '--force'], { input })
  return askGit(root, ['rev-parse', ref])
}

function dataOf(content: Buffer): string {
  return `data ${content.length}\n${content}`
}

/** As fast-import reads paths that begin with a quote or hold a line feed. */
function quote(path: string): string {
  return /^"|[\n\\]/.test(path)
    ? `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
    : path
}
