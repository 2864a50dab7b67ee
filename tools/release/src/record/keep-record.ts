import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { listTagsAt } from '../git/commits.ts'
import type { Scene } from '../preconditions/precondition.ts'
import { type DeployRecord, renderRecord } from './deploy-record.ts'

/** Where records are kept besides. */
export interface KeepOptions {
  /** Another file than `.data/releases/<environment>/<time>-<commit>.json`. */
  file: string | undefined
}

/**
 * Writes a record to its file and to the summary of the run, and posts it to the release or the pull request that the
 * commit came by. What cannot be posted is said, and is no reason to fail: the deployment is done.
 *
 * @returns the file.
 */
export async function keepRecord(scene: Scene, record: DeployRecord, { file }: KeepOptions): Promise<string> {
  const path = file ?? join(scene.git.root, '.data', 'releases', record.environment, nameOf(record))
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, `${JSON.stringify(record, null, 2)}\n`)
  const { GITHUB_STEP_SUMMARY: summary } = scene.env
  if (summary) await appendFile(summary, renderRecord(record))
  try {
    await post(scene, record)
  } catch (error) {
    scene.http.signal.throwIfAborted()
    scene.http.say(`The record was not posted: ${error instanceof Error ? error.message : String(error)}`)
  }
  return path
}

function nameOf({ startedAt, commit }: DeployRecord): string {
  return `${startedAt.replaceAll(/[-:]|\.\d+/g, '')}-${commit.slice(0, 7)}.json`
}

async function post({ github, git, http }: Scene, record: DeployRecord): Promise<void> {
  if (github === undefined) return
  const text = renderRecord(record)
  for (const tag of await listTagsAt(git, record.commit)) {
    const release = await github.findReleaseNotes(tag)
    if (release === undefined) continue
    await github.changeReleaseNotes(release.id, `${release.body.trimEnd()}\n\n${text}`)
    return http.say(`Recorded in the release ${tag}`)
  }
  const [request] = (await github.listPullRequests(record.commit)).filter(
    ({ merged_at }) => merged_at !== null,
  )
  if (request === undefined) return
  await github.comment(request.number, text)
  http.say(`Recorded in #${request.number}`)
}
