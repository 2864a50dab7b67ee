import { getPatientSummary } from '@ehr/feature-patients/contract'
import { request, useSend } from '@ehr/ui'
import type { Draft } from '@ehr/ui/form/draft.ts'
import type { Field } from '@ehr/ui/form/field.ts'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { getProblem, type Problem, type ProblemChange, problemPaths, updateProblem } from '../../contract.ts'
import { draftOf } from './problem-draft.ts'
import { problemMessages } from './problem-messages.ts'
import { PROBLEM_READS } from './problem-reads.ts'

export interface ChangeFormProps {
  readonly problem: Problem
  /** What the form begins with beyond what is recorded: that it is resolved. */
  readonly preset?: Partial<Draft<ProblemChange>>
  readonly saveLabel?: string
  readonly children: (problem: Field<Draft<ProblemChange>>) => ReactNode
}

/** A change of what is written about a problem; the record stays open beneath it. */
export function ChangeForm({ problem, preset = {}, saveLabel, children }: ChangeFormProps) {
  const { t } = useTranslation('problems')
  const navigate = useNavigate()
  const { patientId } = problem
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const params = { patientId, problemId: problem.id }
  const close = () => void navigate({ to: problemPaths.detail(patientId, problem.id) })
  const sender = useSend(updateProblem, {
    invalidates: PROBLEM_READS,
    readCurrent: () => request(getProblem, { params }),
  })
  const form = useForm({
    schema: updateProblem.body,
    initial: { ...draftOf(problem), ...preset },
    version: problem.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf,
    onSaved: close,
    messages: problemMessages(t),
  })
  return (
    <Form form={form} patient={patient} onCancel={close} {...(saveLabel === undefined ? {} : { saveLabel })}>
      {children(form.root)}
    </Form>
  )
}
