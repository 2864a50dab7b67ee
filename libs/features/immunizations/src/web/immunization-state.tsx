import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { useTranslation } from 'react-i18next'
import type { Immunization } from '../contract.ts'

/** Says what is not the rule: refused or impossible, or entered in error. Nothing for a dose that was given. */
export function ImmunizationState({ status }: Pick<Immunization, 'status'>) {
  const { t } = useTranslation('immunizations')
  if (status === 'completed') return null
  return (
    <StatusMark tone={status === 'not-done' ? 'caution' : 'critical'}>
      {t(`value.status.${status}`)}
    </StatusMark>
  )
}

/** How a row shows that the record does not count. */
export function toneOf({ status }: Pick<Immunization, 'status'>): 'struck' | undefined {
  return status === 'entered-in-error' ? 'struck' : undefined
}
