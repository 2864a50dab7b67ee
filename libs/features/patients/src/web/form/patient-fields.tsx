import type { Field } from '@ehr/ui/form/field.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { useTranslation } from 'react-i18next'
import { IdentityFields } from './identity-fields.tsx'
import type { PatientDraft } from './patient-draft.ts'
import css from './patient-form.module.css'
import { AddressFields, ContactFields, RelationFields } from './reach-fields.tsx'

/** Everything that people write about a patient, in one column: who, how to reach, whom to call. */
export function PatientFields({ patient }: { readonly patient: Field<PatientDraft> }) {
  const { t } = useTranslation('patients')
  return (
    <>
      <IdentityFields patient={patient} />
      <Section title={t('form.reach')}>
        <div className={css.fields}>
          <ContactFields patient={patient} />
          <AddressFields patient={patient} />
          <RelationFields patient={patient} />
        </div>
      </Section>
    </>
  )
}
