import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { DataTable } from '@ehr/ui/table/data-table.tsx'
import { ErrorSwitch } from '@ehr/ui/table/error-switch.tsx'
import type { TableColumn } from '@ehr/ui/table/table-column.ts'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noneKnownOf } from '../../contract/none-known.ts'
import {
  type Allergy,
  allergyPaths,
  createAllergy,
  getAllergySummary,
  listAllergies,
} from '../../contract.ts'
import { AllergyState, toneOf } from '../allergy-state.tsx'
import { NoneKnownForm } from '../none-known-form.tsx'
import { ReactionText } from '../reaction-text.tsx'
import { ReviewLine } from '../review-line.tsx'

/** All allergies of a patient, the most critical active one first. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('allergies')
  const navigate = useNavigate()
  const mayWrite = useIsAllowed(createAllergy.access)
  const summary = useQuery(queryOf(getAllergySummary, { params: { patientId } })).data
  const [withErrors, setWithErrors] = useState(false)
  const enteredInError = withErrors ? 'include' : 'omit'
  const query = useInfiniteQuery(pagesOf(listAllergies, { params: { patientId }, query: { enteredInError } }))
  return (
    <Page
      title={t('title')}
      actions={<ErrorSwitch isOn={withErrors} onChange={setWithErrors} />}
      primary={
        mayWrite && (
          <ButtonLink variant="filled" to={allergyPaths.create(patientId)}>
            {t('new')}
          </ButtonLink>
        )
      }
    >
      {summary !== undefined && <ReviewLine patientId={patientId} summary={summary} />}
      <QueryView
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
      >
        {({ pages }) => (
          <DataTable
            label={t('title')}
            rows={pages.flatMap(({ items }) => items)}
            rowKey={({ id }) => id}
            columns={columnsOf(t)}
            onOpen={({ id }) => void navigate({ to: allergyPaths.detail(patientId, id) })}
            more={query}
            rowTone={toneOf}
          />
        )}
      </QueryView>
      {mayWrite && summary !== undefined && <NoneKnownForm patientId={patientId} summary={summary} />}
    </Page>
  )
}

function columnsOf(t: TFunction<'allergies'>): TableColumn<Allergy>[] {
  return [
    {
      key: 'code',
      header: t('field.code'),
      phone: 'first',
      cell: (allergy) => (
        <>
          {allergy.isNoneKnown ? (
            t(`noneKnownOf.${noneKnownOf(allergy.code.code)}`)
          ) : (
            <CodingText coding={allergy.code} />
          )}{' '}
          <AllergyState allergy={allergy} />
        </>
      ),
    },
    { key: 'reaction', header: t('field.reaction'), cell: (allergy) => <ReactionText {...allergy} /> },
    {
      key: 'category',
      header: t('field.category'),
      cell: ({ category }) => category !== null && t(`value.category.${category}`),
    },
    {
      key: 'recordedAt',
      header: t('field.recordedAt'),
      phone: 'none',
      breaks: 'whole',
      cell: ({ recordedAt }) => <ClinicalMoment at={recordedAt} show="date" />,
    },
  ]
}
