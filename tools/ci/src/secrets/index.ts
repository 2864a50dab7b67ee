import { listAllBlobs, listBlobs } from '@ehr/conventions/git'
import { readMetadata } from '../metadata/read-metadata.ts'
import { type CiContext, takeScope } from '../scope/run-scope.ts'
import { findSecrets, renderSecrets } from './find-secrets.ts'

/** Looks for secrets in all of history, or in what comes in, and tells; answers the exit code. */
export async function runSecretHistory(
  { root, env }: CiContext,
  { range }: { range: boolean },
): Promise<number> {
  const blobs = range ? listBlobs(root, await takeScope({ root, env })) : listAllBlobs(root)
  const exceptions = readMetadata(root).scans.exceptions ?? []
  const today = new Date().toISOString().slice(0, 10)
  const found = await findSecrets({ root, blobs, exceptions, today })
  console.log(renderSecrets(found, blobs.length))
  return found.left.length === 0 ? 0 : 1
}
