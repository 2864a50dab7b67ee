import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { Section } from '@ehr/ui/page/section.tsx'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { endOtherSessions, endSession, type OwnSession } from '../../account-contract.ts'
import css from './account.module.css'
import { browserName } from './browser-name.ts'
import { useOwnChange } from './own-change.ts'
import { OwnNotice } from './own-notice.tsx'

/** Where one is signed in, and the way to end it. */
export function OwnSessions({ sessions }: { sessions: readonly OwnSession[] }) {
  const { t } = useTranslation('session')
  const one = useOwnChange(endSession)
  const others = useOwnChange(endOtherSessions)
  const failure = one.failure ?? others.failure
  return (
    <Section
      title={t('account.sessions')}
      {...(sessions.length < 2
        ? {}
        : {
            actions: (
              <Button variant="default" loading={others.isSending} onClick={() => void others.send({})}>
                {t('account.endOthers')}
              </Button>
            ),
          })}
    >
      {failure !== undefined && <OwnNotice failure={failure} />}
      <ul className={css.sessions}>
        {sessions.map((session) => (
          <SessionItem
            key={session.id}
            session={session}
            onEnd={() => void one.send({ params: { sessionId: session.id } })}
          />
        ))}
      </ul>
    </Section>
  )
}

function SessionItem({ session, onEnd }: { session: OwnSession; onEnd: () => void }) {
  const { t } = useTranslation('session')
  const browser = browserName(session.userAgent) ?? t('account.unknownBrowser')
  return (
    <li className={css.session}>
      <div>
        <div className={css.browser}>
          <bdi>{browser}</bdi>
          {session.isThis && <span> · {t('account.thisSession')}</span>}
          {session.isLocked && <span> · {t('account.locked')}</span>}
        </div>
        <div className={css.facts}>
          <bdi dir="ltr">{session.clientAddress}</bdi> · {t('account.signedInAt')}{' '}
          <ClinicalMoment at={session.signedInAt} /> · {t('account.lastUsedAt')}{' '}
          <ClinicalMoment at={session.lastUsedAt} />
        </div>
      </div>
      {!session.isThis && (
        <Button variant="default" onClick={onEnd} aria-label={t('account.endNamed', { browser })}>
          {t('account.end')}
        </Button>
      )}
    </li>
  )
}
