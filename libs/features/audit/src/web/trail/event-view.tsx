import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { type Fact, Facts } from '@ehr/ui/page/facts.tsx'
import { Section } from '@ehr/ui/page/section.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type EventDetail, getEvent } from '../../contract.ts'
import { ChangeTable } from './change-table.tsx'
import { EventAct, UserName } from './event-columns.tsx'
import { EventPatients } from './event-patients.tsx'
import css from './event-view.module.css'
import { roleWords } from './role-words.ts'

/** One event whole: who, when, from where, why, what was before and after. */
export function EventView({ eventId }: { readonly eventId: string }) {
  const { t } = useTranslation('audit')
  const query = useQuery(queryOf(getEvent, { params: { eventId } }))
  return (
    <QueryView query={query}>
      {(event) => (
        <div className={css.event}>
          <EventFacts event={event} />
          {event.changes.length > 0 && (
            <Section title={t('event.changes')}>
              <ChangeTable changes={event.changes} />
            </Section>
          )}
          {event.areChangesHidden && <Section title={t('event.changes')}>{t('event.hidden')}</Section>}
          {event.detail !== null && (
            <Section title={t('event.asked')}>
              <pre dir="ltr" className={css.detail}>
                {event.detail}
              </pre>
            </Section>
          )}
        </div>
      )}
    </QueryView>
  )
}

function EventFacts({ event }: { readonly event: EventDetail }) {
  const { t } = useTranslation('audit')
  const ui = useUiText().t
  const record = event.recordType === null ? event.recordId : `${event.recordType} ${event.recordId ?? ''}`
  const seal = event.seal === null ? t('event.unsealed') : `${event.seal.chainId} · ${event.seal.sequence}`
  const facts: Omit<Fact, 'label'>[] = [
    { key: 'recordedAt', value: <ClinicalMoment at={event.recordedAt} /> },
    { key: 'user', value: <UserName user={event.user} t={t} /> },
    { key: 'roles', value: roleWords(event.roles, ui) },
    { key: 'action', value: <EventAct event={event} t={t} /> },
    { key: 'operation', value: <bdi dir="ltr">{event.operation}</bdi> },
    ...(event.patientCount === 0
      ? []
      : [
          {
            key: 'patients',
            value: <EventPatients event={event} most={25} isLinked />,
            isWide: event.patientCount > 3,
          },
        ]),
    ...(record === null ? [] : [{ key: 'record', value: <bdi dir="ltr">{record}</bdi> }]),
    ...(event.reason === null ? [] : [{ key: 'reason', value: <bdi>{event.reason}</bdi>, isWide: true }]),
    { key: 'clientAddress', value: <bdi dir="ltr">{event.clientAddress ?? '–'}</bdi> },
    { key: 'userAgent', value: <bdi dir="ltr">{event.userAgent ?? '–'}</bdi>, isWide: true },
    { key: 'requestId', value: <bdi dir="ltr">{event.requestId ?? '–'}</bdi> },
    { key: 'seal', value: <bdi dir="ltr">{seal}</bdi>, isWide: true },
  ]
  return <Facts facts={facts.map((fact) => ({ ...fact, label: t(`field.${fact.key}`) }))} />
}
