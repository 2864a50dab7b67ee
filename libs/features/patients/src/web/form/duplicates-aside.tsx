import { PatientIdentity } from '@ehr/ui/banner/patient-identity.tsx'
import type { Field } from '@ehr/ui/form/field.ts'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { Section } from '@ehr/ui/page/section.tsx'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { useTranslation } from 'react-i18next'
import { type DuplicateCandidate, patientPaths } from '../../contract.ts'
import css from './patient-form.module.css'

export interface DuplicatesAsideProps {
  readonly candidates: readonly DuplicateCandidate[]
  /** Where the reason goes for which this is nobody of them. */
  readonly reason: Field<string | null>
}

/** Known patients who may be this one: open one of them, or say why it is somebody else. */
export function DuplicatesAside({ candidates, reason }: DuplicatesAsideProps) {
  const { t } = useTranslation('patients')
  return (
    <Section title={t('duplicates.title')}>
      <Notice tone="caution" title={t('duplicates.explain')} isLive />
      {candidates.map(({ patient, signs }) => (
        <div key={patient.id} className={css.candidate}>
          <PatientIdentity patient={patient} />
          <p className={css.signs}>
            {t('duplicates.same', { signs: signs.map((sign) => t(`sign.${sign}`)).join(' · ') })}
          </p>
          <ButtonLink to={patientPaths.chart(patient.id)} size="xs">
            {t('duplicates.open')}
          </ButtonLink>
        </div>
      ))}
      <TextField
        field={reason}
        label={t('duplicates.stillNew')}
        description={t('duplicates.reasonHint')}
        lines={2}
      />
    </Section>
  )
}
