import { readMetadata } from '../metadata/read-metadata.ts'
import { type CiContext, takeScope } from '../scope/run-scope.ts'
import { checkCleanRepo, renderUnwanted } from './check-clean-repo.ts'

/** Looks for unwanted files in what comes in, and tells; answers the exit code. */
export async function runCleanRepo({ root, env }: CiContext): Promise<number> {
  const { base, head } = await takeScope({ root, env })
  const exceptions = readMetadata(root).scans.exceptions ?? []
  const today = new Date().toISOString().slice(0, 10)
  const found = checkCleanRepo({ root, base, head, exceptions, today })
  console.log(renderUnwanted(found))
  return found.left.length === 0 ? 0 : 1
}
