import { listTagsAt } from '../git/commits.ts'
import type { Scene } from '../preconditions/precondition.ts'
import type { CheckResult } from '../verification/target.ts'
import { renderCheck, verify } from '../verification/verify.ts'
import { readMigrations } from './prepare.ts'

/** New instances are asked at once, and old ones may answer for as long as they take to shut down. */
const PATIENCE_MS = 120_000

/** Verifies that an environment serves a commit, or whatever it serves where none is named; says each look. */
export async function verifyScene(
  scene: Scene,
  commit: string | undefined,
  patienceMs = PATIENCE_MS,
): Promise<CheckResult[]> {
  const { plan, environment, url, http, env } = scene
  const tags = commit === undefined ? [] : await listTagsAt(scene.git, commit)
  const releases = commit === undefined ? [] : [commit, ...tags, ...tags.map((tag) => tag.replace(/^v/, ''))]
  const head = commit === undefined ? undefined : [...(await readMigrations(scene, commit)).keys()].at(-1)
  const results = await verify({ plan, environment, url, http, env, releases, head }, patienceMs)
  for (const result of results) http.say(renderCheck(result))
  return results
}

/** Names what was not in order. */
export function describeFailures(results: readonly CheckResult[]): string {
  return results
    .filter(({ ok }) => !ok)
    .map(({ name, text }) => `${name}: ${text}`)
    .join('; ')
}

/** Says whether all was in order. */
export function isInOrder(results: readonly CheckResult[]): boolean {
  return results.every(({ ok }) => ok)
}
