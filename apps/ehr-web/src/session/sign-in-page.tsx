import type { Session } from '@ehr/feature-session/contract'
import { SignInForm } from '@ehr/feature-session/web'
import { SyntheticBanner } from '@ehr/ui/page/synthetic-banner.tsx'
import { Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageLinks } from '../i18n/language-links.tsx'
import { loadSignedIn, rememberSignedIn } from '../start/signed-in.ts'
import css from './session.module.css'
import { sessionQuery } from './session-query.ts'

/** The sign-in screen; the address stays what it is, so that signing in shows what was asked for. */
export function SignInPage({ session }: { session: Session }) {
  const { t } = useTranslation('app')
  const client = useQueryClient()
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${session.clinic.name}`
  }, [t, session.clinic.name])

  const enter = (signedIn: Session) => {
    rememberSignedIn(true)
    client.setQueryData(sessionQuery.queryKey, signedIn)
  }
  return (
    <div className={css.page}>
      <header>
        <SyntheticBanner dataClass={session.clinic.dataClass} />
      </header>
      <main className={css.column}>
        <div className={css.header}>
          <p className={css.clinic}>
            <bdi>{session.clinic.name}</bdi>
          </p>
          <Title order={1}>{t('signIn.title')}</Title>
        </div>
        <SignInForm
          demoAccounts={session.demoAccounts}
          onSignedIn={enter}
          onUsed={() => void loadSignedIn()}
        />
        <LanguageLinks />
      </main>
    </div>
  )
}
