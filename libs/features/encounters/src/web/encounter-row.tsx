import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import type { PanelRow } from '@ehr/ui/table/panel-rows.tsx'
import { type Encounter, encounterPaths } from '../contract.ts'
import { EncounterState, toneOf } from './encounter-state.tsx'
import { EncounterTitle } from './encounter-title.tsx'

/** A visit in two lines, for the chart. */
export function rowOf(encounter: Encounter): PanelRow {
  const { id, patientId, startedAt, reason, practitioner, status } = encounter
  const details = [reason?.display, practitioner?.name].filter((text) => text !== undefined)
  return {
    key: id,
    to: encounterPaths.detail(patientId, id),
    title: <EncounterTitle encounter={encounter} />,
    end: <ClinicalMoment at={startedAt} show="date" />,
    mark: <EncounterState status={status} />,
    detail: <bdi>{details.join(' · ')}</bdi>,
    tone: toneOf(encounter),
  }
}
