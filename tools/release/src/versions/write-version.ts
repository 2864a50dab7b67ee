import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { applyEdits, modify } from 'jsonc-parser'
import { addEntry, dropCandidates, groupOf, markBreaking, renderChanges } from './changelog.ts'
import { type Changeset, isUsed, pathOf } from './changeset.ts'
import { keepFiles } from './keep-files.ts'
import { easeBeforeFirst, type VersionPlan } from './plan-version.ts'
import { FOLDER } from './read-changesets.ts'
import type { ReleaseState } from './release-state.ts'
import { runChangesets } from './run-changesets.ts'
import { formatVersion } from './semantic-version.ts'

/** A version that is to be made. */
export type DueVersion = Extract<VersionPlan, { to: unknown }>

/** What candidates are called: `1.2.0-rc.0`. */
const CANDIDATE = 'rc'

/**
 * Makes a version in the working tree: versions and changelogs of what is deployed by changesets itself, then those of
 * the product. Where anything fails, every file is as it was before.
 *
 * @throws when changesets fails, or makes another version than was planned.
 */
export async function writeVersion(state: ReleaseState, due: DueVersion): Promise<void> {
  const kept = keepFiles(state.root, listWritten(state))
  try {
    await changeSeries(state, due)
    easeBreaking(state, due)
    await runChangesets(state.root, ['version'])
    for (const { folder } of state.deployables) finishDeployable(state, folder, due)
    writeProduct(state, due)
  } catch (error) {
    kept.restore()
    throw error
  }
}

/** Lists what making a version may write. */
export function listWritten({ folders, settings }: ReleaseState): string[] {
  const packages = ['', ...folders.map((folder) => `${folder}/`)]
  const files = packages.flatMap((folder) => [`${folder}package.json`, `${folder}CHANGELOG.md`])
  return [...new Set([FOLDER, ...files, settings.changelog])]
}

/** Begins or ends the series of candidates, as the branch asks. */
export async function changeSeries({ root, series }: ReleaseState, { kind }: DueVersion): Promise<void> {
  if (kind === 'candidate' && series === undefined) await runChangesets(root, ['pre', 'enter', CANDIDATE])
  if (kind === 'final' && series === 'pre') await runChangesets(root, ['pre', 'exit'])
}

/** Changesets would make 1.0.0 of the first breaking change. */
function easeBreaking({ root, product, changesets }: ReleaseState, { from }: DueVersion): void {
  if (product.version.major !== 0) return
  for (const changeset of changesets) {
    if (isUsed(changeset) || groupOf(changeset) !== 'breaking') continue
    writeFileSync(join(root, pathOf(changeset)), renderEased(changeset, from))
  }
}

function renderEased({ releases, summary }: Changeset, from: DueVersion['from']): string {
  const lines = releases.map(({ name, bump }) => `"${name}": ${easeBeforeFirst(from, bump)}`)
  return `---\n${lines.join('\n')}\n---\n\n${markBreaking(summary)}\n`
}

function finishDeployable({ root }: ReleaseState, folder: string, { to, counted, kind }: DueVersion): void {
  const manifest = join(root, folder, 'package.json')
  const made: unknown = Object(JSON.parse(readFileSync(manifest, 'utf8'))).version
  const expected = formatVersion(counted)
  if (made !== expected)
    throw new Error(
      `changesets made ${String(made)} of ${folder}, and ${expected} was planned. Look at .changeset/config.json.`,
    )
  const version = formatVersion(to)
  setVersion(manifest, version)
  const path = join(root, folder, 'CHANGELOG.md')
  if (!existsSync(path)) return
  const text = readFileSync(path, 'utf8').replace(`## ${expected}\n`, `## ${version}\n`)
  writeFileSync(path, kind === 'final' ? dropCandidates(text, version) : text)
}

function writeProduct({ root, product, deployables, settings }: ReleaseState, due: DueVersion): void {
  const version = formatVersion(due.to)
  setVersion(join(root, 'package.json'), version)
  const path = join(root, settings.changelog)
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  const names = deployables.map(({ name }) => name)
  const text = renderChanges(due.changesets, names)
  writeFileSync(path, addEntry(before, { title: product.title, version, text }))
}

function setVersion(path: string, version: string): void {
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, applyEdits(text, modify(text, ['version'], version, {})))
}
