import { useSend } from '@ehr/ui'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { patientPaths, registerPatient } from '../../contract.ts'
import { DuplicatesAside } from '../form/duplicates-aside.tsx'
import { formMessages } from '../form/form-messages.ts'
import { BLANK_PATIENT } from '../form/patient-draft.ts'
import { PatientFields } from '../form/patient-fields.tsx'
import css from '../form/patient-form.module.css'
import { useDuplicates } from '../form/use-duplicates.ts'

/** Registering somebody new; likely duplicates stand beside the form before anything is saved. */
export function Screen() {
  const { t } = useTranslation('patients')
  const navigate = useNavigate()
  const sender = useSend(registerPatient, { invalidates: ['patients.search', 'patients.recent'] })
  const form = useForm({
    schema: registerPatient.body,
    initial: { ...BLANK_PATIENT, duplicateReason: null },
    save: (body) => sender.send({ body }),
    onSaved: (patient) => void navigate({ to: patientPaths.chart(patient.id) }),
    messages: formMessages(t),
  })
  const candidates = useDuplicates(form.root).data?.items ?? []
  return (
    <Page title={t('register.title')}>
      <Form
        form={form}
        saveLabel={t('register.save')}
        onCancel={() => void navigate({ to: patientPaths.list })}
      >
        <div className={css.page} data-has-aside={candidates.length > 0}>
          <div className={css.form}>
            <PatientFields patient={form.root} />
          </div>
          {candidates.length > 0 && (
            <aside className={css.aside}>
              <DuplicatesAside candidates={candidates} reason={form.at('duplicateReason')} />
            </aside>
          )}
        </div>
      </Form>
    </Page>
  )
}
