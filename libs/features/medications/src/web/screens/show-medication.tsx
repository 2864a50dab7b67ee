import { encounterPaths } from '@ehr/feature-encounters/contract'
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
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getMedication, type Medication, medicationPaths } from '../../contract.ts'
import { shownMedication } from '../drug-name.ts'
import { isCurrent } from '../medication-state.tsx'

/** One prescription, whole. */
export function Screen({ params: { patientId = '', medicationId = '' } }: ScreenProps) {
  const { t } = useTranslation('medications')
  const query = useQuery(queryOf(getMedication, { params: { patientId, medicationId } }))
  return (
    <Page
      title={
        query.data === undefined ? t('one') : <MedicationLine medication={shownMedication(query.data)} />
      }
      actions={<ButtonLink to={medicationPaths.list(patientId)}>{t('all')}</ButtonLink>}
    >
      <QueryView query={query}>
        {(medication) => (
          <>
            <MedicationFacts medication={medication} />
            <RecordStamp record={medication} />
          </>
        )}
      </QueryView>
    </Page>
  )
}

function MedicationFacts({ medication }: { readonly medication: Medication }) {
  const { t } = useTranslation('medications')
  const notRecorded = useUiText().t('date.notRecorded')
  const { practitioner, stopReason, instructions } = medication
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
    ...(stopReason === null ? [] : [{ key: 'stopReason', value: <bdi>{stopReason}</bdi> }]),
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
