import { getPatientSummary } from '@ehr/feature-patients/contract'
import { useSend } from '@ehr/ui'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ALREADY_RECORDED, allergyPaths, createAllergy } from '../../contract.ts'
import { ALLERGY_READS } from '../allergy-reads.ts'
import { AgentField } from '../form/agent-field.tsx'
import { BLANK_ALLERGY } from '../form/allergy-draft.ts'
import { AllergyFields } from '../form/allergy-fields.tsx'

/** Recording an allergy. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('allergies')
  const navigate = useNavigate()
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const sender = useSend(createAllergy, { invalidates: ALLERGY_READS })
  const form = useForm({
    schema: createAllergy.body,
    initial: BLANK_ALLERGY,
    save: (body) => sender.send({ params: { patientId }, body }),
    onSaved: ({ id }) => void navigate({ to: allergyPaths.detail(patientId, id) }),
    messages: { [ALREADY_RECORDED]: t('problem.ALLERGY_DUPLICATE') },
  })
  return (
    <Page title={t('new')} width="narrow">
      <Form
        form={form}
        patient={patient}
        onCancel={() => void navigate({ to: allergyPaths.list(patientId) })}
      >
        <AgentField patientId={patientId} allergy={form.root} />
        <AllergyFields allergy={form.root} />
      </Form>
    </Page>
  )
}
