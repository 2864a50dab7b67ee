import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import type { PanelRow } from '@ehr/ui/table/panel-rows.tsx'
import type { TFunction } from 'i18next'
import { noneKnownOf } from '../contract/none-known.ts'
import { type Allergy, allergyPaths } from '../contract.ts'
import { AllergyState, toneOf } from './allergy-state.tsx'
import { ReactionText } from './reaction-text.tsx'

/** An allergy in two lines; that none is known is a line like any other, with its date. */
export function rowOf(allergy: Allergy, t: TFunction<'allergies'>): PanelRow {
  const { id, patientId, code, isNoneKnown, onsetAt, recordedAt } = allergy
  const at = onsetAt ?? recordedAt
  return {
    key: id,
    to: allergyPaths.detail(patientId, id),
    title: isNoneKnown ? t(`noneKnownOf.${noneKnownOf(code.code)}`) : <CodingText coding={code} />,
    ...(at === null ? {} : { end: <ClinicalMoment at={at} show="date" /> }),
    mark: <AllergyState allergy={allergy} />,
    detail: <ReactionText {...allergy} />,
    tone: toneOf(allergy),
  }
}
