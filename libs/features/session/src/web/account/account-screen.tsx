import type { ScreenProps } from '@ehr/ui'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getAccount } from '../../account-contract.ts'
import { OwnSessions } from './own-sessions.tsx'
import { PasswordSection } from './password-section.tsx'
import { SecondFactorSection } from './second-factor-section.tsx'

/** One's own account: password, second factor, sessions. */
export function Screen(_: ScreenProps) {
  const { t } = useTranslation('session')
  const query = useQuery(queryOf(getAccount, {}))
  return (
    <Page title={t('account.title')} width="narrow" subtitle={<Subtitle query={query} />}>
      <QueryView query={query}>
        {(account) => (
          <>
            <PasswordSection version={account.version} />
            <SecondFactorSection account={account} />
            <OwnSessions sessions={account.sessions} />
          </>
        )}
      </QueryView>
    </Page>
  )
}

function Subtitle({ query }: { query: { data?: { email: string } | undefined } }) {
  return <bdi dir="ltr">{query.data?.email ?? ''}</bdi>
}
