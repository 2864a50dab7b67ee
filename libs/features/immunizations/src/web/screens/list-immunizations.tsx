import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import { Identifier } from '@ehr/ui/display/components/identifier.tsx'
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
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  createImmunization,
  type Immunization,
  immunizationPaths,
  listImmunizations,
} from '../../contract.ts'
import { DoseTime } from '../dose-time.tsx'
import { ImmunizationState, toneOf } from '../immunization-state.tsx'
import { KnownWord } from '../known-word.tsx'

/** All immunizations of a patient, newest first. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('immunizations')
  const navigate = useNavigate()
  const mayWrite = useIsAllowed(createImmunization.access)
  const [withErrors, setWithErrors] = useState(false)
  const enteredInError = withErrors ? 'include' : 'omit'
  const query = useInfiniteQuery(
    pagesOf(listImmunizations, { params: { patientId }, query: { enteredInError } }),
  )
  return (
    <Page
      title={t('title')}
      actions={<ErrorSwitch isOn={withErrors} onChange={setWithErrors} />}
      primary={
        mayWrite && (
          <ButtonLink to={immunizationPaths.create(patientId)} variant="filled">
            {t('new')}
          </ButtonLink>
        )
      }
    >
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
            onOpen={({ id }) => void navigate({ to: immunizationPaths.detail(patientId, id) })}
            more={query}
            rowTone={toneOf}
          />
        )}
      </QueryView>
    </Page>
  )
}

function columnsOf(t: TFunction<'immunizations'>): TableColumn<Immunization>[] {
  return [
    {
      key: 'code',
      header: t('field.code'),
      phone: 'first',
      cell: ({ code, status }) => (
        <>
          <CodingText coding={code} /> <ImmunizationState status={status} />
        </>
      ),
    },
    {
      key: 'occurredAt',
      header: t('field.occurredAt'),
      phone: 'end',
      breaks: 'whole',
      cell: (dose) => <DoseTime dose={dose} show="date" />,
    },
    {
      key: 'dose',
      header: t('field.doseNumber'),
      phone: 'second',
      cell: ({ doseNumber }) => doseNumber !== null && t('doseOf', { number: doseNumber }),
    },
    {
      key: 'site',
      header: t('field.site'),
      cell: ({ site }) => site !== null && <KnownWord kind="site" word={site} />,
    },
    {
      key: 'lot',
      header: t('field.lotNumber'),
      breaks: 'whole',
      phone: 'none',
      cell: ({ lotNumber }) => lotNumber !== null && <Identifier value={lotNumber} />,
    },
    {
      key: 'source',
      header: t('field.source'),
      phone: 'none',
      cell: ({ isPrimarySource }) => t(isPrimarySource ? 'source.here' : 'source.reported'),
    },
  ]
}
