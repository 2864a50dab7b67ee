import { useIsAllowed } from '@ehr/ui'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { Facts } from '@ehr/ui/page/facts.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { Section } from '@ehr/ui/page/section.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getUser, type User, updateUser, userPaths } from '../../contract.ts'
import { AccountActs } from '../account/account-acts.tsx'
import { AccountForm } from '../account/account-form.tsx'
import { UserSessions } from '../account/user-sessions.tsx'
import { GrantsText } from '../list/grants-text.tsx'
import { UserStates } from '../list/user-states.tsx'

/** One account: what it is, and what an administrator may change of it. */
export function Screen({ params: { userId = '' } }: ScreenProps) {
  const { t } = useTranslation('users')
  const mayWrite = useIsAllowed(updateUser.access)
  const query = useQuery(queryOf(getUser, { params: { userId } }))
  return (
    <Page
      title={query.data === undefined ? t('account.title') : <bdi>{query.data.name}</bdi>}
      subtitle={<bdi dir="ltr">{query.data?.email ?? ''}</bdi>}
      width="narrow"
      actions={<ButtonLink to={userPaths.list}>{t('account.back')}</ButtonLink>}
    >
      <QueryView query={query}>
        {(user) => (
          <>
            <AccountFacts user={user} />
            {mayWrite && <AccountForm key={`${user.id} ${user.version}`} user={user} />}
            {mayWrite && <AccountActs key={user.id} user={user} />}
            <UserSessions userId={user.id} />
          </>
        )}
      </QueryView>
    </Page>
  )
}

function AccountFacts({ user }: { readonly user: User }) {
  const { t } = useTranslation('users')
  const facts = [
    { key: 'state', label: t('field.state'), value: <UserStates user={user} /> },
    { key: 'roles', label: t('field.roles'), value: <GrantsText grants={user.roles} /> },
    {
      key: 'practitioner',
      label: t('field.practitioner'),
      value: <bdi>{user.practitionerName ?? t('field.noPractitioner')}</bdi>,
    },
    {
      key: 'lastSignIn',
      label: t('field.lastSignIn'),
      value: user.lastSignInAt === null ? t('never') : <ClinicalMoment at={user.lastSignInAt} />,
    },
  ]
  return (
    <Section title={t('account.title')}>
      <Facts facts={facts} />
    </Section>
  )
}
