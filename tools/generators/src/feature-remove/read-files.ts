import { type Tree, visitNotIgnoredFiles } from '@nx/devkit'
import type { PlannedFile } from '../feature/plan-files.ts'

/** The files of the packages that may speak of a feature, those that git ignores aside. */
export function readFiles(tree: Tree): PlannedFile[] {
  const files: PlannedFile[] = []
  for (const folder of ['apps', 'libs', 'tools']) {
    visitNotIgnoredFiles(tree, folder, (path) => {
      const slashed = path.replaceAll('\\', '/')
      files.push({ path: slashed, text: READ.test(slashed) ? (tree.read(slashed, 'utf8') ?? '') : '' })
    })
  }
  return files.sort((one, other) => (one.path < other.path ? -1 : 1))
}

const READ = /\.([cm]?[jt]sx?|json|sql)$/
