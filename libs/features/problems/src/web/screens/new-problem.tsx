import { getPatientSummary } from '@ehr/feature-patients/contract'
import { useSend } from '@ehr/ui'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { CodeField } from '@ehr/ui/form/fields/code-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { createProblem, problemPaths, WRITTEN_CLINICAL_STATUSES } from '../../contract.ts'
import { DescribedFields } from '../form/described-fields.tsx'
import { DuplicateNotice } from '../form/duplicate-notice.tsx'
import { BLANK_PROBLEM } from '../form/problem-draft.ts'
import { problemMessages } from '../form/problem-messages.ts'
import { PROBLEM_READS } from '../form/problem-reads.ts'
import { searchProblems } from '../form/search-problems.ts'

/** Recording a problem. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('problems')
  const navigate = useNavigate()
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const sender = useSend(createProblem, { invalidates: PROBLEM_READS })
  const form = useForm({
    schema: createProblem.body,
    initial: BLANK_PROBLEM,
    save: (body) => sender.send({ params: { patientId }, body }),
    onSaved: ({ id }) => void navigate({ to: problemPaths.detail(patientId, id) }),
    messages: problemMessages(t),
  })
  return (
    <Page title={t('new')} width="narrow">
      <Form
        form={form}
        patient={patient}
        onCancel={() => void navigate({ to: problemPaths.list(patientId) })}
      >
        <CodeField
          field={form.at('code')}
          label={t('field.code')}
          description={t('codeHint')}
          search={searchProblems}
        />
        <DuplicateNotice patientId={patientId} problem={form.root} />
        <DescribedFields problem={form.root} statuses={WRITTEN_CLINICAL_STATUSES} />
      </Form>
    </Page>
  )
}
