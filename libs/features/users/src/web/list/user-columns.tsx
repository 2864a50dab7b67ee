import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import type { TableColumn } from '@ehr/ui/table/table-column.ts'
import type { TFunction } from 'i18next'
import type { User } from '../../contract.ts'
import { GrantsText } from './grants-text.tsx'
import { UserStates } from './user-states.tsx'

/** Who it is, what they may do, how their account stands, when they signed in last. */
export function columnsOf(t: TFunction<'users'>): TableColumn<User>[] {
  return [
    { key: 'name', header: t('field.name'), phone: 'first', cell: ({ name }) => <bdi>{name}</bdi> },
    {
      key: 'email',
      header: t('field.email'),
      phone: 'second',
      cell: ({ email }) => <bdi dir="ltr">{email}</bdi>,
    },
    {
      key: 'roles',
      header: t('field.roles'),
      phone: 'second',
      cell: ({ roles }) => <GrantsText grants={roles} />,
    },
    { key: 'state', header: t('field.state'), phone: 'second', cell: (user) => <UserStates user={user} /> },
    {
      key: 'lastSignIn',
      header: t('field.lastSignIn'),
      phone: 'end',
      breaks: 'whole',
      cell: ({ lastSignInAt }) => (lastSignInAt === null ? t('never') : <ClinicalMoment at={lastSignInAt} />),
    },
  ]
}
