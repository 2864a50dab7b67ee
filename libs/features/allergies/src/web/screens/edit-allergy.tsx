import { getPatientSummary } from '@ehr/feature-patients/contract'
import { request, useSend } from '@ehr/ui'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Allergy, allergyPaths, getAllergy, updateAllergy } from '../../contract.ts'
import { ALLERGY_READS } from '../allergy-reads.ts'
import { draftOf } from '../form/allergy-draft.ts'
import { AllergyFields } from '../form/allergy-fields.tsx'

/** Changing what is written about an allergy; its agent stays. */
export function Screen({ params: { patientId = '', allergyId = '' } }: ScreenProps) {
  const { t } = useTranslation('allergies')
  const query = useQuery(queryOf(getAllergy, { params: { patientId, allergyId } }))
  return (
    <Page title={t('edit')} subtitle={query.data && <CodingText coding={query.data.code} />} width="narrow">
      <QueryView query={query}>{(allergy) => <EditForm key={allergy.id} allergy={allergy} />}</QueryView>
    </Page>
  )
}

function EditForm({ allergy }: { readonly allergy: Allergy }) {
  const navigate = useNavigate()
  const { id: allergyId, patientId } = allergy
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const params = { patientId, allergyId }
  const close = () => void navigate({ to: allergyPaths.detail(patientId, allergyId) })
  const sender = useSend(updateAllergy, {
    invalidates: ALLERGY_READS,
    readCurrent: () => request(getAllergy, { params }),
  })
  const form = useForm({
    schema: updateAllergy.body,
    initial: draftOf(allergy),
    version: allergy.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf,
    onSaved: close,
  })
  return (
    <Form form={form} patient={patient} onCancel={close}>
      <AllergyFields allergy={form.root} />
    </Form>
  )
}
