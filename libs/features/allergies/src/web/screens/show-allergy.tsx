import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import { Identifier } from '@ehr/ui/display/components/identifier.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { type Fact, Facts } from '@ehr/ui/page/facts.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { RecordStamp } from '@ehr/ui/page/record-stamp.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Allergy, allergyPaths, getAllergy } from '../../contract.ts'
import { ReactionText } from '../reaction-text.tsx'

/** One allergy, or the statement that none is known, whole. */
export function Screen({ params: { patientId = '', allergyId = '' } }: ScreenProps) {
  const { t } = useTranslation('allergies')
  const query = useQuery(queryOf(getAllergy, { params: { patientId, allergyId } }))
  return (
    <Page
      title={<AllergyTitle allergy={query.data} />}
      actions={<ButtonLink to={allergyPaths.list(patientId)}>{t('all')}</ButtonLink>}
    >
      <QueryView query={query}>
        {(allergy) => (
          <>
            <AllergyFacts allergy={allergy} />
            <RecordStamp record={allergy} />
          </>
        )}
      </QueryView>
    </Page>
  )
}

function AllergyTitle({ allergy }: { readonly allergy: Allergy | undefined }) {
  const { t } = useTranslation('allergies')
  if (allergy === undefined) return t('one')
  return allergy.isNoneKnown ? t('noneKnown') : <CodingText coding={allergy.code} />
}

function AllergyFacts({ allergy }: { readonly allergy: Allergy }) {
  const { t } = useTranslation('allergies')
  const notRecorded = useUiText().t('date.notRecorded')
  const { note, reaction, reactionSeverity } = allergy
  const word = (field: 'criticality' | 'category' | 'type') =>
    allergy[field] === null ? notRecorded : t(`value.${field}.${allergy[field]}`)
  const hasReaction = reaction !== null || reactionSeverity !== null
  const facts: Omit<Fact, 'label'>[] = [
    { key: 'clinicalStatus', value: t(`value.clinicalStatus.${allergy.clinicalStatus}`) },
    { key: 'verificationStatus', value: t(`value.verificationStatus.${allergy.verificationStatus}`) },
    ...(allergy.isNoneKnown
      ? []
      : [
          { key: 'criticality', value: word('criticality') },
          { key: 'reaction', value: hasReaction ? <ReactionText {...allergy} /> : notRecorded },
          { key: 'category', value: word('category') },
          { key: 'type', value: word('type') },
          { key: 'onsetAt', value: <ClinicalMoment at={allergy.onsetAt} show="date" /> },
        ]),
    { key: 'recordedAt', value: <ClinicalMoment at={allergy.recordedAt} show="date" /> },
    { key: 'codeNumber', value: <Identifier value={allergy.code.code} /> },
    ...(note === null ? [] : [{ key: 'note', value: <bdi>{note}</bdi>, isWide: true }]),
  ]
  return <Facts facts={facts.map((fact) => ({ ...fact, label: t(`field.${fact.key}`) }))} />
}
