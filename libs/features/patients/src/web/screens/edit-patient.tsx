import { request, useIsAllowed, useSend } from '@ehr/ui'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { recordHistoryPath } from '@ehr/ui/page/record-stamp.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { getPatient, type Patient, patientPaths, setPatientActive, updatePatient } from '../../contract.ts'
import { ActiveForm } from '../form/active-form.tsx'
import { formMessages } from '../form/form-messages.ts'
import { draftOf } from '../form/patient-draft.ts'
import { PatientFields } from '../form/patient-fields.tsx'
import css from '../form/patient-form.module.css'
import { PATIENT_READS } from '../form/patient-reads.ts'

/** Correcting what is written about a patient, and taking the record out of use. */
export function Screen({ params }: ScreenProps) {
  const { t } = useTranslation('patients')
  const ui = useUiText()
  const query = useQuery(queryOf(getPatient, { params: { patientId: params.patientId ?? '' } }))
  const mayDeactivate = useIsAllowed(setPatientActive.access)
  return (
    <Page
      title={t('edit.title')}
      actions={
        query.data !== undefined && (
          <ButtonLink to={historyOf(query.data.id)}>{ui.t('record.history')}</ButtonLink>
        )
      }
    >
      <QueryView query={query}>
        {(patient) => (
          <div className={css.form}>
            <EditForm key={patient.id} patient={patient} />
            {mayDeactivate && <ActiveForm key={`${patient.id} ${patient.isActive}`} patient={patient} />}
          </div>
        )}
      </QueryView>
    </Page>
  )
}

function historyOf(patientId: string) {
  return recordHistoryPath({ patientId, kind: 'patient', recordId: patientId })
}

function EditForm({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('patients')
  const navigate = useNavigate()
  const params = { patientId: patient.id }
  const sender = useSend(updatePatient, {
    invalidates: PATIENT_READS,
    readCurrent: () => request(getPatient, { params }),
  })
  const form = useForm({
    schema: updatePatient.body,
    initial: draftOf(patient),
    version: patient.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf,
    onSaved: () => void navigate({ to: patientPaths.chart(patient.id) }),
    messages: formMessages(t),
  })
  return (
    <Form
      form={form}
      patient={patient}
      onCancel={() => void navigate({ to: patientPaths.chart(patient.id) })}
    >
      <div className={css.form}>
        <PatientFields patient={form.root} />
      </div>
    </Form>
  )
}
