import { useViewer } from '@ehr/ui'
import { ageOn } from '@ehr/ui/display/age.ts'
import { AgeText } from '@ehr/ui/display/components/age-text.tsx'
import { ClinicalDay } from '@ehr/ui/display/components/clinical-day.tsx'
import { Identifier } from '@ehr/ui/display/components/identifier.tsx'
import { SexText } from '@ehr/ui/display/components/sex-text.tsx'
import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { localTime } from '@ehr/ui/display/site-time.ts'
import { DataTable, type MoreRows } from '@ehr/ui/table/data-table.tsx'
import type { TableColumn } from '@ehr/ui/table/table-column.ts'
import { IconLock } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type PatientSummary, patientPaths } from '../../contract.ts'
import { MarkedName } from './marked-name.tsx'

export interface PatientTableProps {
  readonly label: string
  readonly patients: readonly PatientSummary[]
  /** What was typed, to mark it in the names. */
  readonly search?: string
  readonly more?: MoreRows
}

/** Patients in a list: enough to tell two people apart before opening a chart. */
export function PatientTable({ label, patients, search = '', more }: PatientTableProps) {
  const { t } = useTranslation('patients')
  const navigate = useNavigate()
  const { timeZone } = useViewer().site
  return (
    <DataTable
      label={label}
      rows={patients}
      rowKey={(patient) => patient.id}
      columns={columnsOf(t, search, timeZone)}
      density="dense"
      onOpen={(patient) => void navigate({ to: patientPaths.chart(patient.id) })}
      rowTone={(patient) => (patient.isActive ? undefined : 'muted')}
      {...(more === undefined ? {} : { more })}
    />
  )
}

function columnsOf(
  t: TFunction<'patients'>,
  search: string,
  timeZone: string,
): TableColumn<PatientSummary>[] {
  return [
    {
      key: 'name',
      header: t('column.name'),
      phone: 'first',
      cell: (patient) => <NameCell patient={patient} search={search} />,
    },
    {
      key: 'born',
      header: t('column.born'),
      phone: 'second',
      breaks: 'whole',
      cell: ifOpen((patient) => <BornCell patient={patient} timeZone={timeZone} />),
    },
    {
      key: 'sex',
      header: t('column.sex'),
      phone: 'second',
      cell: ifOpen(({ sex }) => <SexText sex={sex} />),
    },
    {
      key: 'mrn',
      header: t('column.mrn'),
      phone: 'end',
      breaks: 'whole',
      cell: ifOpen(({ mrn }) => <Identifier value={mrn} />),
    },
    {
      key: 'phone',
      header: t('column.phone'),
      phone: 'none',
      breaks: 'whole',
      cell: ifOpen(({ phone }) => (phone === null ? null : <Identifier value={phone} />)),
    },
  ]
}

/** A restricted record is in a list by its name alone; who it is, the page before the chart says. */
function ifOpen(cell: TableColumn<PatientSummary>['cell']): TableColumn<PatientSummary>['cell'] {
  return (patient) => (patient.isRestricted ? null : cell(patient))
}

function NameCell({ patient, search }: { patient: PatientSummary; search: string }) {
  const { t } = useTranslation('patients')
  return (
    <>
      <MarkedName names={patient.names} search={search} />{' '}
      {patient.isRestricted && (
        <StatusMark tone="caution">
          <IconLock size={13} aria-hidden /> {t('mark.restricted')}
        </StatusMark>
      )}{' '}
      {patient.isDeceased && <StatusMark>{t('mark.deceased')}</StatusMark>}{' '}
      {patient.hasLookAlike && <StatusMark tone="caution">{t('mark.lookAlike')}</StatusMark>}{' '}
      {!patient.isActive && <StatusMark>{t('mark.inactive')}</StatusMark>}
    </>
  )
}

function BornCell({ patient, timeZone }: { patient: PatientSummary; timeZone: string }) {
  const { birthDate, isDeceased } = patient
  return (
    <>
      <ClinicalDay date={birthDate} />
      {birthDate !== null && !isDeceased && (
        <>
          {' ('}
          <AgeText age={ageOn(birthDate, localTime(new Date(), timeZone).day)} />
          {')'}
        </>
      )}
    </>
  )
}
