import { encounterPaths } from '@ehr/feature-encounters/contract'
import { useIsAllowed } from '@ehr/ui'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { ButtonLink, TextLink } from '@ehr/ui/page/button-link.tsx'
import { Facts } from '@ehr/ui/page/facts.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { RecordStamp } from '@ehr/ui/page/record-stamp.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Appointment, appointmentPaths, getAppointment, updateAppointment } from '../../contract.ts'
import { AppointmentStatusMark } from '../status-mark.tsx'

/** One appointment, whole. */
export function Screen({ params: { patientId = '', appointmentId = '' } }: ScreenProps) {
  const { t } = useTranslation('appointments')
  const mayBook = useIsAllowed(updateAppointment.access)
  const query = useQuery(queryOf(getAppointment, { params: { patientId, appointmentId } }))
  const status = query.data?.status
  const isMovable = mayBook && (status === 'booked' || status === 'arrived')
  return (
    <Page
      title={t('one')}
      actions={
        <>
          <ButtonLink to={appointmentPaths.list(patientId)}>{t('all')}</ButtonLink>
          {isMovable && (
            <ButtonLink to={appointmentPaths.cancel(patientId, appointmentId)}>
              {t('cancel.title')}
            </ButtonLink>
          )}
        </>
      }
      primary={
        isMovable && <ButtonLink to={appointmentPaths.move(patientId, appointmentId)}>{t('move')}</ButtonLink>
      }
    >
      <QueryView query={query}>
        {(appointment) => (
          <>
            <AppointmentFacts appointment={appointment} />
            <RecordStamp
              record={appointment}
              history={{ patientId, kind: 'appointment', recordId: appointment.id }}
            />
          </>
        )}
      </QueryView>
    </Page>
  )
}

function AppointmentFacts({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTranslation('appointments')
  const facts = [
    { key: 'startsAt', value: <ClinicalMoment at={appointment.startsAt} /> },
    { key: 'endsAt', value: <ClinicalMoment at={appointment.endsAt} /> },
    { key: 'status', value: <AppointmentStatusMark status={appointment.status} /> },
    { key: 'practitioner', value: <bdi>{appointment.practitioner.name}</bdi> },
    { key: 'location', value: <bdi>{appointment.location.name}</bdi> },
    { key: 'visitType', value: <CodingText coding={appointment.visitType} /> },
    { key: 'reason', value: <CodingText coding={appointment.reason} /> },
    { key: 'reasonText', value: <Words text={appointment.reasonText} /> },
    { key: 'comment', value: <Words text={appointment.comment} /> },
    ...momentsOf(appointment),
    ...wordsOf(appointment),
    ...(appointment.encounterId === null
      ? []
      : [
          {
            key: 'encounter',
            value: (
              <TextLink to={encounterPaths.detail(appointment.patientId, appointment.encounterId)}>
                {t('visit')}
              </TextLink>
            ),
          },
        ]),
  ]
  return <Facts facts={facts.map((fact) => ({ ...fact, label: t(`field.${fact.key}`) }))} />
}

/** What happened so far; nothing where it has not. */
function momentsOf(appointment: Appointment) {
  const { arrivedAt, inRoomAt, doneAt } = appointment
  return Object.entries({ arrivedAt, inRoomAt, doneAt }).flatMap(([key, at]) =>
    at === null ? [] : [{ key, value: <ClinicalMoment at={at} /> }],
  )
}

function wordsOf({ cancelReason, overlapReason }: Appointment) {
  return Object.entries({ cancelReason, overlapReason }).flatMap(([key, text]) =>
    text === null ? [] : [{ key, value: <bdi>{text}</bdi> }],
  )
}

function Words({ text }: { readonly text: string | null }) {
  const { t } = useUiText()
  return text === null ? t('date.notRecorded') : <bdi>{text}</bdi>
}
