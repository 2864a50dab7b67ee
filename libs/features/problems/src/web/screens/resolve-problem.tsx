import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import { localTime } from '@ehr/ui/display/site-time.ts'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { PartialDateField } from '@ehr/ui/form/fields/partial-date-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useViewer } from '@ehr/ui/viewer/viewer.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getProblem } from '../../contract.ts'
import { ChangeForm } from '../form/change-form.tsx'

/** Saying that a problem is over: since today, unless told otherwise. */
export function Screen({ params: { patientId = '', problemId = '' } }: ScreenProps) {
  const { t } = useTranslation('problems')
  const { timeZone } = useViewer().site
  const [today] = useState(() => localTime(new Date().toISOString(), timeZone).day)
  const query = useQuery(queryOf(getProblem, { params: { patientId, problemId } }))
  return (
    <Page
      title={t('resolve')}
      width="narrow"
      subtitle={query.data !== undefined && <CodingText coding={query.data.code} />}
    >
      <QueryView query={query}>
        {(problem) => (
          <ChangeForm
            key={problem.id}
            problem={problem}
            preset={{ clinicalStatus: 'resolved', abated: { value: today, precision: 'day' } }}
            saveLabel={t('resolve')}
          >
            {(field) => (
              <>
                <PartialDateField
                  field={field.at('abated')}
                  label={t('field.abatedAt')}
                  description={t('partOfDate')}
                  isPast
                />
                <TextField field={field.at('note')} label={t('field.note')} lines={4} />
              </>
            )}
          </ChangeForm>
        )}
      </QueryView>
    </Page>
  )
}
