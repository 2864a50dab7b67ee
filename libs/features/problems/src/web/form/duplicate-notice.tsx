import type { Coding } from '@ehr/contracts'
import type { Draft } from '@ehr/ui/form/draft.ts'
import { pointerOf } from '@ehr/ui/form/draft.ts'
import type { Field } from '@ehr/ui/form/field.ts'
import { CheckboxField } from '@ehr/ui/form/fields/checkbox-field.tsx'
import { useFieldValue } from '@ehr/ui/form/use-field.ts'
import { TextLink } from '@ehr/ui/page/button-link.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { listProblems, type Problem, type ProblemInput, problemPaths } from '../../contract.ts'
import css from './duplicate-notice.module.css'

export interface DuplicateNoticeProps {
  readonly patientId: string
  readonly problem: Field<Draft<ProblemInput>>
}

/**
 * Says that the chosen problem is among the active ones already, as soon as it is chosen, and asks to confirm
 * another one. Choosing another code asks anew.
 */
export function DuplicateNotice({ patientId, problem }: DuplicateNoticeProps) {
  const { t } = useTranslation('problems')
  const confirmed = problem.at('duplicateConfirmed')
  // Null while something is typed that was not chosen yet.
  const chosen: Draft<Coding> | null = useFieldValue(problem.at('code'))
  const key = `${chosen?.system} ${chosen?.code}`
  const { data } = useQuery(
    queryOf(listProblems, { params: { patientId }, query: { status: 'active', limit: 100 } }),
  )
  const same = data?.items.find(({ code }) => key === `${code.system} ${code.code}`)
  const isAsked = useIsAsked(confirmed)
  const askedFor = useRef(key)
  useEffect(() => {
    if (askedFor.current === key) return
    askedFor.current = key
    confirmed.write(false)
  })
  // Hidden, not absent: what the server says is put at fields that are there.
  return (
    <div hidden={same === undefined && !isAsked}>
      <Notice tone="caution" title={t('duplicate.title')} isLive>
        {same !== undefined && <SameProblem problem={same} />}
        <CheckboxField field={confirmed} label={t('duplicate.confirm')} />
      </Notice>
    </div>
  )
}

function SameProblem({ problem }: { readonly problem: Problem }) {
  return (
    <TextLink to={problemPaths.detail(problem.patientId, problem.id)} className={css.same}>
      <bdi>{problem.code.display}</bdi>
    </TextLink>
  )
}

/** Whether Save was refused for it: then the question shows also where the list is not loaded. */
function useIsAsked({ store, path }: Field<boolean | null>): boolean {
  const pointer = pointerOf(path)
  return useSyncExternalStore(store.subscribe, () => store.getProblems().has(pointer))
}
