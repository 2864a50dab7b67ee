import { ClinicalDay } from '@ehr/ui/display/components/clinical-day.tsx'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { DataTable } from '@ehr/ui/table/data-table.tsx'
import { ErrorSwitch } from '@ehr/ui/table/error-switch.tsx'
import type { TableColumn } from '@ehr/ui/table/table-column.ts'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { Checkbox } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createProblem, listProblems, type Problem, problemPaths } from '../../contract.ts'
import { ProblemState, toneOf } from '../problem-state.tsx'

/** All problems of a patient: the active ones first, then the newest. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('problems')
  const navigate = useNavigate()
  const mayWrite = useIsAllowed(createProblem.access)
  const [onlyActive, setOnlyActive] = useState(false)
  const [withErrors, setWithErrors] = useState(false)
  const query = useInfiniteQuery(
    pagesOf(listProblems, {
      params: { patientId },
      query: { status: onlyActive ? 'active' : 'all', enteredInError: withErrors ? 'include' : 'omit' },
    }),
  )
  return (
    <Page
      title={t('title')}
      primary={
        mayWrite && (
          <ButtonLink to={problemPaths.create(patientId)} variant="filled">
            {t('new')}
          </ButtonLink>
        )
      }
      actions={
        <>
          <Checkbox
            label={t('onlyActive')}
            checked={onlyActive}
            onChange={(event) => setOnlyActive(event.currentTarget.checked)}
          />
          <ErrorSwitch isOn={withErrors} onChange={setWithErrors} />
        </>
      }
    >
      <QueryView
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={
          onlyActive ? (
            <EmptyState title={t('empty.active')}>{t('empty.activeText')}</EmptyState>
          ) : (
            <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
          )
        }
      >
        {({ pages }) => (
          <DataTable
            label={t('title')}
            rows={pages.flatMap(({ items }) => items)}
            rowKey={({ id }) => id}
            columns={columnsOf(t)}
            onOpen={({ id }) => void navigate({ to: problemPaths.detail(patientId, id) })}
            more={query}
            rowTone={toneOf}
          />
        )}
      </QueryView>
    </Page>
  )
}

function columnsOf(t: TFunction<'problems'>): TableColumn<Problem>[] {
  return [
    {
      key: 'code',
      header: t('field.code'),
      phone: 'first',
      cell: (problem) => (
        <>
          <CodingText coding={problem.code} /> <ProblemState problem={problem} />
        </>
      ),
    },
    {
      key: 'onsetAt',
      header: t('field.onsetAt'),
      phone: 'end',
      breaks: 'whole',
      cell: ({ onset }) => <ClinicalDay date={onset} />,
    },
    {
      key: 'abatedAt',
      header: t('field.abatedAt'),
      phoneLabel: t('field.abatedAt'),
      phone: 'none',
      breaks: 'whole',
      cell: ({ abated }) => abated !== null && <ClinicalDay date={abated} />,
    },
    {
      key: 'category',
      header: t('field.category'),
      cell: ({ category }) => t(`value.category.${category}`),
    },
  ]
}
