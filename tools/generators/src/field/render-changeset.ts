import type { FeatureNames } from '../feature/name/feature-names.ts'
import type { FieldChanges } from './changes.ts'

/** What a reader of the changelog notices of a change of fields. */
export function renderFieldChangeset({ title }: FeatureNames, changes: FieldChanges): string {
  const { added, renamed, removed, valued } = changes
  const sentences = [
    ...(added.length === 0 ? [] : [`${list(added.map(({ field }) => field.label))} can be recorded`]),
    ...renamed.map(({ from, to }) => `“${from.label}” is called “${to.label}” now`),
    ...(removed.length === 0 ? [] : [`${list(removed.map(({ label }) => label))} can no longer be recorded`]),
    ...valued.map(({ to }) => `“${to.label}” has more values`),
  ]
  return `---\n'@ehr/ehr-api': minor\n'@ehr/ehr-web': minor\n---\n\n${title}: ${sentences.join('; ')}.\n`
}

function list(labels: readonly string[]): string {
  return labels.map((label) => `“${label}”`).join(', ')
}
