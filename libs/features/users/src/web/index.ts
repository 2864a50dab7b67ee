import { defineWebFeature } from '@ehr/ui/feature.ts'
import { IconUserCog } from '@tabler/icons-react'
import { inviteUser, searchUsers, userPaths } from '../contract.ts'

/** Users and permissions: two tabs, and an account's own page. */
export const feature = defineWebFeature({
  name: 'users',
  routes: [
    {
      path: userPaths.list,
      access: searchUsers.access,
      titleKey: 'title',
      screen: () => import('./screens/list-users.tsx'),
    },
    {
      path: userPaths.matrix,
      access: searchUsers.access,
      titleKey: 'matrix.title',
      screen: () => import('./screens/show-matrix.tsx'),
    },
    {
      path: userPaths.invite,
      access: inviteUser.access,
      titleKey: 'invite.title',
      screen: () => import('./screens/invite-user.tsx'),
    },
    {
      path: '/users/$userId',
      access: searchUsers.access,
      titleKey: 'account.title',
      screen: () => import('./screens/edit-user.tsx'),
    },
  ],
  nav: [{ path: userPaths.list, labelKey: 'nav', icon: IconUserCog, access: searchUsers.access, order: 100 }],
})
