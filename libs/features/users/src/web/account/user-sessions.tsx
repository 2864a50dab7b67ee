import { useIsAllowed } from '@ehr/ui'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { Section } from '@ehr/ui/page/section.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { endUserSession, listUserSessions, type UserSession } from '../../contract.ts'
import css from '../users.module.css'
import { useUserChange } from './use-user-change.ts'

/** Where an account is signed in, and the way to end it. */
export function UserSessions({ userId }: { readonly userId: string }) {
  const { t } = useTranslation('users')
  const mayEnd = useIsAllowed(endUserSession.access)
  const query = useQuery(queryOf(listUserSessions, { params: { userId } }))
  const { send, failure } = useUserChange(endUserSession)
  return (
    <Section title={t('sessions.title')}>
      {failure !== undefined && <FailureState failure={failure} isWrite />}
      <QueryView
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<p>{t('sessions.none')}</p>}
      >
        {({ items }) => (
          <ul className={css.sessions}>
            {items.map((session) => (
              <li key={session.id} className={css.session}>
                <SessionFacts session={session} />
                {mayEnd && (
                  <Button
                    variant="default"
                    onClick={() => void send({ params: { userId, sessionId: session.id } })}
                  >
                    {t('sessions.end')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </Section>
  )
}

function SessionFacts({ session }: { readonly session: UserSession }) {
  const { t } = useTranslation('users')
  return (
    <div>
      <div>
        {t('sessions.lastUsed')} <ClinicalMoment at={session.lastUsedAt} />
        {session.isLocked && <> · {t('sessions.locked')}</>}
      </div>
      <div className={css.facts}>
        {t('sessions.signedIn')} <ClinicalMoment at={session.signedInAt} /> ·{' '}
        <bdi dir="ltr">{session.clientAddress ?? ''}</bdi>
      </div>
      <div className={css.facts}>
        <bdi dir="ltr">{session.userAgent ?? ''}</bdi>
      </div>
    </div>
  )
}
