import {
  type Encounter,
  encounterPaths,
  isOpenVisit,
  listEncounters,
  startEncounter,
} from '@ehr/feature-encounters/contract'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useOpenNote } from '../use-open-note.ts'
import css from './start-note.module.css'

/** Visits to choose from: what goes on now stands first. */
const LIMIT = 10

/** Which visit a new note is about; a note belongs to one. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('clinical-notes')
  const mayStart = useIsAllowed(startEncounter.access)
  const query = useQuery(queryOf(listEncounters, { params: { patientId }, query: { limit: LIMIT } }))
  const { open, isOpening, failure } = useOpenNote(patientId)
  const startVisit = mayStart && (
    <ButtonLink to={encounterPaths.start(patientId)}>{t('start.newVisit')}</ButtonLink>
  )
  return (
    <Page title={t('start.title')} subtitle={t('start.which')} actions={startVisit} width="narrow">
      {failure !== undefined && <FailureState failure={failure} isWrite />}
      <QueryView
        query={query}
        isEmpty={({ items }) => toChoose(items).length === 0}
        empty={<EmptyState title={t('start.noVisit')}>{t('start.noVisitText')}</EmptyState>}
      >
        {({ items }) => (
          <ul className={css.visits}>
            {toChoose(items).map((visit, place) => (
              <li key={visit.id}>
                <Button
                  fullWidth
                  justify="space-between"
                  variant={place === 0 && isOpenVisit(visit) ? 'filled' : 'default'}
                  disabled={isOpening}
                  onClick={() => void open(visit.id)}
                  rightSection={
                    <span>
                      <ClinicalMoment at={visit.startedAt} />
                    </span>
                  }
                  classNames={{ root: css.visit ?? '', label: css.what ?? '' }}
                >
                  <bdi>{visit.type?.display ?? t(`encounters:value.class.${visit.class}`)}</bdi>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </Page>
  )
}

function toChoose(visits: readonly Encounter[]): Encounter[] {
  const fit = visits.filter(({ status }) => !['planned', 'cancelled', 'entered-in-error'].includes(status))
  return [...fit.filter(isOpenVisit), ...fit.filter((visit) => !isOpenVisit(visit))]
}
