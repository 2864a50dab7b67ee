import type { FeaturePlan } from '../../feature-plan.ts'

/** The addresses of a feature's screens, in the router's notation. */
export function addressesOf({ names, isPatientRecord }: FeaturePlan): { list: string; record: string } {
  const list = isPatientRecord ? `/patients/$patientId/${names.feature}` : `/${names.feature}`
  return { list, record: `${list}/$${names.idParam}` }
}

/** What a screen takes from its address: `params: { patientId = '' }`. */
export function screenParams({ names, isPatientRecord }: FeaturePlan, hasRecord: boolean): string {
  const ids = [...(isPatientRecord ? ['patientId'] : []), ...(hasRecord ? [names.idParam] : [])]
  return ids.length === 0 ? '' : `{ params: { ${ids.map((id) => `${id} = ''`).join(', ')} } }: ScreenProps`
}

/** Arguments of the paths of a contract: `patientId, id`. */
export function pathArguments({ isPatientRecord }: FeaturePlan, id?: string): string {
  return [...(isPatientRecord ? ['patientId'] : []), ...(id === undefined ? [] : [id])].join(', ')
}

/** One filled button a view: in the chart that is the shell's "New". */
export function filledIn({ isPatientRecord }: FeaturePlan): string {
  return isPatientRecord ? '' : ' variant="filled"'
}
