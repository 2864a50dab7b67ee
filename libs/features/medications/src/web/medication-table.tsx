import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import { MedicationLine } from '@ehr/ui/display/components/medication-line.tsx'
import { DataTable, type MoreRows } from '@ehr/ui/table/data-table.tsx'
import type { TableColumn } from '@ehr/ui/table/table-column.ts'
import { useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type Medication, medicationPaths } from '../contract.ts'
import { shownMedication } from './drug-name.ts'
import { isCurrent, MedicationState, toneOf } from './medication-state.tsx'
import { StopReason } from './stop-reason.tsx'

export interface MedicationTableProps {
  readonly label: string
  readonly medications: readonly Medication[]
  readonly more: MoreRows
  /** Past ones also tell when and why they ended. */
  readonly isPast?: boolean
}

/** Prescriptions, a whole medication line each. */
export function MedicationTable({ label, medications, more, isPast = false }: MedicationTableProps) {
  const { t } = useTranslation('medications')
  const navigate = useNavigate()
  return (
    <DataTable
      label={label}
      rows={medications}
      rowKey={({ id }) => id}
      columns={[...lineColumns(t), ...(isPast ? endColumns(t) : [reasonColumn(t)]), prescriberColumn(t)]}
      onOpen={({ id, patientId }) => void navigate({ to: medicationPaths.detail(patientId, id) })}
      more={more}
      rowTone={toneOf}
    />
  )
}

function lineColumns(t: TFunction<'medications'>): TableColumn<Medication>[] {
  return [
    {
      key: 'line',
      header: t('one'),
      phone: 'first',
      cell: (medication) => (
        <>
          <MedicationLine medication={shownMedication(medication, t)} />{' '}
          {medication.isAsNeeded && t('asNeeded')}{' '}
          {isCurrent(medication.status) && <MedicationState status={medication.status} />}
        </>
      ),
    },
    {
      key: 'authoredAt',
      header: t('field.authoredAt'),
      phoneLabel: t('field.authoredAt'),
      breaks: 'whole',
      cell: ({ authoredAt }) => <ClinicalMoment at={authoredAt} show="date" />,
    },
  ]
}

function endColumns(t: TFunction<'medications'>): TableColumn<Medication>[] {
  return [
    {
      key: 'stoppedAt',
      header: t('field.stoppedAt'),
      phoneLabel: t('field.stoppedAt'),
      breaks: 'whole',
      cell: ({ stoppedAt }) => <ClinicalMoment at={stoppedAt} show="date" />,
    },
    {
      key: 'status',
      header: t('field.status'),
      cell: ({ status }) => t(`value.status.${status}`),
    },
    {
      key: 'stopReason',
      header: t('field.stopReason'),
      cell: (medication) => <StopReason medication={medication} />,
    },
  ]
}

function reasonColumn(t: TFunction<'medications'>): TableColumn<Medication> {
  return {
    key: 'reason',
    header: t('field.reason'),
    cell: ({ reason }) => reason !== null && <CodingText coding={reason} />,
  }
}

function prescriberColumn(t: TFunction<'medications'>): TableColumn<Medication> {
  return {
    key: 'practitioner',
    header: t('field.practitioner'),
    phone: 'none',
    cell: ({ practitioner }) => practitioner !== null && <bdi>{practitioner.name}</bdi>,
  }
}
