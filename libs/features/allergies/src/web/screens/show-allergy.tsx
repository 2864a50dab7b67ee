import { ClinicalDay } from '@ehr/ui/display/components/clinical-day.tsx'
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
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { noneKnownOf } from '../../contract/none-known.ts'
import { type Allergy, allergyPaths, getAllergy, SUPERSEDED, updateAllergy } from '../../contract.ts'
import { AllergyActs, isActive } from '../allergy-acts.tsx'
import { DrugConflicts } from '../drug-conflicts.tsx'
import { ReactionText } from '../reaction-text.tsx'

/** One allergy, or the statement that none is known, whole. */
export function Screen({ params: { patientId = '', allergyId = '' } }: ScreenProps) {
  const { t } = useTranslation('allergies')
  const query = useQuery(queryOf(getAllergy, { params: { patientId, allergyId } }))
  const mayWrite = useIsAllowed(updateAllergy.access)
  const isOpen = query.data !== undefined && query.data.verificationStatus !== 'entered-in-error'
  return (
    <Page
      title={<AllergyTitle allergy={query.data} />}
      actions={<ButtonLink to={allergyPaths.list(patientId)}>{t('all')}</ButtonLink>}
      primary={
        mayWrite &&
        isOpen &&
        !query.data.isNoneKnown && (
          <ButtonLink to={allergyPaths.edit(patientId, allergyId)}>{t('edit')}</ButtonLink>
        )
      }
    >
      <QueryView query={query}>
        {(allergy) => (
          <>
            {isActive(allergy) && <DrugConflicts patientId={patientId} agent={allergy.code} />}
            <AllergyFacts allergy={allergy} />
            <RecordStamp record={allergy} history={{ patientId, kind: 'allergy', recordId: allergy.id }} />
            {isOpen && <AllergyActs key={allergy.version} allergy={allergy} />}
          </>
        )}
      </QueryView>
    </Page>
  )
}

function AllergyTitle({ allergy }: { readonly allergy: Allergy | undefined }) {
  const { t } = useTranslation('allergies')
  if (allergy === undefined) return t('one')
  return allergy.isNoneKnown ? (
    t(`noneKnownOf.${noneKnownOf(allergy.code.code)}`)
  ) : (
    <CodingText coding={allergy.code} />
  )
}

function AllergyFacts({ allergy }: { readonly allergy: Allergy }) {
  const { t } = useTranslation('allergies')
  const notRecorded = useUiText().t('date.notRecorded')
  const { note, statusReason } = allergy
  const word = (field: 'criticality' | 'category' | 'type') =>
    allergy[field] === null ? notRecorded : t(`value.${field}.${allergy[field]}`)
  const facts: Omit<Fact, 'label'>[] = [
    { key: 'clinicalStatus', value: t(`value.clinicalStatus.${allergy.clinicalStatus}`) },
    { key: 'verificationStatus', value: t(`value.verificationStatus.${allergy.verificationStatus}`) },
    ...(allergy.isNoneKnown
      ? []
      : [
          { key: 'criticality', value: word('criticality') },
          { key: 'reaction', value: <Reactions allergy={allergy} /> },
          { key: 'category', value: word('category') },
          { key: 'type', value: word('type') },
          { key: 'onsetAt', value: <Onset allergy={allergy} /> },
        ]),
    { key: 'recordedAt', value: <ClinicalMoment at={allergy.recordedAt} show="date" /> },
    ...(allergy.recordedBy === null ? [] : [{ key: 'recordedBy', value: <bdi>{allergy.recordedBy}</bdi> }]),
    ...(statusReason === null
      ? []
      : [{ key: 'statusReason', value: <StatusReason reason={statusReason} />, isWide: true }]),
    { key: 'codeNumber', value: <Identifier value={allergy.code.code} /> },
    ...(note === null ? [] : [{ key: 'note', value: <bdi>{note}</bdi>, isWide: true }]),
  ]
  return <Facts facts={facts.map((fact) => ({ ...fact, label: t(`field.${fact.key}`) }))} />
}

function Reactions({ allergy: { reactions } }: { readonly allergy: Allergy }) {
  const notRecorded = useUiText().t('date.notRecorded')
  if (reactions.length === 0) return notRecorded
  return (
    <>
      {reactions.map(({ manifestation, severity }) => (
        <div key={`${manifestation.code} ${manifestation.display}`}>
          <ReactionText reaction={manifestation.display} reactionSeverity={severity} />
        </div>
      ))}
    </>
  )
}

function Onset({ allergy: { onset, onsetAt } }: { readonly allergy: Allergy }) {
  return onset === null ? <ClinicalMoment at={onsetAt} show="date" /> : <ClinicalDay date={onset} />
}

/** What the system noted itself is in the screen's language; what people wrote stays as written. */
function StatusReason({ reason }: { readonly reason: string }) {
  const { t } = useTranslation('allergies')
  return reason === SUPERSEDED ? t('value.statusReason.superseded') : <bdi>{reason}</bdi>
}
