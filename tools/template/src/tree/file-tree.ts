/** A file as git holds it. */
export interface TreeFile {
  /** As in git's trees: `100644`, `100755` for programs, `120000` for links. */
  readonly mode: string
  readonly content: Buffer
}

/** All files of a commit, by their path from the root. Plans go from one of these to another. */
export type FileTree = ReadonlyMap<string, TreeFile>

/** What writing a tree over another would do. */
export interface TreeChanges {
  readonly written: ReadonlyMap<string, TreeFile>
  readonly deleted: readonly string[]
}

/** Says in what two trees differ. */
export function compareTrees(before: FileTree, after: FileTree): TreeChanges {
  const written = [...after].filter(([path, file]) => !isSame(before.get(path), file))
  return { written: new Map(written), deleted: [...before.keys()].filter((path) => !after.has(path)) }
}

/** The text of a file; undefined where there is none, or where it is no text. */
export function findText(tree: FileTree, path: string): string | undefined {
  const file = tree.get(path)
  return file === undefined || !isText(file) ? undefined : file.content.toString('utf8')
}

/**
 * The text of a file that every clone has.
 *
 * @throws Error when it is missing
 */
export function getText(tree: FileTree, path: string): string {
  const text = findText(tree, path)
  if (text === undefined) throw new Error(`${path} is missing from the tree. Is this a workspace of ours?`)
  return text
}

/** The tree with a file's text in the place of what it was. */
export function withText(tree: FileTree, path: string, text: string): FileTree {
  const mode = tree.get(path)?.mode ?? '100644'
  return new Map(tree).set(path, { mode, content: Buffer.from(text) })
}

/** The tree without the files that `isGone` names. */
export function withoutFiles(tree: FileTree, isGone: (path: string) => boolean): FileTree {
  return new Map([...tree].filter(([path]) => !isGone(path)))
}

/** As git decides it: a link and whatever holds a zero byte are no text. */
export function isText({ mode, content }: TreeFile): boolean {
  return mode !== '120000' && !content.subarray(0, 8_000).includes(0)
}

function isSame(one: TreeFile | undefined, other: TreeFile): boolean {
  return one !== undefined && one.mode === other.mode && one.content.equals(other.content)
}
