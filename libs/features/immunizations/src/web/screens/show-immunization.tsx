import { encounterPaths } from '@ehr/feature-encounters/contract'
import { ClinicalDay } from '@ehr/ui/display/components/clinical-day.tsx'
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
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getImmunization, type Immunization, immunizationPaths, updateImmunization } from '../../contract.ts'
import { DoseTime } from '../dose-time.tsx'
import { KnownWord } from '../known-word.tsx'

/** One immunization, whole. */
export function Screen({ params: { patientId = '', immunizationId = '' } }: ScreenProps) {
  const { t } = useTranslation('immunizations')
  const mayWrite = useIsAllowed(updateImmunization.access)
  const query = useQuery(queryOf(getImmunization, { params: { patientId, immunizationId } }))
  return (
    <Page
      title={query.data === undefined ? t('one') : <CodingText coding={query.data.code} />}
      actions={
        <>
          <ButtonLink to={immunizationPaths.list(patientId)}>{t('all')}</ButtonLink>
          {query.data !== undefined && mayWrite && <Actions immunization={query.data} />}
        </>
      }
    >
      <QueryView query={query}>
        {(immunization) => (
          <>
            <ImmunizationFacts immunization={immunization} />
            <RecordStamp
              record={immunization}
              history={{ patientId, kind: 'immunization', recordId: immunization.id }}
            />
          </>
        )}
      </QueryView>
    </Page>
  )
}

/** What may be done with it; nothing with what was entered in error. */
function Actions({ immunization: { patientId, id, status } }: { readonly immunization: Immunization }) {
  const { t } = useTranslation('immunizations')
  if (status === 'entered-in-error') return null
  return (
    <>
      <ButtonLink to={immunizationPaths.error(patientId, id)}>{t('error.action')}</ButtonLink>
      <ButtonLink to={immunizationPaths.edit(patientId, id)}>{t('edit')}</ButtonLink>
    </>
  )
}

function ImmunizationFacts({ immunization }: { readonly immunization: Immunization }) {
  const { t } = useTranslation('immunizations')
  const notRecorded = useUiText().t('date.notRecorded')
  const { patientId, encounterId, doseNumber, lotNumber, note } = immunization
  const { site, route, performer, place } = immunization
  const facts: Omit<Fact, 'label'>[] = [
    { key: 'status', value: t(`value.status.${immunization.status}`) },
    ...(immunization.statusReason === null
      ? []
      : [
          {
            key: 'statusReason',
            value: <KnownWord kind="statusReason" word={immunization.statusReason} />,
          },
        ]),
    ...(immunization.errorReason === null
      ? []
      : [{ key: 'errorReason', value: <bdi>{immunization.errorReason}</bdi>, isWide: true }]),
    { key: 'occurredAt', value: <DoseTime dose={immunization} /> },
    { key: 'doseNumber', value: doseNumber ?? notRecorded },
    { key: 'site', value: site === null ? notRecorded : <KnownWord kind="site" word={site} /> },
    { key: 'route', value: route === null ? notRecorded : <KnownWord kind="route" word={route} /> },
    { key: 'lotNumber', value: lotNumber === null ? notRecorded : <Identifier value={lotNumber} /> },
    { key: 'expiresOn', value: <ClinicalDay date={immunization.expiresOn} /> },
    { key: 'performer', value: performer === null ? notRecorded : <bdi>{performer}</bdi> },
    { key: 'place', value: place === null ? notRecorded : <bdi>{place}</bdi> },
    { key: 'source', value: t(immunization.isPrimarySource ? 'source.here' : 'source.reported') },
    ...(encounterId === null
      ? []
      : [
          {
            key: 'visit',
            value: <TextLink to={encounterPaths.detail(patientId, encounterId)}>{t('visit')}</TextLink>,
          },
        ]),
    ...(note === null ? [] : [{ key: 'note', value: <bdi>{note}</bdi>, isWide: true }]),
  ]
  return <Facts facts={facts.map((fact) => ({ ...fact, label: t(`field.${fact.key}`) }))} />
}
