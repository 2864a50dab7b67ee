import { ClinicalDay } from '@ehr/ui/display/components/clinical-day.tsx'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import type { Immunization } from '../contract.ts'

export interface DoseTimeProps {
  readonly dose: Immunization
  readonly show?: 'date'
}

/** When a dose was given: as exactly as is known of one that was told of. */
export function DoseTime({ dose: { occurredAt, occurredOn }, show }: DoseTimeProps) {
  if (occurredOn !== null) return <ClinicalDay date={occurredOn} />
  return <ClinicalMoment at={occurredAt} {...(show === undefined ? {} : { show })} />
}
