import { encounterPaths } from '@ehr/feature-encounters/contract'
import { ClinicalDay } from '@ehr/ui/display/components/clinical-day.tsx'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import { Identifier } from '@ehr/ui/display/components/identifier.tsx'
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
import { getImmunization, type Immunization, immunizationPaths } from '../../contract.ts'

/** One immunization, whole. */
export function Screen({ params: { patientId = '', immunizationId = '' } }: ScreenProps) {
  const { t } = useTranslation('immunizations')
  const query = useQuery(queryOf(getImmunization, { params: { patientId, immunizationId } }))
  return (
    <Page
      title={query.data === undefined ? t('one') : <CodingText coding={query.data.code} />}
      actions={<ButtonLink to={immunizationPaths.list(patientId)}>{t('all')}</ButtonLink>}
    >
      <QueryView query={query}>
        {(immunization) => (
          <>
            <ImmunizationFacts immunization={immunization} />
            <RecordStamp record={immunization} />
          </>
        )}
      </QueryView>
    </Page>
  )
}

function ImmunizationFacts({ immunization }: { readonly immunization: Immunization }) {
  const { t } = useTranslation('immunizations')
  const notRecorded = useUiText().t('date.notRecorded')
  const { patientId, encounterId, doseNumber, lotNumber, note } = immunization
  const facts: Omit<Fact, 'label'>[] = [
    { key: 'status', value: t(`value.status.${immunization.status}`) },
    ...(immunization.statusReason === null
      ? []
      : [{ key: 'statusReason', value: immunization.statusReason }]),
    { key: 'occurredAt', value: <ClinicalMoment at={immunization.occurredAt} /> },
    { key: 'doseNumber', value: doseNumber ?? notRecorded },
    { key: 'site', value: immunization.site ?? notRecorded },
    { key: 'lotNumber', value: lotNumber === null ? notRecorded : <Identifier value={lotNumber} /> },
    { key: 'expiresOn', value: <ClinicalDay date={immunization.expiresOn} /> },
    { key: 'source', value: t(immunization.isPrimarySource ? 'source.here' : 'source.reported') },
    ...(encounterId === null
      ? []
      : [
          {
            key: 'visit',
            value: <TextLink to={encounterPaths.detail(patientId, encounterId)}>{t('visit')}</TextLink>,
          },
        ]),
    ...(note === null ? [] : [{ key: 'note', value: note, isWide: true }]),
  ]
  return <Facts facts={facts.map((fact) => ({ ...fact, label: t(`field.${fact.key}`) }))} />
}
