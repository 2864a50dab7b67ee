import { getPatientSummary } from '@ehr/feature-patients/contract'
import { request, useSend } from '@ehr/ui'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
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
import { getProblem, markProblemAsError, type Problem, problemPaths } from '../../contract.ts'
import { PROBLEM_READS } from '../form/problem-reads.ts'

/** Saying that a problem was entered in error, and why; it stays readable, struck through. */
export function Screen({ params: { patientId = '', problemId = '' } }: ScreenProps) {
  const { t } = useTranslation('problems')
  const query = useQuery(queryOf(getProblem, { params: { patientId, problemId } }))
  return (
    <Page
      title={t('error.title')}
      width="narrow"
      subtitle={query.data !== undefined && <CodingText coding={query.data.code} />}
    >
      <QueryView query={query}>{(problem) => <ErrorForm key={problem.id} problem={problem} />}</QueryView>
    </Page>
  )
}

function ErrorForm({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation('problems')
  const navigate = useNavigate()
  const { patientId } = problem
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const params = { patientId, problemId: problem.id }
  const close = () => void navigate({ to: problemPaths.detail(patientId, problem.id) })
  const sender = useSend(markProblemAsError, {
    invalidates: PROBLEM_READS,
    readCurrent: () => request(getProblem, { params }),
  })
  const form = useForm({
    schema: markProblemAsError.body,
    initial: { reason: null },
    version: problem.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf: (current: Problem) => ({ reason: current.errorReason }),
    onSaved: close,
  })
  return (
    <Form form={form} patient={patient} onCancel={close} saveLabel={t('error.save')}>
      <p>{t('error.explain')}</p>
      <TextField field={form.at('reason')} label={t('error.reason')} lines={2} />
    </Form>
  )
}
