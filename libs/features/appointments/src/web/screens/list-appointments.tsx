import { useIsAllowed } from '@ehr/ui'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { DataTable } from '@ehr/ui/table/data-table.tsx'
import { ErrorSwitch } from '@ehr/ui/table/error-switch.tsx'
import type { TableColumn } from '@ehr/ui/table/table-column.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Appointment, appointmentPaths, bookAppointment, listAppointments } from '../../contract.ts'
import { ReasonText } from '../reason-text.tsx'
import { AppointmentStatusMark } from '../status-mark.tsx'

/** All appointments of a patient, the latest first. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('appointments')
  const navigate = useNavigate()
  const mayBook = useIsAllowed(bookAppointment.access)
  const [withErrors, setWithErrors] = useState(false)
  const query = useInfiniteQuery(
    pagesOf(listAppointments, {
      params: { patientId },
      query: { enteredInError: withErrors ? 'include' : 'omit' },
    }),
  )
  return (
    <Page
      title={t('title')}
      actions={<ErrorSwitch isOn={withErrors} onChange={setWithErrors} />}
      primary={mayBook && <ButtonLink to={appointmentPaths.book(patientId)}>{t('book')}</ButtonLink>}
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
            onOpen={({ id }) => void navigate({ to: appointmentPaths.detail(patientId, id) })}
            more={query}
            rowTone={({ status }) =>
              status === 'entered-in-error' || status === 'cancelled' ? 'struck' : undefined
            }
          />
        )}
      </QueryView>
    </Page>
  )
}

function columnsOf(t: TFunction<'appointments'>): TableColumn<Appointment>[] {
  return [
    {
      key: 'startsAt',
      header: t('field.startsAt'),
      phone: 'first',
      breaks: 'whole',
      cell: ({ startsAt }) => <ClinicalMoment at={startsAt} />,
    },
    {
      key: 'reason',
      header: t('field.reason'),
      phone: 'second',
      cell: (appointment) => <ReasonText appointment={appointment} />,
    },
    {
      key: 'practitioner',
      header: t('field.practitioner'),
      phone: 'second',
      cell: ({ practitioner }) => <bdi>{practitioner.name}</bdi>,
    },
    {
      key: 'location',
      header: t('field.location'),
      phone: 'none',
      cell: ({ location }) => <bdi>{location.name}</bdi>,
    },
    {
      key: 'status',
      header: t('field.status'),
      phone: 'end',
      breaks: 'whole',
      cell: ({ status }) => <AppointmentStatusMark status={status} />,
    },
  ]
}
