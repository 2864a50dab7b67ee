import { getPatientSummary } from '@ehr/feature-patients/contract'
import { request, useSend } from '@ehr/ui'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { getMeasurement, type Measurement, markVitalAsError, vitalPaths } from '../../contract.ts'
import { VitalRows } from '../panel/vital-rows.tsx'
import { VITAL_READS } from '../vital-reads.ts'

/** Saying that a measurement was entered in error, and why; it stays readable, struck through. */
export function Screen({ params: { patientId = '', observationId = '' } }: ScreenProps) {
  const { t } = useTranslation('vitals')
  const query = useQuery(queryOf(getMeasurement, { params: { patientId, observationId } }))
  return (
    <Page title={t('error.title')} width="narrow">
      <QueryView query={query}>
        {(measurement) => <ErrorForm key={measurement.id} measurement={measurement} />}
      </QueryView>
    </Page>
  )
}

function ErrorForm({ measurement }: { readonly measurement: Measurement }) {
  const { t } = useTranslation('vitals')
  const navigate = useNavigate()
  const { patientId, values } = measurement
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const params = { patientId, observationId: measurement.id }
  const close = () => void navigate({ to: vitalPaths.list(patientId) })
  const sender = useSend(markVitalAsError, {
    invalidates: VITAL_READS,
    readCurrent: () => request(getMeasurement, { params }),
  })
  const form = useForm({
    schema: markVitalAsError.body,
    initial: { reason: null },
    version: measurement.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf: (current: Measurement) => ({ reason: current.statusReason }),
    onSaved: close,
  })
  return (
    <Form form={form} patient={patient} onCancel={close} saveLabel={t('error.save')}>
      <VitalRows label={t('error.title')} vitals={values} />
      <p>{t('error.explain')}</p>
      <TextField field={form.at('reason')} label={t('error.reason')} lines={2} />
    </Form>
  )
}
