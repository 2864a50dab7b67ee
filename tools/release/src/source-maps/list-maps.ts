import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Lists the source maps in a folder, as paths; nothing where the folder is not there. */
export async function listMaps(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  return entries
    .filter((entry) => entry.isFile() && /\.map(\.(br|gz))?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
