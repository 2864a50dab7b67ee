import { encounterPaths } from '@ehr/feature-encounters/contract'
import { ClinicalDay } from '@ehr/ui/display/components/clinical-day.tsx'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import { Identifier } from '@ehr/ui/display/components/identifier.tsx'
import { MedicationLine } from '@ehr/ui/display/components/medication-line.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { ButtonLink, TextLink } from '@ehr/ui/page/button-link.tsx'
import { type Fact, Facts } from '@ehr/ui/page/facts.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { RecordStamp } from '@ehr/ui/page/record-stamp.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { updateMedication } from '../../contract/orders.ts'
import { getMedication, type Medication, medicationPaths } from '../../contract.ts'
import { MedicationActs } from '../acts/medication-acts.tsx'
import { shownMedication } from '../drug-name.ts'
import { isCurrent } from '../medication-state.tsx'
import { StopReason } from '../stop-reason.tsx'
import { OverrideList } from '../warnings/override-list.tsx'

/** One prescription, whole. */
export function Screen({ params: { patientId = '', medicationId = '' } }: ScreenProps) {
  const { t } = useTranslation('medications')
  const query = useQuery(queryOf(getMedication, { params: { patientId, medicationId } }))
  const mayEdit = useIsAllowed(updateMedication.access)
  return (
    <Page
      title={
        query.data === undefined ? t('one') : <MedicationLine medication={shownMedication(query.data, t)} />
      }
      actions={<ButtonLink to={medicationPaths.list(patientId)}>{t('all')}</ButtonLink>}
      primary={
        mayEdit &&
        query.data !== undefined &&
        isCurrent(query.data.status) && (
          <ButtonLink to={medicationPaths.edit(patientId, medicationId)}>{t('edit')}</ButtonLink>
        )
      }
    >
      <QueryView query={query}>
        {(medication) => (
          <>
            <MedicationFacts medication={medication} />
            <OverrideList patientId={patientId} medicationId={medicationId} />
            <RecordStamp
              record={medication}
              history={{ patientId, kind: 'medication', recordId: medication.id }}
            />
            <MedicationActs key={medication.version} medication={medication} />
          </>
        )}
      </QueryView>
    </Page>
  )
}

function MedicationFacts({ medication }: { readonly medication: Medication }) {
  const { t } = useTranslation('medications')
  const notRecorded = useUiText().t('date.notRecorded')
  const { practitioner, startsOn, endsOn, statusReason, instructions } = medication
  const facts: Omit<Fact, 'label'>[] = [
    { key: 'status', value: t(`value.status.${medication.status}`) },
    { key: 'code', value: <CodingText coding={medication.code} /> },
    { key: 'isAsNeeded', value: t(medication.isAsNeeded ? 'asNeeded' : 'regularly') },
    { key: 'reason', value: <CodingText coding={medication.reason} /> },
    { key: 'authoredAt', value: <ClinicalMoment at={medication.authoredAt} /> },
    { key: 'practitioner', value: practitioner === null ? notRecorded : <bdi>{practitioner.name}</bdi> },
    ...(isCurrent(medication.status)
      ? []
      : [{ key: 'stoppedAt', value: <ClinicalMoment at={medication.stoppedAt} /> }]),
    ...(startsOn === null ? [] : [{ key: 'startsOn', value: <ClinicalDay date={startsOn} /> }]),
    ...(endsOn === null ? [] : [{ key: 'endsOn', value: <ClinicalDay date={endsOn} /> }]),
    ...(medication.stopCode === null && medication.stopReason === null
      ? []
      : [{ key: 'stopReason', value: <StopReason medication={medication} /> }]),
    ...(statusReason === null ? [] : [{ key: 'statusReason', value: <bdi>{statusReason}</bdi> }]),
    { key: 'codeNumber', value: <Identifier value={medication.code.code} /> },
    ...visitFact(medication, t('visit')),
    ...(instructions === null
      ? []
      : [{ key: 'instructions', value: <bdi>{instructions}</bdi>, isWide: true }]),
  ]
  return <Facts facts={facts.map((fact) => ({ ...fact, label: t(`field.${fact.key}`) }))} />
}

function visitFact({ patientId, encounterId }: Medication, label: string): Omit<Fact, 'label'>[] {
  if (encounterId === null) return []
  return [
    { key: 'visit', value: <TextLink to={encounterPaths.detail(patientId, encounterId)}>{label}</TextLink> },
  ]
}
