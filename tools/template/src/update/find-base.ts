import type { TemplateRecord } from '../plan/template-record.ts'
import { findCommitOfTree, isOfTemplate, listReleases } from './fetch-template.ts'

/**
 * Finds the template's commit that a clone was made from, also where the clone began without the template's history,
 * or with commits of its own before `ehr init`.
 *
 * @throws Error when the template has none of that version
 */
export function getBase(root: string, { commit, tree, version }: TemplateRecord): string {
  if (isOfTemplate(root, commit)) return commit
  const sameFiles = findCommitOfTree(root, tree)
  if (sameFiles !== undefined) return sameFiles
  const release = listReleases(root).find((known) => known.version === version)
  if (release !== undefined) return release.commit
  throw new Error(
    `The template at hand has no version ${version}, which this clone was made from. Is --from the right repository?`,
  )
}
