import { SyntheticBanner } from '@ehr/ui/page/synthetic-banner.tsx'
import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { LanguageLinks } from '../i18n/language-links.tsx'
import type { ReadySession } from './ready-session.ts'
import css from './session.module.css'

export interface SignInFrameProps {
  session: ReadySession
  title: string
  children: ReactNode
}

/** The one column in which people sign in, choose a password, or come back to a locked screen. */
export function SignInFrame({ session, title, children }: SignInFrameProps) {
  return (
    <div className={css.page}>
      <header>
        <SyntheticBanner dataClass={session.clinic.dataClass} />
      </header>
      <main className={css.column}>
        <div className={css.header}>
          {session.clinic.logo !== null && (
            <img
              key={session.clinic.logo}
              className={css.logo}
              src={`/api/clinic-logo?logo=${session.clinic.logo}`}
              alt=""
            />
          )}
          <p className={css.clinic}>
            <bdi>{session.clinic.name}</bdi>
          </p>
          <Title order={1}>{title}</Title>
        </div>
        {children}
        <LanguageLinks languages={session.clinic.languages} />
      </main>
    </div>
  )
}
