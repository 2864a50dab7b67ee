import { ageOn } from '@ehr/ui/display/age.ts'
import { AgeText } from '@ehr/ui/display/components/age-text.tsx'
import { Identifier } from '@ehr/ui/display/components/identifier.tsx'
import { PatientNameText } from '@ehr/ui/display/components/patient-name-text.tsx'
import { SexText } from '@ehr/ui/display/components/sex-text.tsx'
import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { localTime, zoneToName } from '@ehr/ui/display/site-time.ts'
import type { TableColumn } from '@ehr/ui/table/table-column.ts'
import { IconLock } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Arrival } from '../../contract.ts'
import { ReasonText } from '../reason-text.tsx'
import { AppointmentStatusMark } from '../status-mark.tsx'
import css from './day.module.css'
import type { DayChoice } from './use-day.ts'
import { minutesWaited } from './wait.ts'

interface Frame {
  readonly now: Date
  /** The zone that the rest of the screen is in. */
  readonly siteZone: string
  readonly choice: DayChoice
}

/** What a line of the day shows, in the order in which the desk asks for it. */
export function columnsOf(t: TFunction<'appointments'>, frame: Frame): TableColumn<Arrival>[] {
  const { now, siteZone, choice } = frame
  const hasSeveral = choice.who === 'all'
  return [
    {
      key: 'time',
      header: t('column.time'),
      phone: 'first',
      breaks: 'whole',
      cell: (arrival) => <StartTime arrival={arrival} {...frame} />,
    },
    { key: 'name', header: t('column.patient'), phone: 'first', cell: (row) => <Name arrival={row} /> },
    {
      key: 'age',
      header: t('column.age'),
      breaks: 'whole',
      cell: ({ patient }) => <AgeAndSex patient={patient} today={localTime(now, siteZone).day} />,
    },
    {
      key: 'mrn',
      header: t('column.mrn'),
      phone: 'none',
      breaks: 'whole',
      cell: ({ patient: { mrn } }) => mrn !== null && <Identifier value={mrn} />,
    },
    {
      key: 'reason',
      header: t('field.reason'),
      cell: (row) => (row.patient.isRestricted ? null : <ReasonText appointment={row} />),
    },
    ...(hasSeveral
      ? [
          {
            key: 'practitioner',
            header: t('field.practitioner'),
            phone: 'none' as const,
            cell: ({ practitioner }: Arrival) => <bdi>{practitioner.name}</bdi>,
          },
        ]
      : []),
    {
      key: 'status',
      header: t('field.status'),
      phone: 'end',
      breaks: 'whole',
      cell: ({ status }) => <AppointmentStatusMark status={status} />,
    },
    {
      key: 'wait',
      header: t('column.wait'),
      align: 'end',
      breaks: 'whole',
      cell: (arrival) => <Wait minutes={minutesWaited(arrival, now)} />,
    },
  ]
}

function StartTime({ arrival: { startsAt, location }, siteZone, choice }: Frame & { arrival: Arrival }) {
  const zone = choice.choices?.locations.find(({ id }) => id === location.id)?.timeZone ?? siteZone
  const named = zoneToName(startsAt, zone, siteZone)
  return (
    <time dateTime={startsAt} className={css.time}>
      {localTime(startsAt, zone).time}
      {named !== undefined && (
        <>
          {' '}
          <bdi dir="ltr">{named}</bdi>
        </>
      )}
    </time>
  )
}

function Name({ arrival: { patient, overlapReason } }: { arrival: Arrival }) {
  const { t } = useTranslation('appointments')
  return (
    <>
      <PatientNameText names={patient.names} latinForm="beside" />{' '}
      {patient.isRestricted && (
        <StatusMark tone="caution">
          <IconLock size={12} aria-hidden /> {t('mark.restricted')}
        </StatusMark>
      )}{' '}
      {patient.isDeceased && <StatusMark>{t('mark.deceased')}</StatusMark>}{' '}
      {overlapReason !== null && <StatusMark tone="caution">{t('mark.overlap')}</StatusMark>}
    </>
  )
}

function AgeAndSex({ patient, today }: { patient: Arrival['patient']; today: string }) {
  if (patient.isRestricted) return null
  const { birthDate, sex } = patient
  return (
    <>
      <AgeText age={birthDate === null ? undefined : ageOn(birthDate, today)} />
      {sex !== null && (
        <>
          {' · '}
          <SexText sex={sex} />
        </>
      )}
    </>
  )
}

function Wait({ minutes }: { minutes: number | undefined }) {
  const { t } = useTranslation('appointments')
  return minutes === undefined ? null : t('wait', { count: minutes })
}
