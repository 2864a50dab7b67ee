import { findRecord, RECORD_FILE } from '../plan/template-record.ts'
import { readTree } from '../tree/read-tree.ts'
import { fetchTemplate, forgetFetched, listReleases } from './fetch-template.ts'
import { compareVersions, isRelease } from './versions.ts'

/**
 * Says which later versions of the template there are.
 *
 * @returns the exit code
 */
export function checkUpdate(root: string, from: string | undefined, print: (line: string) => void): number {
  const record = findRecord(readTree(root, 'HEAD'))
  if (record === undefined) {
    print(`There is no ${RECORD_FILE}: "pnpm ehr init" makes a clone its team’s first.`)
    return 1
  }
  fetchTemplate(root, from)
  const later = listReleases(root).filter(
    ({ version }) => isRelease(version) && compareVersions(version, record.version) > 0,
  )
  forgetFetched(root)
  if (later.length === 0) print(`This clone is of version ${record.version}, and there is no later one.`)
  else {
    const versions = later.map(({ version }) => version).join(', ')
    print(
      `This clone is of version ${record.version}. Later ones: ${versions}. Bring them: pnpm ehr template update`,
    )
  }
  return 0
}
