import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import type { PanelRow } from '@ehr/ui/table/panel-rows.tsx'
import { useTranslation } from 'react-i18next'
import { type Immunization, immunizationPaths } from '../contract.ts'
import { DoseTime } from './dose-time.tsx'
import { ImmunizationState, toneOf } from './immunization-state.tsx'
import { KnownWord } from './known-word.tsx'

/** An immunization in two lines, for the panels of the chart and of a visit. */
export function rowOf(immunization: Immunization): PanelRow {
  const { id, patientId, code } = immunization
  return {
    key: id,
    to: immunizationPaths.detail(patientId, id),
    title: <CodingText coding={code} />,
    end: <DoseTime dose={immunization} show="date" />,
    mark: <ImmunizationState status={immunization.status} />,
    detail: <RowDetail immunization={immunization} />,
    tone: toneOf(immunization),
  }
}

function RowDetail({ immunization }: { readonly immunization: Immunization }) {
  const { t } = useTranslation('immunizations')
  const { doseNumber, site, statusReason } = immunization
  return (
    <>
      {doseNumber !== null && t('doseOf', { number: doseNumber })}
      {doseNumber !== null && site !== null && ' · '}
      {site !== null && <KnownWord kind="site" word={site} />}
      {statusReason !== null && <KnownWord kind="statusReason" word={statusReason} />}
    </>
  )
}
