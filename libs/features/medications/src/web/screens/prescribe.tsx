import { getPatientSummary } from '@ehr/feature-patients/contract'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { CodeField } from '@ehr/ui/form/fields/code-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useFieldValue } from '@ehr/ui/form/use-field.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { medicationPaths } from '../../contract.ts'
import { OrderFields } from '../order/order-fields.tsx'
import { searchDrugs } from '../order/search-codes.ts'
import { usePrescriptionForm } from '../order/use-prescription-form.ts'
import { OrderWarnings } from '../warnings/order-warnings.tsx'

/** Prescribing: what speaks against a drug stands below it as soon as it is chosen. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('medications')
  const navigate = useNavigate()
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const { form, found } = usePrescriptionForm(patientId)
  const drug = useFieldValue(form.at('code'))
  const close = () => void navigate({ to: medicationPaths.list(patientId) })
  return (
    <Page title={t('prescribe')}>
      <Form form={form} patient={patient} saveLabel={t('order.save')} onCancel={close}>
        <CodeField
          field={form.at('code')}
          label={t('one')}
          description={t('order.drugHint')}
          search={searchDrugs}
        />
        <OrderWarnings
          patientId={patientId}
          drug={drug}
          answers={form.at('answers')}
          found={found}
          onGiveUp={close}
        />
        <OrderFields order={form.root} />
      </Form>
    </Page>
  )
}
