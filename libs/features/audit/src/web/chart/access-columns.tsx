import { ClinicalDay } from '@ehr/ui/display/components/clinical-day.tsx'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import type { TableColumn } from '@ehr/ui/table/table-column.ts'
import type { TFunction } from 'i18next'
import type { ChartAccess } from '../../contract.ts'
import { UserName } from '../trail/event-columns.tsx'
import { roleWords } from '../trail/role-words.ts'
import { accessPhrases } from './access-words.ts'

export interface AccessTexts {
  readonly t: TFunction<'audit'>
  readonly ui: TFunction<'ui'>
}

/** A person's dealings with the chart on a day. */
export function columnsOf({ t, ui }: AccessTexts): TableColumn<ChartAccess>[] {
  return [
    {
      key: 'day',
      header: t('field.day'),
      phone: 'end',
      breaks: 'whole',
      cell: ({ day }) => <ClinicalDay date={day} />,
    },
    {
      key: 'times',
      header: t('field.times'),
      phone: 'none',
      breaks: 'whole',
      cell: ({ firstAt, lastAt }) => (
        <>
          <ClinicalMoment at={firstAt} show="time" />
          {minuteOf(lastAt) !== minuteOf(firstAt) && (
            <>
              {' – '}
              <ClinicalMoment at={lastAt} show="time" />
            </>
          )}
        </>
      ),
    },
    {
      key: 'user',
      header: t('field.user'),
      phone: 'first',
      cell: ({ user }) => <UserName user={user} t={t} />,
    },
    { key: 'roles', header: t('field.roles'), phone: 'none', cell: ({ roles }) => roleWords(roles, ui) },
    {
      key: 'did',
      header: t('field.did'),
      cell: (access) => (
        <>
          {accessPhrases(access, t).join(' · ')}
          {access.breakGlassReasons.map((reason) => (
            <div key={reason}>
              <StatusMark tone="critical">{t('brokenGlass')}</StatusMark> <bdi>{reason}</bdi>
            </div>
          ))}
        </>
      ),
    },
  ]
}

function minuteOf(at: string): string {
  return at.slice(0, '2026-11-21T09:30'.length)
}
