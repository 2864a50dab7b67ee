import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { PatientNameText } from '@ehr/ui/display/components/patient-name-text.tsx'
import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import type { TableColumn } from '@ehr/ui/table/table-column.ts'
import { IconLock } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { BrokenGlass } from '../../contract.ts'

/** Who opened whose chart, when and why, and who looked into it. */
export function columnsOf(t: TFunction<'restricted-charts'>): TableColumn<BrokenGlass>[] {
  return [
    {
      key: 'user',
      header: t('field.user'),
      phone: 'first',
      cell: ({ user }) => <bdi>{user.name}</bdi>,
    },
    {
      key: 'patient',
      header: t('field.patient'),
      phone: 'second',
      cell: ({ patient }) => (
        <>
          <IconLock size={13} aria-label={t('review.restricted')} />{' '}
          <PatientNameText names={patient.names} latinForm="beside" />
        </>
      ),
    },
    {
      key: 'brokenAt',
      header: t('field.brokenAt'),
      phone: 'end',
      breaks: 'whole',
      cell: ({ brokenAt }) => <ClinicalMoment at={brokenAt} />,
    },
    {
      key: 'reason',
      header: t('field.reason'),
      phone: 'second',
      cell: ({ reasonCode, reasonText }) => (
        <>
          {t(`value.reasonCode.${reasonCode}`)} · <bdi>{reasonText}</bdi>
        </>
      ),
    },
    {
      key: 'reviewed',
      header: t('field.reviewed'),
      phone: 'second',
      cell: (item) => <ReviewState item={item} t={t} />,
    },
  ]
}

function ReviewState({
  item,
  t,
}: {
  readonly item: BrokenGlass
  readonly t: TFunction<'restricted-charts'>
}) {
  if (item.reviewedAt === null) return <StatusMark tone="caution">{t('review.notYet')}</StatusMark>
  return (
    <>
      <ClinicalMoment at={item.reviewedAt} show="date" /> · <bdi>{item.reviewedBy}</bdi>
      {item.reviewNote !== null && (
        <>
          {' '}
          · <bdi>{item.reviewNote}</bdi>
        </>
      )}
    </>
  )
}
