import { access } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/**
 * Finds what the files of a folder are told relative to: the workspace when it lies in there, else the repository
 * or else the package around it, else the folder above it.
 */
export async function findRoot(folder: string, workspace: string): Promise<string> {
  if (isInside(folder, workspace)) return workspace
  let nearest: string | undefined
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    if (await exists(join(at, '.git'))) return at
    if (nearest === undefined && (await exists(join(at, 'package.json')))) nearest = at
  }
  return nearest ?? dirname(folder)
}

/** Says whether a path is the folder or lies in it. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return !way.startsWith('..') && !/^[a-z]:/i.test(way)
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
