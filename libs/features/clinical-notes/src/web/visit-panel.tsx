import type { VisitProps } from '@ehr/ui/feature.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { PanelRows } from '@ehr/ui/table/panel-rows.tsx'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listNotes, startNote } from '../contract.ts'
import { rowOf } from './note-row.tsx'
import { useOpenNote } from './use-open-note.ts'

/** The notes of a visit, and the way to one's own: the draft that is open, else a new one. */
export function Panel({ patientId, encounterId }: VisitProps) {
  const { t } = useTranslation('clinical-notes')
  const mayWrite = useIsAllowed(startNote.access)
  const query = useQuery(queryOf(listNotes, { params: { patientId }, query: { encounterId, limit: 100 } }))
  const { open, isOpening, failure } = useOpenNote(patientId)
  if (!mayWrite && query.data?.items.length === 0) return null
  const hasDraft = query.data?.items.some(({ isMine, status }) => isMine && status === 'draft') === true
  return (
    <Section
      title={t('title')}
      {...(mayWrite
        ? {
            actions: (
              <Button size="xs" loading={isOpening} onClick={() => void open(encounterId)}>
                {t(hasDraft ? 'goOn' : 'write')}
              </Button>
            ),
          }
        : {})}
    >
      {failure !== undefined && <FailureState failure={failure} isWrite />}
      <QueryView query={query} isEmpty={({ items }) => items.length === 0} empty={t('noneOfVisit')}>
        {({ items }) => <PanelRows label={t('title')} rows={items.map(rowOf)} />}
      </QueryView>
    </Section>
  )
}
