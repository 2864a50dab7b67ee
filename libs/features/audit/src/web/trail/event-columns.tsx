import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import type { TableColumn } from '@ehr/ui/table/table-column.ts'
import type { TFunction } from 'i18next'
import type { Event } from '../../contract.ts'
import { EventPatients } from './event-patients.tsx'

/** An event as a row: when, who, what, whose. */
export function columnsOf(t: TFunction<'audit'>): TableColumn<Event>[] {
  return [
    {
      key: 'recordedAt',
      header: t('field.recordedAt'),
      phone: 'end',
      breaks: 'whole',
      cell: ({ recordedAt }) => <ClinicalMoment at={recordedAt} />,
    },
    {
      key: 'user',
      header: t('field.user'),
      phone: 'first',
      cell: ({ user }) => <UserName user={user} t={t} />,
    },
    { key: 'action', header: t('field.action'), cell: (event) => <EventAct event={event} t={t} /> },
    {
      key: 'patients',
      header: t('field.patients'),
      cell: (event) => <EventPatients event={event} most={3} />,
    },
    {
      key: 'operation',
      header: t('field.operation'),
      phone: 'none',
      cell: ({ operation }) => <bdi dir="ltr">{operation}</bdi>,
    },
  ]
}

interface UserNameProps {
  readonly user: Event['user']
  readonly t: TFunction<'audit'>
}

/** Who acted; nobody, where nobody was signed in. */
export function UserName({ user, t }: UserNameProps) {
  return user === null ? t('nobody') : <bdi>{user.name}</bdi>
}

/** What was done, and whether it came about. */
export function EventAct({ event, t }: { readonly event: Event; readonly t: TFunction<'audit'> }) {
  const { action, outcome, isBreakGlass } = event
  return (
    <>
      {t(`value.action.${action}`)}
      {outcome !== 'success' && (
        <>
          {' '}
          <StatusMark tone={outcome === 'refused' ? 'abnormal' : 'caution'}>
            {t(`value.outcome.${outcome}`)}
          </StatusMark>
        </>
      )}
      {isBreakGlass && (
        <>
          {' '}
          <StatusMark tone="critical">{t('brokenGlass')}</StatusMark>
        </>
      )}
    </>
  )
}
