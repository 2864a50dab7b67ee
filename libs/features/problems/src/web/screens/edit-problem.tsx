import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getProblem, PROBLEM_CLINICAL_STATUS_VALUES, WRITTEN_CLINICAL_STATUSES } from '../../contract.ts'
import { ChangeForm } from '../form/change-form.tsx'
import { DescribedFields } from '../form/described-fields.tsx'

/** Changing what is written about a problem. */
export function Screen({ params: { patientId = '', problemId = '' } }: ScreenProps) {
  const { t } = useTranslation('problems')
  const query = useQuery(queryOf(getProblem, { params: { patientId, problemId } }))
  return (
    <Page
      title={t('edit')}
      width="narrow"
      subtitle={query.data !== undefined && <CodingText coding={query.data.code} />}
    >
      <QueryView query={query}>
        {(problem) => (
          <ChangeForm key={problem.id} problem={problem}>
            {(field) => <DescribedFields problem={field} statuses={statusesFor(problem.clinicalStatus)} />}
          </ChangeForm>
        )}
      </QueryView>
    </Page>
  )
}

type Status = (typeof PROBLEM_CLINICAL_STATUS_VALUES)[number]

/** The usual ones, and the one that an import brought. */
function statusesFor(current: Status): readonly Status[] {
  return PROBLEM_CLINICAL_STATUS_VALUES.filter(
    (status) => status === current || WRITTEN_CLINICAL_STATUSES.some((usual) => usual === status),
  )
}
