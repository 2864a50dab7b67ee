import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { MedicationLine } from '@ehr/ui/display/components/medication-line.tsx'
import type { PanelRow } from '@ehr/ui/table/panel-rows.tsx'
import type { TFunction } from 'i18next'
import { type Medication, medicationPaths } from '../contract.ts'
import { shownMedication } from './drug-name.ts'
import { isCurrent, MedicationState, toneOf } from './medication-state.tsx'

/** A prescription in the panels of the chart and of a visit: the whole line, since its ends are what matters. */
export function rowOf(medication: Medication, t: TFunction<'medications'>): PanelRow {
  const { id, patientId, status, isAsNeeded, instructions, authoredAt } = medication
  return {
    key: id,
    to: medicationPaths.detail(patientId, id),
    title: <MedicationLine medication={shownMedication(medication, t)} />,
    mark: <MedicationState status={status} />,
    detail: (
      <>
        {isAsNeeded && t('asNeeded')} {t(isCurrent(status) ? 'since' : 'field.authoredAt')}{' '}
        <ClinicalMoment at={authoredAt} show="date" />
        {instructions !== null && (
          <>
            {' · '}
            <bdi>{instructions}</bdi>
          </>
        )}
      </>
    ),
    tone: toneOf(medication),
  }
}
