import { getPatientSummary } from '@ehr/feature-patients/contract'
import { useSend } from '@ehr/ui'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { CodeField } from '@ehr/ui/form/fields/code-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useViewer } from '@ehr/ui/viewer/viewer.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createImmunization, immunizationPaths } from '../../contract.ts'
import { DescribedFields } from '../form/described-fields.tsx'
import { blankImmunization } from '../form/immunization-draft.ts'
import { immunizationMessages } from '../form/immunization-messages.ts'
import { IMMUNIZATION_READS } from '../form/immunization-reads.ts'
import { searchVaccines } from '../form/search-vaccines.ts'
import { useForgetPresets } from '../form/use-forget-presets.ts'

/** Recording a dose, or that one was not given. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('immunizations')
  const navigate = useNavigate()
  const viewer = useViewer()
  const [blank] = useState(() => blankImmunization(viewer))
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const sender = useSend(createImmunization, { invalidates: IMMUNIZATION_READS })
  const form = useForm({
    schema: createImmunization.body,
    initial: blank,
    save: (body) => sender.send({ params: { patientId }, body }),
    onSaved: ({ id }) => void navigate({ to: immunizationPaths.detail(patientId, id) }),
    messages: immunizationMessages(t),
  })
  useForgetPresets(form.root)
  return (
    <Page title={t('new')} width="narrow">
      <Form
        form={form}
        patient={patient}
        onCancel={() => void navigate({ to: immunizationPaths.list(patientId) })}
      >
        <CodeField
          field={form.at('code')}
          label={t('field.code')}
          description={t('codeHint')}
          search={searchVaccines}
          opensAtOnce
        />
        <DescribedFields immunization={form.root} />
      </Form>
    </Page>
  )
}
