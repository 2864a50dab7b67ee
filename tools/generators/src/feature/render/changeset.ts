import type { FeaturePlan } from '../feature-plan.ts'

/** `.changeset/add-<feature>.md`: what a reader of the changelog notices. */
export function renderChangeset({ names, isPatientRecord, isReadOnly }: FeaturePlan): string {
  const what = isReadOnly ? 'read them' : 'record, list and change them'
  const where = isPatientRecord ? ' in the patient’s chart' : ''
  return `---
'@ehr/ehr-api': minor
'@ehr/ehr-web': minor
---

${names.title}: ${what}${where}.
`
}
