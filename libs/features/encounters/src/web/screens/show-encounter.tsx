import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
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
import { type Encounter, encounterPaths, getEncounter, setEncounterStatus } from '../../contract.ts'
import { EncounterTitle } from '../encounter-title.tsx'
import { VisitParts } from '../visit-parts.tsx'
import { VisitStepsBar } from '../write/visit-steps-bar.tsx'

/** One visit: when, where, with whom and why; below it what each feature recorded during it. */
export function Screen({ params: { patientId = '', encounterId = '' } }: ScreenProps) {
  const { t } = useTranslation('encounters')
  const mayWrite = useIsAllowed(setEncounterStatus.access)
  const query = useQuery(queryOf(getEncounter, { params: { patientId, encounterId } }))
  return (
    <Page
      title={query.data === undefined ? t('one') : <EncounterTitle encounter={query.data} />}
      actions={<ButtonLink to={encounterPaths.list(patientId)}>{t('all')}</ButtonLink>}
    >
      <QueryView query={query}>
        {(encounter) => (
          <>
            <EncounterFacts encounter={encounter} />
            {mayWrite && <VisitStepsBar visit={encounter} />}
            <VisitParts patientId={patientId} encounterId={encounterId} />
            <RecordStamp
              record={encounter}
              history={{ patientId, kind: 'encounter', recordId: encounter.id }}
            />
          </>
        )}
      </QueryView>
    </Page>
  )
}

function EncounterFacts({ encounter }: { readonly encounter: Encounter }) {
  const { t } = useTranslation('encounters')
  const notRecorded = useUiText().t('date.notRecorded')
  const { practitioner, location } = encounter
  const isPlanned = encounter.status === 'planned' || encounter.status === 'cancelled'
  const facts: Omit<Fact, 'label'>[] = [
    { key: 'status', value: t(`value.status.${encounter.status}`) },
    { key: 'class', value: t(`value.class.${encounter.class}`) },
    { key: isPlanned ? 'plannedFor' : 'startedAt', value: <ClinicalMoment at={encounter.startedAt} /> },
    ...(isPlanned ? [] : [{ key: 'endedAt', value: <ClinicalMoment at={encounter.endedAt} /> }]),
    { key: 'reason', value: <CodingText coding={encounter.reason} /> },
    { key: 'practitioner', value: practitioner === null ? notRecorded : <bdi>{practitioner.name}</bdi> },
    { key: 'location', value: location === null ? notRecorded : <bdi>{location.name}</bdi> },
    ...(encounter.statusReason === null
      ? []
      : [{ key: 'statusReason', value: <bdi>{encounter.statusReason}</bdi> }]),
  ]
  return <Facts facts={facts.map((fact) => ({ ...fact, label: t(`field.${fact.key}`) }))} />
}
